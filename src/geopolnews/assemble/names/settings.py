"""Which countries an article speaks of, and how strongly: the setting in which its short names are read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import marks_of
from geopolnews.assemble.names.demonyms import is_continental, is_language
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.motion import moves
from geopolnews.lexicon.countries import country_by_capital, country_by_code, country_by_demonym, find_country
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.organisation_kinds import (
    country_of_organisation,
    find_country_inside,
    is_shared,
    kind_of_organisation,
)
from geopolnews.lexicon.organisations import known_organisations
from geopolnews.lexicon.places import STRAY_CITY, GazetteerPlace, choose_place
from geopolnews.model.article import PartKind
from geopolnews.model.organisation import OrganisationKind
from geopolnews.model.place import PlaceKind

OF_THE_STATE = frozenset([OrganisationKind.STATE, OrganisationKind.GOVERNMENT, OrganisationKind.MILITARY])
"""Bodies whose names speak of a country; "Communist Party of India" does not."""

MAIN_SHARE = 0.6
"""An article is about one country where this share of its words for countries means it."""

CLEAR_LEAD = 2.0
"""Or where it is meant this many times as often as the next one."""


DATELINE_PLACE = re.compile(r"[^\W\d_][\w .’'-]*?(?=\s*[,(/–—:]|\s+-|-[\s\d]|\s*$)")

HOME_WEIGHT = 0.5
"""What the dateline counts for the country of an office, where the country spoken of most has 1."""
FIRST_WEIGHT = 0.4
"""What it counts to be the first country of the sentence."""
MARKED_WEIGHT = 0.3
"""What an office that is expressly given to a country takes from it, wherever it stands."""
BESIDE_WEIGHT = 1.0
"""What it takes where it stands in the same sentence."""

SHORTEST_ROW, LONGEST_JOINT = 3, 3
"""Countries of a row, and tokens between two of them."""

SHORTEST_HINT = 3
"""Letters of an acronym that stands for too much to tell of a country."""

FEW = 3.0
"""A country that is spoken of less than so often is not what an article is about that was filed in another one."""

PLACE_WEIGHT = 0.5
"""What a town or region of a country counts, where the country's own name has 1."""
WORLD_MEDIA = frozenset(
    [
        *"ap afp reuters bbc cnn bloomberg economist guardian twitter facebook youtube google".split(),
        *("al jazeera", "associated press", "agence france-presse", "bbc news", "financial times", "new york times"),
        *("washington post", "wall street journal"),
    ]
)
"""Media that report from everywhere, so that they tell nothing of what an article is about."""


