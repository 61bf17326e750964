"""Findings as entities of FollowTheMoney, the data model of newsroom investigation tools, one entity a line.

The entities are written as plain JSON, so that the package `followthemoney` is not needed. What several articles tell
of one person are several entities, to be cross-referenced there; a link to the article stands in `proof`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import attrs

from geopolnews.model import ActorKind, OrganisationKind
from geopolnews.serialize.article_key import make_article_key, make_key
from geopolnews.serialize.graph_facts import label_meeting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from geopolnews.model import Actor, Findings, Meeting, Organisation, Period, Role, Stance, Statement

    Entity = dict[str, Any]

# What acts for a state or several; the rest are organisations, companies have a schema of their own.
_PUBLIC = {OrganisationKind.STATE, OrganisationKind.GOVERNMENT, OrganisationKind.MILITARY}
# Addresses that the model takes for sure: what it refuses is left out, as a whole entity would be refused for it.
_ADDRESS = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/[\w./~%+-]*)?(?:\?[\w./~%+=&-]*)?", re.ASCII)
_LANGUAGES = {"en": "eng"}  # ISO 639-3, which the model asks for; only English is read


def write_follow_the_money(stream: Iterable[Findings], path: Path) -> int:
    """Write entities to a file, one a line, and return how many articles there were."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for findings in stream:
            count += 1
            for entity in list_entities(findings):
                file.write(json.dumps(entity, ensure_ascii=False) + "\n")
    return count


def list_entities(findings: Findings) -> Iterator[dict[str, Any]]:
    """Yield the entities of an article as FollowTheMoney writes them: id, schema and properties."""
    return _Casting(findings, make_article_key(findings.article)).list_all()


@attrs.frozen
class _Casting:
    findings: Findings
    article: str

    def list_all(self) -> Iterator[Entity]:
        findings = self.findings
        article = findings.article
        published = _day(article.published)
        yield _make(
            self.article,
            "Article",
            title=article.title,
            publishedAt=published,
            publisher=article.publisher,
            sourceUrl=article.url if _ADDRESS.fullmatch(article.url or "") else None,
            fileName=article.source,
            bodyText=article.text,
            language=_LANGUAGES.get(article.language),
        )
        for actor in findings.actors:
            yield from self._cast_actor(actor)
        for organisation in findings.organisations:
            yield self._cast_organisation(organisation)
        for meeting in findings.meetings:
            yield self._cast_meeting(meeting)
        for statement in findings.statements:
            yield from self._cast_statement(statement)
        for stance in findings.stances:
            yield from self._cast_stance(stance)

    def _name(self, id: str) -> str:
        return f"{self.article}-{id}"

    def _cast_actor(self, actor: Actor) -> Iterator[Entity]:
        is_group = actor.kind == ActorKind.GROUP
        facts: dict[str, Any] = {} if is_group else {"position": [role.title for role in actor.roles]}
        yield _make(
            self._name(actor.id),
            "LegalEntity" if is_group else "Person",
            name=_tidy(actor.name) or "unnamed",
            alias=list(actor.aliases),
            country=[role.country.lower() for role in actor.roles if role.country],
            summary=actor.reason,
            proof=self.article,
            **facts,
        )
        if not is_group:
            for role in actor.roles:
                yield from self._cast_role(actor, role)

    def _cast_role(self, actor: Actor, role: Role) -> Iterator[Entity]:
        body = role.organisation
        position = make_key("position", self.article, role.title, body, role.country)
        yield _make(
            position,
            "Position",
            name=_tidy(role.title) or "unnamed",
            organization=None if body is None else self._name(body),
            country=role.country and role.country.lower(),
            proof=self.article,
        )
        yield _make(
            make_key("occupancy", self.article, actor.id, position, role.former),
            "Occupancy",
            holder=self._name(actor.id),
            post=position,
            status="ended" if role.former else "current",
        )

    def _cast_organisation(self, organisation: Organisation) -> Entity:
        schema = "PublicBody" if organisation.kind in _PUBLIC else "Organization"
        return _make(
            self._name(organisation.id),
            "Company" if organisation.kind == OrganisationKind.COMPANY else schema,
            name=_tidy(organisation.name) or "unnamed",
            alias=[*organisation.aliases, organisation.acronym or ""],
            country=organisation.country and organisation.country.lower(),
            proof=self.article,
        )

    def _cast_meeting(self, meeting: Meeting) -> Entity:
        place = None if meeting.place is None else self.findings[meeting.place]
        return _make(
            self._name(meeting.id),
            "Event",
            name=_tidy(label_meeting(meeting, self.findings)) or "meeting",
            summary=meeting.topic,
            keywords=[meeting.kind, meeting.status],
            location=place and place.name,
            country=place and place.country and place.country.lower(),
            involved=[self._name(party) for party in meeting.participants],
            organizer=None if meeting.host is None else self._name(meeting.host),
            proof=self.article,
            **_date(meeting.date),
        )

    def _cast_statement(self, statement: Statement) -> Iterator[Entity]:
        for speaker in dict.fromkeys(statement.speakers):
            facts = {"role": statement.act, "summary": statement.text, **_date(statement.date)}
            yield self._link(statement.id, speaker, statement.addressee, **facts)

    def _cast_stance(self, stance: Stance) -> Iterator[Entity]:
        words = self.findings.quote(stance.evidence)
        target = stance.target_entity if stance.target_entity in self._linkable() else None
        yield self._link(stance.id, stance.holder, target, role=stance.position, summary=words)

    def _linkable(self) -> set[str]:
        return {actor.id for actor in self.findings.actors} | {body.id for body in self.findings.organisations}

    def _link(self, record: str, subject: str, object: str | None, **facts: Any) -> Entity:
        """Return a link to whom it is about, or, where that is nobody, to the article that tells it."""
        id = make_key("link", self.article, record, subject)
        if object is None:
            return _make(id, "Documentation", document=self.article, entity=self._name(subject), **facts)
        return _make(id, "UnknownLink", subject=self._name(subject), object=self._name(object), **facts)


def _make(id: str, schema: str, **values: Any) -> Entity:
    properties: dict[str, list[str]] = {}
    for name, value in values.items():
        texts = value if isinstance(value, list) else [value]
        tidy = [_tidy(str(text)) for text in texts if text is not None]
        if kept := list(dict.fromkeys(filter(None, tidy))):
            properties[name] = kept
    return {"id": id, "schema": schema, "properties": properties}


def _date(period: Period | None) -> dict[str, str | None]:
    if period is None:
        return {}
    return {"startDate": _day(period.start), "endDate": _day(period.end)}


def _day(day: date | None) -> str | None:
    # The model takes years from 1000 to 2999.
    return None if day is None or not 1000 <= day.year <= 2999 else day.isoformat()


def _tidy(text: str) -> str:
    """Return a text on one line, without characters that nobody sees."""
    seen = [" " if letter.isspace() else letter for letter in text]
    kept = [letter for letter in seen if letter == " " or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Cn"}]
    return " ".join("".join(kept).split())
