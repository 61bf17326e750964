"""Countries: which of them act, and so are organisations of the kind state, and which are places, or both."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.assemble.cast.dealings import ADDRESSING, acts, weigh_words
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.lexicon.countries import Country, country_by_capital, country_by_name
from geopolnews.lexicon.places import choose_place

ORGANISATION_SHARE = 0.34
"""A country acts where the reader takes this share of its mentions for an organisation; measured on 105 countries."""

OFTEN_PLACE, OFTEN_STATE = 5, 6
"""A place named so often is a power as well, a power named so often a place: the article is about the country. Of 21
such countries in the annotated articles 15 are both."""


SURE_PLACE = 0.9
"""A capital that the reader takes for a place so surely is one, though the tree may have it do something."""

SETTING_SHARE = 0.6
"""A country that never acts and that the reader mostly takes for a place stays one, however often it is named."""


@attrs.define
class CountryUse:
    """How a country is used in an article."""

    country: Country
    mentions: list[Mention] = attrs.field(factory=list)
    capitals: list[Mention] = attrs.field(factory=list)
    """Mentions of its capital that mean its government."""
    acting: int = 0
    """How often it is the subject of a verb, or dealt with."""
    lying: int = 0
    """How often something is in it."""
    alone: bool = False
    """Whether the article speaks of hardly any other country, so that this one is its setting."""

    @property
    def is_state(self) -> bool:
        """Whether it acts or is spoken of as a power."""
        setting = not self.acting and not self.capitals and self.share(Label.PLACE) >= SETTING_SHARE
        return self.is_party or (len(self.mentions) >= OFTEN_PLACE and not setting)

    @property
    def is_place(self) -> bool:
        """Whether it is a place."""
        often = len(self.mentions) >= OFTEN_STATE
        return bool(self.mentions) and (self.lying > 0 or often or not self.is_party)

    @property
    def is_party(self) -> bool:
        """Whether the words beside it, or the reader's mark, make it a power."""
        if self.acting or self.capitals or self.share(Label.ORGANISATION) >= ORGANISATION_SHARE:
            return True
        return not self.lying and not self.only_place

    @property
    def only_place(self) -> bool:
        """Whether nothing but the setting of the article, or the reader's mark, tells that it is a place."""
        return self.alone or self.share(Label.PLACE) > 0.5

    def share(self, label: Label) -> float:
        """Return the share of its mentions that the head for parties gives a label."""
        return sum(m.party is label for m in self.mentions) / max(1, len(self.mentions))

    @property
    def confidence(self) -> float:
        """How sure the use is: surer with every mention."""
        return round(0.5 + 0.45 * min(1.0, len(self.mentions) / 4), 3)


def weigh_countries(doc: Doc, mentions: Sequence[Mention]) -> dict[str, CountryUse]:
    """Return how each country is used, by its usual name."""
    uses: dict[str, CountryUse] = {}
    for mention in mentions:
        if mention.country is None or mention.label in (Label.PERSON, Label.UNNAMED):
            continue
        use = uses.setdefault(mention.country.name, CountryUse(mention.country))
        use.mentions.append(mention)
        acting, lying = weigh_words(doc, mention)
        use.acting += acting
        use.lying += lying
    for mention, country in acting_capitals(doc, mentions):
        use = uses.setdefault(country.name, CountryUse(country))
        use.capitals.append(mention)
    for use in uses.values():
        use.alone = len(use.mentions) > sum(len(u.mentions) for u in uses.values() if u is not use)
    return uses


OF_THE_TOWN = frozenset("mayor city municipality residents councillors councilors deputy district".split())
"""Words after a capital that make it a town."""


def acting_capitals(doc: Doc, mentions: Sequence[Mention]) -> list[tuple[Mention, Country]]:
    """Return the mentions of capitals that stand for a government."""
    found = []
    spoken = {m.country.code for m in mentions if m.country is not None and m.country.code is not None}
    for mention in mentions:
        country = None if mention.country or mention.text.isupper() else country_by_capital(mention.text)
        if country is None or country_by_name(mention.text) or mention.label in (Label.PERSON, Label.UNNAMED):
            continue
        if mention.end < len(doc) and doc[mention.end].lower_ in OF_THE_TOWN:
            continue  # "Lund Mayor Ona Reed"
        town, _ = choose_place(mention.text, spoken)
        if town is not None and town.country != country.code:
            continue  # the Sucre of an article about Venezuela is no capital
        sure = mention.party is Label.PLACE and mention.confidence >= SURE_PLACE
        if mention.label is Label.ORGANISATION or (acts(doc, mention) and not sure) or is_paired(doc, mention):
            found.append((mention, country))
    return found


def is_paired(doc: Doc, mention: Mention) -> bool:
    """Tell whether a capital is spoken to ("warned Riyadh"), or one of two: "between Ankara and Tehran"."""
    before = doc[mention.start - 1].lower_ if mention.start else ""
    if before in {"between", "with", "against"} or before in ADDRESSING:
        return True
    if before == "and" and mention.start > 2:
        return doc[mention.start - 3].lower_ == "between"
    return False
