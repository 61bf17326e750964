"""Names in the text, collected: both heads of the reader and the tables of words put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import EntityMark, Marks, Stretch, char_span, marks_of
from geopolnews.assemble.names.craft import find_craft
from geopolnews.assemble.names.events import find_event_acronyms
from geopolnews.assemble.names.labels import (
    as_agency,
    as_body,
    as_constituency,
    as_people,
    at_seat,
    is_heard_of,
    is_in_byline,
    named_after,
    names_body,
    names_place,
    part_force,
    relabel,
    relabel_defined,
)
from geopolnews.assemble.names.mentions import COLLECTIVE_NOUNS, Label, Mention, make_mention
from geopolnews.assemble.names.ministries import find_state_bodies
from geopolnews.assemble.names.office_labels import begins_office, find_office_acronyms, is_field, is_office
from geopolnews.assemble.names.overlooked import (
    add_countries,
    find_again,
    find_countries,
    find_defined,
    find_forces,
    find_known,
    find_peoples,
    find_titled,
    is_no_country,
)
from geopolnews.assemble.names.persons import mend_persons
from geopolnews.assemble.names.press_names import is_mere_word
from geopolnews.assemble.names.swallowed import part_person
from geopolnews.assemble.names.towns import find_capital, find_dateline_towns
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.legal_forms import drop_legal_form
from geopolnews.lexicon.places import look_up

PARTY_WEIGHT = 1.3
"""The head for parties follows the guide, so its word counts more than that of the head for names in general."""

LEAST = 0.25
"""A name is left out that no head believes in so much, nor both together where both tell the same of it."""

AGREED_ON = frozenset([Label.PERSON, Label.ORGANISATION])
"""Labels of which what the two heads believe is added up; places that both are unsure of were hardly ever places."""

LEAST_SURNAME = 0.5
"""How sure a name in one word must be, that a body's name may not end in it."""

LEAST_UNNAMED = 0.1
"""Likewise for people without a name, of which the other head knows nothing; measured on the development articles."""

FROM_ENTITIES = {
    "Person": Label.PERSON,
    "Organization": Label.ORGANISATION,
    "Location": Label.PLACE,
    "Facility": Label.PLACE,
    "NORP": Label.PEOPLE,
}


def collect_mentions(doc: Doc) -> tuple[Mention, ...]:
    """Return the names of a doc, none inside another, in the order of the text."""
    marks = marks_of(doc)
    countries = find_countries(doc)
    votes = count_votes(doc, marks)
    named = [make_mention(doc, s, label, c) for s, label, c in merge_marks(doc, marks, votes)]
    known = relabel(relabel_defined(doc, [m for m in named if m is not None]))
    known = [m for m in known if m.label is not Label.ORGANISATION or (names_body(m) and not is_field(doc, m))]
    known = [m for m in known if not (is_office(doc, m, known) or begins_office(doc, m))]
    known = [m for m in known if m.country is None or not is_no_country(doc, m.start, m.end)]
    known = [m for m in known if names_place(m) and is_heard_of(doc, m) and not is_in_byline(doc, m)]
    no_bodies = find_office_acronyms(doc) | find_event_acronyms(doc)
    no_names = no_bodies | find_craft(doc, known)
    known = [m for m in known if m.text not in no_names and not is_mere_word(doc, m)]
    known = [as_body(people) for m in known if (people := as_people(m)) is not None]
    known = [as_agency(doc, as_constituency(doc, at_seat(doc, named_after(doc, m)))) for m in known]
    settled = drop_overlaps(
        [*find_capital(doc), *find_dateline_towns(doc), *add_countries(countries, known, doc), *known]
    )
    settled = agree_on_labels(mend_persons(doc, settled))
    settled += find_surnames(doc, marks, settled)
    settled += find_known(doc, settled)
    settled += find_forces(doc, settled)
    settled += find_titled(doc, settled)
    settled += find_peoples(doc, settled)
    settled += find_state_bodies(doc, settled)
    settled += find_again(doc, settled)
    settled += [
        m for m in find_defined(doc, settled) if not no_bodies & {m.text, doc[min(m.end + 1, len(doc) - 1)].text}
    ]
    return tuple(sorted((with_party(marks, m) for m in settled), key=lambda m: (m.start, m.end)))


