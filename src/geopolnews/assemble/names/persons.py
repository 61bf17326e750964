"""Names of persons put right by the words beside them: cut short, taken for places, or names of towns and days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.names.mentions import Label, Mention, make_mention
from geopolnews.assemble.names.names import split_name
from geopolnews.assemble.names.overlooked import LIKE_NAMES, is_name_word, may_title
from geopolnews.lexicon.cues import cue_verbs
from geopolnews.lexicon.place_words import kind_of_place
from geopolnews.lexicon.places import look_up
from geopolnews.lexicon.titles import is_honorific

DATES = frozenset(
    "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
)
"""Short names of days and months."""

HOMES = frozenset("house home residence flat apartment villa".split())
"""What a person's name may stand before as its owner's."""

TOWN_OFFICES = frozenset(
    """mayor governor mla mp mps councillor councillors police municipality municipal district province county division
    constituency residents authorities""".split()
)
"""What follows a town or a district: "Oakton mayor Ann Hart"."""


def mend_persons(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, those of persons put right."""
    mentions = list(_close_signs(doc, mentions))
    full = {word for m in mentions if m.label is Label.PERSON for word in split_name(m.text).core if " " in m.text}
    lone = {m.text for m in mentions if m.label is Label.PERSON and " " not in m.text}
    taken = {i for m in mentions if m.label is not Label.UNNAMED for i in range(m.start, m.end)}
    return list(_mend(doc, mentions, full, lone, taken))


def _close_signs(doc: Doc, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Give the mentions, names in two parts whole: "Ismael “El Largo” Zamora", "[Ana] Wolf"."""
    rest = iter(sorted(mentions, key=lambda m: m.start))
    for mention in rest:
        if mention.label is Label.PERSON and mention.end < len(doc) and _is_closed(doc, mention):
            after = next(rest, None)
            if after is not None and after.label is Label.PERSON and after.start == mention.end + 1:
                whole = Stretch(start=mention.start, end=after.end)
                mention = make_mention(doc, whole, Label.PERSON, mention.confidence) or mention
                after = None
            yield from (mention, after) if after is not None else (mention,)
            continue
        yield mention


def _is_closed(doc: Doc, mention: Mention) -> bool:
    """Tell whether a sign that was opened in a name, or a bracket that was opened right before it, ends right after."""
    sign = doc[mention.end].text
    if sign == "”":
        return "“" in mention.text and "”" not in mention.text
    return sign == "]" and mention.start > 0 and doc[mention.start - 1].text == "["


def is_mere_address(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether what is marked as a person is the form of address before one: "[Engr]. Ona Reed"."""
    at = mention.end + (mention.end < len(doc) and doc[mention.end].text == ".")
    if mention.label is not Label.PERSON or not is_honorific(mention.text) or at == mention.end:
        return False
    return any(m.label is Label.PERSON and m.start == at for m in mentions)


def _mend(doc: Doc, mentions: Sequence[Mention], full: set[str], lone: set[str], taken: set[int]) -> Iterator[Mention]:
    """Give the mentions put right.

    Args:
        doc: the article.
        mentions: its names.
        full: the words of all names of persons in several words.
        lone: the names of persons in one word.
        taken: the tokens that name somebody.
    """
    for mention in mentions:
        if is_mere_address(doc, mention, mentions):
            continue
        if mention.label is Label.PLACE and (owner := find_owner(doc, mention)) is not None:
            yield owner
        elif (
            mention.label is Label.PLACE
            and is_no_place(mention)
            and (is_speaker(doc, mention) or ends_in(mention, lone))
        ):
            yield attrs.evolve(mention, label=Label.PERSON)
        elif mention.label is not Label.PERSON or " " in mention.text:
            yield mention
        elif (titled := mention.start > 0 and may_title(doc[mention.start - 1])) or (
            mention.text not in DATES and not is_district(doc, mention, full)
        ):
            yield mention if titled else lengthen(doc, mention, taken)
        elif mention.text not in DATES:
            yield attrs.evolve(mention, label=Label.PLACE)


def find_owner(doc: Doc, mention: Mention) -> Mention | None:
    """Return the person whose home is taken for a place: "[Ann Reed]'s house"; None for any other place."""
    at = mention.end - 2
    if at < mention.start + 2 or doc[at].text not in POSSESSIVE or doc[at + 1].lower_ not in HOMES:
        return None
    owner = make_mention(doc, Stretch(start=mention.start, end=at), Label.PERSON, mention.confidence)
    return owner if owner is not None and is_no_place(owner) else None


def is_no_place(mention: Mention) -> bool:
    """Tell whether a name in two or three words is known as no place."""
    return 2 <= len(mention.text.split()) <= 3 and kind_of_place(mention.text) is None and not look_up(mention.text)


def is_speaker(doc: Doc, mention: Mention) -> bool:
    """Tell whether whoever bears a name says something."""
    if mention.end >= len(doc):
        return False
    verb = doc[mention.end]
    return verb.pos_ == "VERB" and verb.lower_ in cue_verbs()


def ends_in(mention: Mention, names: set[str]) -> bool:
    """Tell whether a name has one of some names as its last word: "in the north, Thabo Kgosi", who is "Kgosi" later."""
    return mention.text.split()[-1] in names


def is_district(doc: Doc, mention: Mention, full: set[str]) -> bool:
    """Tell whether a lone word that no name of a person has is a town or district: "Oakton mayor"."""
    if split_name(mention.text).core[0] in full or mention.end >= len(doc):
        return False
    return doc[mention.end].lower_ in TOWN_OFFICES


def lengthen(doc: Doc, mention: Mention, taken: set[int]) -> Mention:
    """Return a given name with the family name right after it that nothing marks."""
    end = mention.end
    while end < len(doc) and end not in taken and is_name_word(doc[end]) and end - mention.start < 4:
        end += 1
    if end == mention.end or (end < len(doc) and (end in taken or doc[end].lower_ in LIKE_NAMES)):
        return mention
    made = make_mention(doc, Stretch(start=mention.start, end=end), Label.PERSON, mention.confidence)
    return attrs.evolve(made, party=mention.party) if made is not None else mention
