"""Findings as JSON-LD: linked data in the terms of schema.org, the Web Annotation vocabulary, and a few of our own.

The context stands in every file, so that nothing has to be fetched to read it; `context.jsonld` beside this file is the
same. Ids are made from content: `urn:geopolnews:ARTICLE` and `urn:geopolnews:ARTICLE:RECORD`. So what two articles tell
of one person are two nodes; states and countries are tied together by `sameAs`, which rests on their ISO code.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

import attrs

from geopolnews.model import ActorKind, MeetingStatus, OrganisationKind, PlaceKind, StatementKind
from geopolnews.serialize.article_key import make_article_key
from geopolnews.serialize.characters import replace_illegal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geopolnews.model import (
        Actor,
        Entity,
        Findings,
        Meeting,
        Note,
        Organisation,
        Period,
        Place,
        Record,
        Role,
        Span,
        Stance,
        Statement,
    )

    Json = dict[str, Any]

_NAMESPACE = "urn:geopolnews:"

_ORGANISATION_TYPES = {
    OrganisationKind.GOVERNMENT: "GovernmentOrganization",
    OrganisationKind.MEDIA: "NewsMediaOrganization",
    OrganisationKind.COMPANY: "Corporation",
}
_PLACE_TYPES = {PlaceKind.COUNTRY: "Country", PlaceKind.CITY: "City"}
# schema.org has no word for what is going on or over.
_EVENT_STATUSES = {
    MeetingStatus.PLANNED: "schema:EventScheduled",
    MeetingStatus.CANCELLED: "schema:EventCancelled",
}


def write_json_ld(stream: Iterable[Findings], path: Path) -> int:
    """Write findings to a file, article by article, and return how many articles there were."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": {json.dumps(read_context())},\n"@graph": [')
        separator = "\n"
        for findings in stream:
            count += 1
            for node in _Linking(findings, _NAMESPACE + make_article_key(findings.article)).list_nodes():
                file.write(separator + json.dumps(node, ensure_ascii=False, allow_nan=False))
                separator = ",\n"
        file.write("\n]}\n")
    return count


def build_json_ld(findings: Findings) -> dict[str, Any]:
    """Return the findings of an article as a JSON-LD document."""
    linking = _Linking(findings, _NAMESPACE + make_article_key(findings.article))
    return {"@context": read_context(), "@graph": list(linking.list_nodes())}


def read_context() -> dict[str, Any]:
    """Return what the terms in the documents mean, as the value of `@context`."""
    text = resources.files("geopolnews.serialize").joinpath("context.jsonld").read_text(encoding="utf-8")
    context: dict[str, Any] = json.loads(text)["@context"]
    return context


@attrs.frozen
class _Linking:
    """The nodes of one article."""

    findings: Findings
    article: str

    def list_nodes(self) -> Iterator[Json]:
        findings = self.findings
        nodes = [
            self._describe_article(),
            *map(self._describe_actor, findings.actors),
            *map(self._describe_organisation, findings.organisations),
            *map(self._describe_place, findings.places),
            *map(self._describe_meeting, findings.meetings),
            *map(self._describe_statement, findings.statements),
            *map(self._describe_stance, findings.stances),
        ]
        for node in nodes:
            yield _clean(node)

    def _name(self, id: str | None) -> str | None:
        return None if id is None else f"{self.article}:{id}"

    def _name_all(self, ids: Iterable[str]) -> list[str | None]:
        # Each once: in linked data, a link is there or is not.
        return [self._name(id) for id in dict.fromkeys(ids)]

    def _describe_article(self) -> Json:
        findings = self.findings
        article = findings.article
        mentioned: tuple[Record, ...] = (
            *findings.actors,
            *findings.organisations,
            *findings.places,
            *findings.meetings,
        )
        publisher = None if article.publisher is None else {"@type": "Organization", "name": article.publisher}
        return {
            "@id": self.article,
            "@type": "NewsArticle",
            "headline": article.title,
            "url": article.url,
            "identifier": article.source,
            "publisher": publisher,
            "datePublished": article.published,
            "inLanguage": article.language,
            "articleBody": article.text,
            "part": [
                {"@type": ["Part", "TextPositionSelector"], "kind": part.kind, "start": part.start, "end": part.end}
                for part in article.parts
            ],
            "mentions": self._name_all(record.id for record in mentioned),
            "note": list(map(self._describe_note, findings.notes)),
        }

    def _describe_note(self, note: Note) -> Json:
        return {
            "@type": "Note",
            "kind": note.kind,
            "message": note.message,
            "where": self._select(note.span),
            "about": self._name_all(note.about),
        }

    def _describe_entity(self, entity: Entity, type: str) -> Json:
        return {
            "@id": self._name(entity.id),
            "@type": type,
            "kind": entity.kind,
            "name": entity.name,
            "alternateName": list(dict.fromkeys(entity.aliases)),
            "mention": self._select_all(entity.mentions),
            "reference": [{**self._locate(span), "kind": span.kind} for span in entity.references],
            "confidence": entity.confidence,
            "because": list(entity.because),
        }

    def _describe_actor(self, actor: Actor) -> Json:
        return {
            **self._describe_entity(actor, "Group" if actor.kind == ActorKind.GROUP else "Person"),
            "affiliation": list(map(self._describe_role, actor.roles)),
            "reason": actor.reason,
        }

    def _describe_role(self, role: Role) -> Json:
        # As schema.org has it: the role stands between the two, and repeats the property that ties them.
        return {
            "@type": "OrganizationRole",
            "roleName": role.title,
            "affiliation": [{"@id": self._name(role.organisation)}] if role.organisation is not None else None,
            "country": role.country,
            "countryName": role.country_name,
            "former": role.former,
            "acting": role.acting,
            "evidence": self._select_all(role.evidence),
            "confidence": role.confidence,
        }

    def _describe_organisation(self, organisation: Organisation) -> Json:
        type = _ORGANISATION_TYPES.get(organisation.kind, "Organization")
        is_state = organisation.kind == OrganisationKind.STATE and organisation.country is not None
        return {
            **self._describe_entity(organisation, type),
            "acronym": organisation.acronym,
            "country": organisation.country,
            "sameAs": f"{_NAMESPACE}state-{organisation.country}" if is_state else None,
        }

    def _describe_place(self, place: Place) -> Json:
        is_country = place.kind == PlaceKind.COUNTRY and place.country is not None
        geo = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
        return {
            **self._describe_entity(place, _PLACE_TYPES.get(place.kind, "Place")),
            "country": place.country,
            "geo": None if place.latitude is None else geo,
            "sameAs": f"{_NAMESPACE}country-{place.country}" if is_country else None,
        }

    def _describe_meeting(self, meeting: Meeting) -> Json:
        return {
            "@id": self._name(meeting.id),
            "@type": "Event",
            "kind": meeting.kind,
            "status": meeting.status,
            "eventStatus": _EVENT_STATUSES.get(meeting.status),
            "attendee": self._name_all(meeting.participants),
            "organizer": self._name(meeting.host),
            "location": self._name(meeting.place),
            "startDate": meeting.date and meeting.date.start,
            "endDate": meeting.date and meeting.date.end,
            "period": self._describe_period(meeting.date),
            "topic": meeting.topic,
            "mention": self._select_all(meeting.mentions),
            "confidence": meeting.confidence,
            "because": list(meeting.because),
        }

    def _describe_statement(self, statement: Statement) -> Json:
        is_quoted = statement.kind in {StatementKind.DIRECT, StatementKind.MIXED}
        date = statement.date
        medium = statement.medium
        return {
            "@id": self._name(statement.id),
            "@type": ["Statement", "Quotation" if is_quoted else "CreativeWork"],
            "isPartOf": self.article,
            "kind": statement.kind,
            "creator": self._name_all(statement.speakers),
            "unresolved": statement.unresolved,
            "act": statement.act,
            "text": statement.text,
            "content": self._select_all(statement.content),
            "cue": self._select(statement.cue),
            "source": self._select(statement.source),
            "addressee": self._name(statement.addressee),
            "medium": {"@id": self._name(medium)} if medium is not None and medium in self.findings else medium,
            "dateCreated": date.start if date is not None and date.start == date.end else None,
            "period": self._describe_period(date),
            "recordedAt": self._name(statement.meeting),
            "negated": statement.negated,
            "confidence": statement.confidence,
            "because": list(statement.because),
        }

    def _describe_stance(self, stance: Stance) -> Json:
        return {
            "@id": self._name(stance.id),
            "@type": "Stance",
            "isPartOf": self.article,
            "holder": self._name(stance.holder),
            "position": stance.position,
            "target": self._select(stance.target),
            "targetEntity": self._name(stance.target_entity),
            "evidence": self._select_all((stance.evidence,)),
            "statement": self._name(stance.statement),
            "confidence": stance.confidence,
            "because": list(stance.because),
        }

    def _describe_period(self, period: Period | None) -> Json | None:
        if period is None:
            return None
        return {
            "@type": "Period",
            "startDate": period.start,
            "endDate": period.end,
            "precision": period.precision,
            "where": self._select(period.span),
        }

    def _select(self, span: Span | None) -> Json | None:
        return None if span is None else self._locate(span)

    def _select_all(self, spans: Iterable[Span]) -> list[Json]:
        return list(map(self._locate, spans))

    def _locate(self, span: Span) -> Json:
        words = self.findings.quote(span)
        return {"@type": "TextPositionSelector", "start": span.start, "end": span.end, "exact": words}


def _clean(value: Any) -> Any:
    """Return a value as JSON holds it, without keys that have nothing to say."""
    match value:
        case dict():
            cleaned = {key: _clean(item) for key, item in value.items()}
            return {key: item for key, item in cleaned.items() if item is not None and item != []}
        case list():
            return [_clean(item) for item in value]
        case str():
            return replace_illegal(value)
        case None | bool() | int() | float():
            return value
    return value.isoformat()