def find_surnames(doc: Doc, marks: Marks, mentions: list[Mention]) -> Iterator[Mention]:
    """Give the last names that look like offices, where their bearer is named in full: "King said"."""
    known = {m.text.split()[-1] for m in mentions if m.label is Label.PERSON and " " in m.text}
    taken = {i for m in mentions for i in range(m.start, m.end)}
    for mark in (*marks.parties, *marks.entities):
        word = doc[mark.start]
        if mark.end - mark.start > 1 or mark.label.lower() != Label.PERSON or word.text not in known:
            continue
        if mark.start not in taken:
            taken.add(mark.start)
            span = char_span(doc, mark)
            yield Mention(
                start=mark.start,
                end=mark.end,
                label=Label.PERSON,
                confidence=mark.confidence,
                text=word.text,
                span=span,
            )


def agree_on_labels(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with one label for a name that is a person's here, and a body's or place's there."""
    companies = names_of_companies(mentions)
    weights: dict[str, dict[Label, float]] = defaultdict(lambda: defaultdict(float))
    for mention in mentions:
        if mention.label is not Label.UNNAMED and mention.country is None:
            weights[fold_name(mention.text)][mention.label] += mention.confidence
    settled = []
    for mention in mentions:
        name = fold_name(mention.text)
        own = weights.get(name, {})
        if mention.label is Label.PERSON and name in companies:
            mention = attrs.evolve(mention, label=Label.ORGANISATION)
        elif mention.label in own and Label.PERSON in own and len(own) > 1:
            mention = attrs.evolve(mention, label=max(own, key=lambda label: own[label]))
        settled.append(mention)
    return settled


def names_of_companies(mentions: list[Mention]) -> set[str]:
    """Return the words, folded, that name a company told in full elsewhere ("Lintra Holdings"), and nobody's names."""
    people = {word for m in mentions if m.label is Label.PERSON and " " in m.text for word in fold_name(m.text).split()}
    bodies = {m.text for m in mentions if m.label is Label.ORGANISATION and " " in m.text}
    short = {name for body in bodies if (name := drop_legal_form(body)) != fold_name(body) and " " not in name}
    return short - people


def with_party(marks: Marks, mention: Mention) -> Mention:
    """Return a mention with what the head for parties says about it."""
    start, end = mention.start, mention.end
    over = [m for m in marks.parties if m.start < end and start < m.end and m.label != Label.UNNAMED]
    if not over or mention.label is Label.UNNAMED:
        return mention
    party = Label(max(over, key=lambda m: m.confidence).label)
    return mention if party is mention.party else attrs.evolve(mention, party=party)


def count_votes(doc: Doc, marks: Marks) -> dict[str, dict[Label, float]]:
    """Return for each name, folded, how strongly its mentions speak for each label."""
    votes: dict[str, dict[Label, float]] = defaultdict(lambda: defaultdict(float))
    for mark, label, weight in all_marks(marks):
        votes[fold_name(doc[mark.start : mark.end].text)][label] += weight
    return votes


def all_marks(marks: Marks) -> Iterator[tuple[EntityMark, Label, float]]:
    """Give the marks of both heads with their label here and their weight."""
    for mark in marks.parties:
        yield mark, Label(mark.label), PARTY_WEIGHT * mark.confidence
    for mark in marks.entities:
        if mark.label in FROM_ENTITIES:
            yield mark, FROM_ENTITIES[mark.label], mark.confidence


def merge_marks(doc: Doc, marks: Marks, votes: dict[str, dict[Label, float]]) -> Iterator[tuple[Stretch, Label, float]]:
    """Give the stretches that the heads mark, each once, with a label."""
    groups: list[list[tuple[EntityMark, Label, float]]] = []
    unnamed = [m for m in marks.parties if m.label == Label.UNNAMED and m.confidence >= LEAST_UNNAMED]
    for item in sorted(all_marks(marks), key=lambda i: (i[0].start, -i[0].end)):
        if item[1] is Label.UNNAMED or any(token.lower_ == "nor" for token in item[0].of(doc)):
            continue  # "Neither Oslo nor Cairo" are two
        if groups and any(item[0].overlaps(other[0]) for other in groups[-1]):
            groups[-1].append(item)
        else:
            groups.append([item])
    surnames = {doc[mark.start].text for mark, label, _ in all_marks(marks) if is_lone(mark, label)}
    for group in groups:
        for stretch, label, sure in settle_group(doc, group, votes):
            if label is Label.ORGANISATION and (both := part_person(doc, stretch, surnames)) is not None:
                yield from zip(both, (label, Label.PERSON), (sure, sure), strict=True)
                continue
            parts = part_places(doc, stretch) if label in (Label.PLACE, Label.POWER) else [stretch]
            yield from ((part, label, sure) for part in parts)
    for mark in unnamed:
        yield from ((part, Label.UNNAMED, mark.confidence) for part in part_force(doc, mark))


def is_lone(mark: EntityMark, label: Label) -> bool:
    """Tell whether a mark is a person's name in one word."""
    return label is Label.PERSON and mark.end - mark.start == 1 and mark.confidence >= LEAST_SURNAME


def part_places(doc: Doc, stretch: Stretch) -> list[Stretch]:
    """Part a place from the greater one that it lies in: "Eastmere, Freedonia"; an address in numbers stays whole."""
    commas = [i for i in range(stretch.start + 1, stretch.end - 1) if doc[i].text == ","]
    starts, ends = [stretch.start, *(comma + 1 for comma in commas)], [*commas, stretch.end]
    parts = [Stretch(start=start, end=end) for start, end in zip(starts, ends, strict=True) if start < end]
    return parts if all(doc[part.start].text[:1].isupper() for part in parts) else [stretch]


def settle_group(
    doc: Doc, group: list[tuple[EntityMark, Label, float]], votes: dict[str, dict[Label, float]]
) -> Iterator[tuple[Stretch, Label, float]]:
    """Give one stretch for marks that overlap: the label that the whole text speaks for, the edges of its marks."""
    believed: dict[Label, float] = defaultdict(float)
    for _, label, weight in group:
        believed[label] = believed[label] + weight if label in AGREED_ON else max(believed[label], weight)
    if max(believed.values()) < LEAST:
        return
    scores: dict[Label, float] = defaultdict(float)
    for mark, label, weight in group:
        scores[label] += weight
        for other, count in votes[fold_name(doc[mark.start : mark.end].text)].items():
            scores[other] += 0.5 * count / len(group)
    label = max(scores, key=lambda one: scores[one])
    demonyms = [mark for mark, sort, _ in group if sort is Label.PEOPLE]
    if label is Label.PEOPLE and any(
        sort is Label.ORGANISATION
        and weight >= LEAST
        and all(m.end < mark.end or m.start > mark.start for m in demonyms)
        for mark, sort, weight in group
    ):
        label = Label.ORGANISATION  # "Iraqi government": the demonym is a part of it
    if label in (Label.PLACE, Label.POWER) and any(
        sort is Label.ORGANISATION and weight >= LEAST and doc[mark.end - 1].lower_ in COLLECTIVE_NOUNS
        for mark, sort, weight in group
    ):
        label = Label.ORGANISATION  # "Freedonia's government": the land is a part of it
    alike = [item for item in group if same_sort(item[1], label)] or group
    if label is Label.PERSON:  # one head often leaves off a part of the name, hardly ever takes in too much
        start, end = min(m.start for m, _, _ in alike), max(m.end for m, _, _ in alike)
    else:
        best = max(alike, key=lambda item: item[2])[0]
        if label is Label.PLACE:  # "Bandar Seri Begawan", of which a head leaves off a part
            best = max((m for m, _, _ in alike if m is best or look_up(m.of(doc).text)), key=lambda m: m.end - m.start)
        start, end = best.start, best.end
    sure = max(weight for _, _, weight in alike) / PARTY_WEIGHT
    if label is Label.PEOPLE and any(sort is Label.ORGANISATION for _, sort, _ in group):
        label = Label.ORGANISATION
    yield Stretch(start=start, end=end), label, min(sure, 1.0)


def same_sort(a: Label, b: Label) -> bool:
    """Tell whether two labels can speak of one name: a power is a place and an organisation."""
    return a is b or (Label.POWER in (a, b) and {a, b} <= {Label.POWER, Label.PLACE, Label.ORGANISATION})


def drop_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """Return mentions of which none lies inside another; what names nobody may hold names."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.label is Label.UNNAMED, -m.confidence, m.start)):
        rivals = [m for m in kept if m.overlaps(mention)]
        if mention.label is Label.UNNAMED:
            if not any(m.label is Label.UNNAMED or m.contains(mention) for m in rivals):
                kept.append(mention)
        elif not rivals:
            kept.append(mention)
    return kept