@attrs.frozen
class Setting:
    """The countries of an article."""

    counts: dict[str, float]
    """Code -> weight, the weightiest first."""
    names: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    """Code -> the names by which the text calls the country, the commonest first."""
    spoken: frozenset[str] = frozenset()
    """Codes of the countries that the text names, by themselves or in the name of a body of the state."""
    at: tuple[tuple[int, str], ...] = ()
    """Tokens and the countries that they mean, in the order of the text."""
    home: str | None = None
    """The country of the dateline."""

    goals: frozenset[str] = frozenset()
    """Codes of countries of which nothing is told but that somebody goes there: no office is of them."""
    of_parties: tuple[str, ...] = ()
    """Codes of the countries of well-known parties; they tell acronyms of the same country."""
    unmarked: tuple[tuple[int, int], ...] = ()
    """Sentences in which an office is given to nobody's country."""
    foreign: tuple[tuple[int, str], ...] = ()
    """Tokens and countries where an office is expressly given to a country: unmarked ones are rather another's."""

    def home_of_office(self, sentences: Sequence[tuple[int, int]], others: Collection[str] = ()) -> str | None:
        """Return the country that an office is most likely held in which the text gives none.

        Only countries that the text names come into question: an office of a country that it does not name stays open.
        News marks the offices of other countries and leaves its own unmarked, so a marked country is less likely.

        Args:
            sentences: the sentences that name the office, as tokens.
            others: codes of countries of which it is not, because those of its counterparts are.
        """
        top = max(self.counts.values(), default=1.0)
        marked = Counter(code for _, code in self.foreign)
        weights = {}
        for code, count in self.counts.items():
            if code not in others and code not in self.goals:
                weights[code] = count / top + HOME_WEIGHT * (code == self.home) - min(2, marked[code]) * MARKED_WEIGHT
        for sentence in sentences:
            marks = {code for token, code in self.foreign if sentence[0] <= token < sentence[1]}
            inside = [
                c for token, c in self.at if sentence[0] <= token < sentence[1] and c in weights and c not in marks
            ]
            if inside:
                weights[inside[0]] += FIRST_WEIGHT / len(sentences)
        for sentence in self.unmarked:
            for code in {
                code for token, code in self.foreign if sentence[0] <= token < sentence[1] and code in weights
            }:
                weights[code] -= BESIDE_WEIGHT / len(self.unmarked)
        best = max(weights, key=lambda code: weights[code], default=None)
        return best if best in self.spoken else None

    def name_of(self, code: str) -> str | None:
        """Return the name of a country, the usual one unless the text always uses a shorter one: "UAE"."""
        country = country_by_code(code)
        if country is None:
            return None
        names = [n for n in self.names.get(code, ()) if len(n) < len(country.name)]
        return country.name if country.name in self.names.get(code, ()) or not names else names[0]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, the weightiest first."""
        return tuple(self.counts)

    @property
    def near(self) -> tuple[str, ...]:
        """The codes that tell apart what shares an acronym: those spoken of, then those of parties alone."""
        return (*self.counts, *(code for code in self.of_parties if code not in self.counts))

    @property
    def native(self) -> str | None:
        """The country of what the text gives none: that of the dateline, or the one spoken of most; None for a tie."""
        ranked = list(self.counts.items())
        ahead = bool(ranked) and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
        if self.home is not None and self.counts.get(self.main or "", 0.0) < FEW:
            return self.home  # an article from Cairo that names London once is about Cairo
        return self.main or self.home or (ranked[0][0] if ahead else None)

    @property
    def main(self) -> str | None:
        """The country that the article is plainly about; None where there are several or none."""
        ranked = list(self.counts.items())
        if not ranked:
            return None
        total = sum(self.counts.values())
        lead = ranked[0][1] >= CLEAR_LEAD * ranked[1][1] if len(ranked) > 1 else True
        return ranked[0][0] if lead or ranked[0][1] >= MAIN_SHARE * total else None


def read_setting(doc: Doc, mentions: Sequence[Mention]) -> Setting:
    """Count the words of an article that mean countries: names, demonyms, capitals, bodies that belong to one."""
    counts: dict[str, float] = defaultdict(float)
    names: dict[str, Counter[str]] = {}
    at: list[tuple[int, str]] = []
    goals: set[str] = set()
    others: set[str] = set()
    bodies: set[str] = set()
    of_bodies: list[tuple[str, str]] = []
    of_parties: list[tuple[str, str]] = []
    hints: list[str] = []
    bodies_of = (m for m in mentions if m.label is Label.ORGANISATION and m.country is None)
    inside_bodies = {i for m in bodies_of for i in range(m.start, m.end)}
    countries = [m for m in mentions if m.country is not None]
    goals_at = {m.start for m in countries if is_goal(doc, m)}
    named = {m.start for m in countries} - goals_at
    rows = tokens_in_rows(doc, countries)
    for token in doc:
        country = country_by_demonym(token.text) if token.text[:1].isupper() else None
        if country is not None and country.code and not is_language(doc, token) and not is_continental(doc, token):
            counts[country.code] += token.i not in named  # what is a name and an adjective, "US", counts once
            others.add(country.code)
            at.append((token.i, country.code))
    for mention in mentions:
        if mention.country is not None and mention.country.code:
            goal = mention.start in goals_at
            (goals if goal else others).add(mention.country.code)
            counts[mention.country.code] += PLACE_WEIGHT if goal or mention.start in rows else 1
            names.setdefault(mention.country.code, Counter())[mention.text] += 1
            at.append((mention.start, mention.country.code))
        elif mention.label in (Label.PLACE, Label.POWER) and (country := country_by_capital(mention.text)):
            if country.code:
                counts[country.code] += 1
        elif mention.label is Label.PLACE:
            found, doubtful = choose_place(mention.text)
            if found is not None and found.country and not doubtful and is_telling(found):
                counts[found.country] += PLACE_WEIGHT
        elif mention.label is Label.ORGANISATION:
            if kind_of_organisation(mention.text) in OF_THE_STATE and (inside := find_country_inside(mention.text)):
                bodies |= {inside.code} if inside.code else set()
            if fold_name(mention.text) in WORLD_MEDIA or is_shared(mention.text):
                continue
            if (code := country_of_organisation(mention.text)) and len(known_organisations(mention.text)) <= 1:
                party = kind_of_organisation(mention.text) is OrganisationKind.PARTY
                (of_parties if party else of_bodies).append((code, fold_name(mention.text)))
                hints += [code] if party and is_prominent(mention.text) else []
    for code, _ in of_bodies:
        counts[code] += 0.5
    for code, _ in of_parties:
        # parties of many countries share their names: one alone tells of no country that nothing else speaks of
        if code in counts or len({name for other, name in of_parties if other == code}) > 1:
            counts[code] += 0.5
    return Setting(
        dict(sorted(counts.items(), key=lambda item: -item[1])),
        names={code: tuple(name for name, _ in c.most_common()) for code, c in names.items()},
        spoken=frozenset(code for token, code in at if token not in inside_bodies) | frozenset(bodies),
        at=tuple(sorted(at)),
        home=read_home(doc, mentions),
        goals=frozenset(goals - others),
        of_parties=tuple(dict.fromkeys(hints)),
    )


def tokens_in_rows(doc: Doc, countries: Sequence[Mention]) -> frozenset[int]:
    """Return where countries stand in a row of three or more, which tells less of any: "the US, UK and Norway"."""
    rows: list[list[Mention]] = []
    for mention in countries:
        between = [t.lower_ for t in doc[rows[-1][-1].end : mention.start]] if rows else ["."]
        joined = rows and 0 < len(between) <= LONGEST_JOINT and set(between) <= {",", "and", "the", "&"}
        if joined:
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return frozenset(m.start for row in rows if len(row) >= SHORTEST_ROW for m in row)


def is_prominent(name: str) -> bool:
    """Tell whether a party is one that news of the world names, by a name that is not that of many other things."""
    return len(name) > SHORTEST_HINT and any(known.prominent for known in known_organisations(name))


def is_goal(doc: Doc, mention: Mention) -> bool:
    """Tell whether a country is where somebody goes: "fled to India", "on a visit to Libya"."""
    return mention.start > 1 and doc[mention.start - 1].lower_ == "to" and moves(doc, mention.start)


def is_telling(place: GazetteerPlace) -> bool:
    """Tell whether a place tells of its country wherever it is named: a small town shares its name with others."""
    return place.kind is not PlaceKind.CITY or place.weight >= STRAY_CITY


def read_home(doc: Doc, mentions: Sequence[Mention]) -> str | None:
    """Return the country of the dateline, or of a place in capitals at the beginning of a line."""
    for part in marks_of(doc).parts:
        if part.kind is PartKind.DATELINE and (code := country_of_dateline(doc.text[part.start : part.end])):
            return code
    for mention in mentions:
        first = mention.start == 0 or doc[mention.start - 1].is_space
        if first and mention.text.isupper() and mention.label is not Label.PERSON and len(mention.text) > 3:
            country = mention.country or country_by_capital(mention.text.title())
            if country is not None:
                return country.code
    return None


def country_of_dateline(text: str) -> str | None:
    """Return the country of the place that a dateline begins with."""
    place = DATELINE_PLACE.match(text)
    if place is None:
        return None
    name = place.group().strip().title()
    country = find_country(name) or country_by_capital(name)
    if country is not None:
        return country.code
    found, doubtful = choose_place(name)
    return found.country if found and not doubtful else None
