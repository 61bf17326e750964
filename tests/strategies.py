"""Hypothesis strategies for whole findings: random text with odd characters, records whose ids and spans fit.

What is drawn are seeds (numbers that are turned into spans and links once the text and the other records are there), so
that no strategy has to be made anew for every text: that would take most of the time.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, TypeVar

from hypothesis import strategies as st

from geopolnews.model import (
    Act,
    Actor,
    ActorKind,
    Article,
    Findings,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Note,
    NoteKind,
    Organisation,
    OrganisationKind,
    Part,
    PartKind,
    Period,
    Place,
    PlaceKind,
    Position,
    Precision,
    Reference,
    ReferenceKind,
    Role,
    Span,
    Stance,
    Statement,
    StatementKind,
)

T = TypeVar("T")
Seed = Any

ODD_CHARACTERS = (
    "\x00\t\n\r\x1c\x7f\x85\xa0\xad"  # controls, line breaks of several kinds, a soft hyphen
    "\u200b\u200e\u2028\u2029\ufeff\ufffd\ufffe"  # invisible characters, and one that is no character
    "\u0301é“”’—„«ßıİﷺ"  # a combining accent, quotation marks, letters that change length in other cases
    "ПрэзідэнтРеспубликаالرئيس总统"
    "😀👩🏽\U0001f1ee\U0001f1f6\U0010ffff"  # beyond the basic plane
    "\ud83d\udc9f"  # halves of a character
)
_JOINED_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_CHARACTERS = st.one_of(st.characters(), st.sampled_from(ODD_CHARACTERS), st.sampled_from("abc \"\\'."))


def texts(min_size: int = 0, max_size: int = 40) -> st.SearchStrategy[str]:
    """Strings of all sorts of characters; lone surrogates too, but never the two halves of one character."""
    strings = st.text(_CHARACTERS, min_size=min_size, max_size=max_size)
    return strings.filter(lambda text: not _JOINED_HALVES.search(text))


def _maybe(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | values


def _few(values: st.SearchStrategy[T], min_size: int = 0, max_size: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(values, min_size=min_size, max_size=max_size).map(tuple)


def _any(kind: type[StrEnum]) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(kind))


_NUMBER = st.integers(0, 99)
_SPAN = st.tuples(_NUMBER, _NUMBER)
_FILLED = texts(1, 12).filter(lambda text: bool(text.strip()))
_SHORT = texts(0, 10)
_COUNTRY = _maybe(st.sampled_from(["IQ", "SY", "XK"]))
_JUDGED = {"confidence": st.floats(0, 1), "because": _few(_SHORT, max_size=2)}
_PERIOD = st.fixed_dictionaries(
    {"days": st.tuples(st.dates(), st.dates()), "precision": _any(Precision), "span": _SPAN}
)
_ENTITY = {
    "name": _FILLED,
    "aliases": _few(_SHORT),
    "mentions": _few(_SPAN, min_size=1),
    "references": _few(st.tuples(_SPAN, _any(ReferenceKind))),
    **_JUDGED,
}
_ARTICLE = st.fixed_dictionaries(
    {
        "text": texts(),
        "title": _maybe(texts()),
        "url": _maybe(_SHORT),
        "publisher": _maybe(_SHORT),
        "source": _maybe(_SHORT),
        "published": _maybe(st.dates()),
        "language": st.sampled_from(["en", "ar", "zh-Hant", "gsw"]),
        "parts": _few(st.tuples(_SPAN, _any(PartKind))),
    }
)
_ORGANISATION = st.fixed_dictionaries(
    {"kind": _any(OrganisationKind), "acronym": _maybe(_SHORT), "country": _COUNTRY, **_ENTITY}
)
_PLACE = st.fixed_dictionaries(
    {
        "kind": _any(PlaceKind),
        "country": _COUNTRY,
        "position": _maybe(st.tuples(st.floats(-90, 90), st.floats(-180, 180))),
        **_ENTITY,
    }
)
_ROLE = st.fixed_dictionaries(
    {
        "title": _FILLED,
        "organisation": _maybe(_NUMBER),
        "country": _COUNTRY,
        "country_name": _maybe(_SHORT),
        "former": st.booleans(),
        "acting": st.booleans(),
        "evidence": _few(_SPAN),
        "confidence": st.floats(0, 1),
    }
)
_ACTOR = st.fixed_dictionaries(
    {"kind": _any(ActorKind), "roles": _few(_ROLE, max_size=2), "reason": _maybe(_SHORT), **_ENTITY}
)
_MEETING = st.fixed_dictionaries(
    {
        "kind": _any(MeetingKind),
        "status": _any(MeetingStatus),
        "participants": _few(_NUMBER),
        "host": _maybe(_NUMBER),
        "place": _maybe(_NUMBER),
        "date": _maybe(_PERIOD),
        "topic": _maybe(_SHORT),
        "mentions": _few(_SPAN, min_size=1),
        **_JUDGED,
    }
)
_STATEMENT = st.fixed_dictionaries(
    {
        "speakers": _few(_NUMBER, max_size=2),
        "source": _maybe(_SPAN),
        "cue": _maybe(_SPAN),
        "content": _few(_SPAN, min_size=1),
        "kind": _any(StatementKind),
        "act": _any(Act),
        "addressee": _maybe(_NUMBER),
        "medium": _maybe(_NUMBER) | _SHORT,
        "date": _maybe(_PERIOD),
        "meeting": _maybe(_NUMBER),
        "negated": st.booleans(),
        "unresolved": _FILLED,
        **_JUDGED,
    }
)
_STANCE = st.fixed_dictionaries(
    {
        "holder": _NUMBER,
        "target": _SPAN,
        "target_entity": _maybe(_NUMBER),
        "position": _any(Position),
        "evidence": _SPAN,
        "statement": _maybe(_NUMBER),
        **_JUDGED,
    }
)
_NOTE = st.fixed_dictionaries(
    {"kind": _any(NoteKind), "message": _FILLED, "span": _maybe(_SPAN), "about": _few(_NUMBER, max_size=2)}
)
_FINDINGS = st.fixed_dictionaries(
    {
        "article": _ARTICLE,
        "organisations": _few(_ORGANISATION, max_size=2),
        "places": _few(_PLACE, max_size=2),
        "actors": _few(_ACTOR, max_size=2),
        "meetings": _few(_MEETING, max_size=2),
        "statements": _few(_STATEMENT, max_size=2),
        "stances": _few(_STANCE, max_size=2),
        "notes": _few(_NOTE, max_size=2),
    }
)


def articles() -> st.SearchStrategy[Article]:
    """Articles whose parts lie in the text."""
    return _ARTICLE.map(_make_article)


def findings() -> st.SearchStrategy[Findings]:
    """Findings that hold together; of an empty text, too."""
    return _FINDINGS.map(_make_findings)


def _make_article(seed: Seed) -> Article:
    text = seed["text"]
    parts = [Part(start=span.start, end=span.end, kind=kind) for span, kind in _place_pairs(text, seed["parts"])]
    return Article(**{**seed, "parts": tuple(parts)})


def _make_findings(seed: Seed) -> Findings:
    article = _make_article(seed["article"])
    text = article.text
    if not text:
        notes = [Note(kind=note["kind"], message=note["message"]) for note in seed["notes"]]
        return Findings(article=article, notes=tuple(notes))
    organisations = _distinct([Organisation(**_make_entity(text, item)) for item in seed["organisations"]])
    places = _distinct([_make_place(text, item) for item in seed["places"]])
    actors = _distinct([_make_actor(text, item, organisations) for item in seed["actors"]])
    parties = (*actors, *organisations)
    entities = (*parties, *places)
    meetings = _distinct([_make_meeting(article, item, parties, places) for item in seed["meetings"]])
    statements = _distinct([_make_statement(article, item, parties, meetings) for item in seed["statements"]])
    stances = _distinct(
        [_make_stance(text, item, parties, entities, statements) for item in seed["stances"] if parties]
    )
    records = (*entities, *meetings, *statements, *stances)
    notes = [
        Note(**{**item, "span": _place_span(text, item["span"]), "about": _pick_all(records, item["about"])})
        for item in seed["notes"]
    ]
    return Findings(
        article=article,
        actors=actors,
        organisations=organisations,
        places=places,
        meetings=meetings,
        statements=statements,
        stances=stances,
        notes=tuple(notes),
    )


def _make_entity(text: str, seed: Seed) -> dict[str, Any]:
    references = [
        Reference(start=span.start, end=span.end, kind=kind) for span, kind in _place_pairs(text, seed["references"])
    ]
    return {**seed, "mentions": _place_spans(text, seed["mentions"]), "references": tuple(references)}


def _make_place(text: str, seed: Seed) -> Place:
    fields = _make_entity(text, seed)
    latitude, longitude = fields.pop("position") or (None, None)
    return Place(latitude=latitude, longitude=longitude, **fields)


def _make_actor(text: str, seed: Seed, organisations: tuple[Organisation, ...]) -> Actor:
    roles = [
        Role(
            **{
                **role,
                "organisation": _pick(organisations, role["organisation"]),
                "evidence": _place_spans(text, role["evidence"]),
            }
        )
        for role in seed["roles"]
    ]
    return Actor(**{**_make_entity(text, seed), "roles": tuple(roles)})


def _make_meeting(article: Article, seed: Seed, parties: tuple[Any, ...], places: tuple[Place, ...]) -> Meeting:
    return Meeting(
        **{
            **seed,
            "participants": _pick_all(parties, seed["participants"]),
            "host": _pick(parties, seed["host"]),
            "place": _pick(places, seed["place"]),
            "date": _make_period(article, seed["date"]),
            "mentions": _place_spans(article.text, seed["mentions"]),
        }
    )


def _make_statement(article: Article, seed: Seed, parties: tuple[Any, ...], meetings: tuple[Meeting, ...]) -> Statement:
    text = article.text
    content: list[Span] = []
    for span in sorted(_place_spans(text, seed["content"])):
        if not content or not content[-1].overlaps(span):
            content.append(span)
    speakers = _pick_all(parties, seed["speakers"])
    organisations = tuple(party for party in parties if isinstance(party, Organisation))
    medium = seed["medium"]
    return Statement(
        **{
            **seed,
            "speakers": speakers,
            "source": _place_span(text, seed["source"]),
            "cue": _place_span(text, seed["cue"]),
            "content": tuple(content),
            "text": article.quote(*content),
            "addressee": _pick(parties, seed["addressee"]),
            "medium": medium if isinstance(medium, str) else _pick(organisations, medium),
            "date": _make_period(article, seed["date"]),
            "meeting": _pick(meetings, seed["meeting"]),
            "unresolved": None if speakers else seed["unresolved"],
        }
    )


def _make_stance(
    text: str, seed: Seed, parties: tuple[Any, ...], entities: tuple[Any, ...], statements: tuple[Statement, ...]
) -> Stance:
    return Stance(
        **{
            **seed,
            "holder": _pick(parties, seed["holder"]),
            "target": _place_span(text, seed["target"]),
            "target_entity": _pick(entities, seed["target_entity"]),
            "evidence": _place_span(text, seed["evidence"]),
            "statement": _pick(statements, seed["statement"]),
        }
    )


def _make_period(article: Article, seed: Seed) -> Period | None:
    if seed is None:
        return None
    span = _place_span(article.text, seed["span"])
    words = article.quote(span)
    start, end = sorted(seed["days"])
    if not words.strip():
        return None
    return Period(start=start, end=end, text=words, precision=seed["precision"], span=span)


def _place_span(text: str, seed: Seed) -> Any:
    if seed is None:
        return None
    start = seed[0] % len(text)
    return Span(start=start, end=start + 1 + seed[1] % (len(text) - start))


def _place_spans(text: str, seeds: Seed) -> tuple[Span, ...]:
    return tuple([_place_span(text, seed) for seed in seeds])


def _place_pairs(text: str, seeds: Seed) -> list[tuple[Span, Any]]:
    return [(_place_span(text, seed), kind) for seed, kind in seeds] if text else []


def _pick(records: tuple[Any, ...], number: int | None) -> Any:
    return None if number is None or not records else records[number % len(records)].id


def _pick_all(records: tuple[Any, ...], numbers: tuple[int, ...]) -> tuple[str, ...]:
    return tuple([_pick(records, number) for number in numbers]) if records else ()


def _distinct(records: list[Any]) -> tuple[Any, ...]:
    return tuple({record.id: record for record in records}.values())
