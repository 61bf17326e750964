"""The edges of an article: roles, taking part, statements, stances, mentions, each with its words and days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from geopolnews.serialize.article_key import make_key
from geopolnews.serialize.graph import Dating, Edge, EdgeKind
from geopolnews.serialize.graph_facts import tell_days, write_spans
from geopolnews.serialize.node_names import ArticleNames, name_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geopolnews.model import Actor, Findings, Meeting, Period, Reference, Role, Span, Stance, Statement


def list_edges(names: ArticleNames) -> Iterator[Edge]:
    """Yield the edges of an article."""
    return _Edges(names, names.findings, names.article).list_edges()


@attrs.frozen
class _Edges:
    names: ArticleNames
    findings: Findings
    article: str

    def list_edges(self) -> Iterator[Edge]:
        findings = self.findings
        for actor in findings.actors:
            for role in actor.roles:
                if role.organisation is not None or role.country is not None:
                    yield self._tie_role(actor, role)
        for meeting in findings.meetings:
            yield from self._tie_meeting(meeting)
        for statement in findings.statements:
            yield from self._tie_statement(statement)
        for stance in findings.stances:
            yield self._tie_stance(stance)
        for entity in self.names.list_entities():
            yield self._tie_mention(entity.id, entity.mentions, entity.references)
        for meeting in findings.meetings:
            yield self._tie_mention(meeting.id, meeting.mentions)

    def _tie(
        self, kind: EdgeKind, source: str, target: str, *content: object, label: str | None = None, **facts: Any
    ) -> Edge:
        id = make_key("edge", self.article, kind, source, target, facts.get("record"), *content)
        named = label or kind.replace("_", " ")
        return Edge(id=id, kind=kind, source=source, target=target, label=named, article=self.article, **facts)

    def _tie_role(self, actor: Actor, role: Role) -> Edge:
        target = self.names.name(role.organisation) if role.organisation is not None else name_state(role.country or "")
        spans = write_spans(*role.evidence)
        return self._tie(
            EdgeKind.HOLDS_ROLE,
            self.names.name(actor.id),
            target,
            role.title,
            role.former,
            role.acting,
            label=role.title,
            evidence=self.findings.quote(*role.evidence) or None,
            spans=spans,
            confidence=role.confidence,
            former=role.former,
            acting=role.acting,
        )

    def _tie_meeting(self, meeting: Meeting) -> Iterator[Edge]:
        node = self.names.name(meeting.id)
        facts = {
            "record": meeting.id,
            "evidence": self.findings.quote(*meeting.mentions),
            "spans": write_spans(*meeting.mentions),
            "confidence": meeting.confidence,
            **self._date_edge(meeting.date, reported=False),
        }
        for participant in meeting.participants:
            yield self._tie(EdgeKind.TAKES_PART, self.names.name(participant), node, **facts)
        if meeting.host is not None:
            yield self._tie(EdgeKind.HOSTS, self.names.name(meeting.host), node, **facts)
        if meeting.place is not None:
            yield self._tie(EdgeKind.HELD_AT, node, self.names.name(meeting.place), **facts)

    def _tie_statement(self, statement: Statement) -> Iterator[Edge]:
        findings = self.findings
        target = self.article if statement.addressee is None else self.names.name(statement.addressee)
        medium = statement.medium
        facts = {
            "record": statement.id,
            "evidence": statement.text,
            "spans": write_spans(*statement.content),
            "confidence": statement.confidence,
            "act": statement.act,
            "form": statement.kind,
            "cue": statement.cue and findings.quote(statement.cue),
            "spoken_by": statement.source and findings.quote(statement.source),
            "medium": findings[medium].name if medium is not None and medium in findings else medium,
            "meeting": statement.meeting and self.names.name(statement.meeting),
            "negated": statement.negated,
            **self._date_edge(statement.date),
        }
        speakers = [self.names.name(speaker) for speaker in statement.speakers] or [self.names.name_unknown(statement)]
        for speaker in speakers:
            yield self._tie(EdgeKind.SAYS, speaker, target, label=statement.act, **facts)

    def _tie_stance(self, stance: Stance) -> Edge:
        findings = self.findings
        target = (
            self.names.name_topic(stance) if stance.target_entity is None else self.names.name(stance.target_entity)
        )
        said_on = None if stance.statement is None else findings[stance.statement].date
        return self._tie(
            EdgeKind.TAKES_STANCE,
            self.names.name(stance.holder),
            target,
            label=stance.position,
            record=stance.id,
            evidence=findings.quote(stance.evidence),
            spans=write_spans(stance.evidence),
            confidence=stance.confidence,
            position=stance.position,
            about=findings.quote(stance.target),
            statement=stance.statement,
            **self._date_edge(said_on),
        )

    def _tie_mention(self, id: str, mentions: tuple[Span, ...], references: tuple[Reference, ...] = ()) -> Edge:
        return self._tie(
            EdgeKind.MENTIONS,
            self.article,
            self.names.name(id),
            id,
            spans=write_spans(*mentions),
            references=write_spans(*references),
            **self._date_edge(None),
        )

    def _date_edge(self, period: Period | None, *, reported: bool = True) -> dict[str, Any]:
        """Return the days of an edge; where the text gives none, the day it was reported on, if that means anything."""
        published = self.findings.article.published
        if period is not None:
            return {**tell_days(period), "dating": Dating.TEXT}
        if reported and published is not None:
            return {"start": published, "end": published, "dating": Dating.PUBLICATION}
        return {}
