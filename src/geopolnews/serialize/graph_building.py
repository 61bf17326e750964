"""Findings to a graph.

Which nodes of several articles are one? Those that are known to be the same:

- a state, by its ISO 3166-1 code, whatever each article calls it; a country as a place likewise, as a node of its own,
  since acting and lying somewhere are two things;
- the same article, read twice;
- with `join_names`, also what bears the same full name: see `NodeNames`.

Everything else stays apart, article by article. Two nodes for one person can be joined later; what was joined wrongly
cannot be told apart again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from geopolnews.model import Actor, Findings, Meeting, Organisation, Place
from geopolnews.serialize.article_key import make_article_key, make_key
from geopolnews.serialize.graph import Dating, Edge, EdgeKind, Graph, Node, NodeKind
from geopolnews.serialize.node_names import NodeNames, name_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geopolnews.model import Entity, Period, Reference, Role, Span, Stance, Statement

_LABEL_LENGTH = 80  # characters; what is longer covers the picture


def build_graph(findings: Findings | Iterable[Findings], *, join_names: bool = False) -> Graph:
    """Return the graph of what one or many articles tell.

    Args:
        findings: The findings of an article, or those of several, one by one.
        join_names: Whether people, organisations and places of several articles are one node where they bear the same
            full name. Good for an overview; it takes namesakes for one.
    """
    builder = _Builder(NodeNames(join_names=join_names))
    count = 0
    for one in [findings] if isinstance(findings, Findings) else findings:
        builder.add_article(one)
        count += 1
    return Graph(nodes=tuple(builder.nodes.values()), edges=tuple(builder.edges.values()), articles=count)


def label_meeting(meeting: Meeting, findings: Findings) -> str:
    """Return a short name for a meeting: its kind and its parties."""
    parties = ", ".join(dict.fromkeys(findings[party].name for party in meeting.participants))
    return _shorten(f"{meeting.kind}: {parties}" if parties else str(meeting.kind))


@attrs.define
class _Builder:
    names: NodeNames
    nodes: dict[str, Node] = attrs.field(factory=dict)
    edges: dict[str, Edge] = attrs.field(factory=dict)

    def add_article(self, findings: Findings) -> None:
        reading = _Reading(findings, make_article_key(findings.article), self.names)
        for node in reading.list_nodes():
            self._add_node(node)
        for edge in reading.list_edges():
            # Where an article tells the same twice, such as a participant listed two times, it is one edge.
            self.edges.setdefault(edge.id, edge)

    def _add_node(self, node: Node) -> None:
        known = self.nodes.get(node.id)
        self.nodes[node.id] = node if known is None else _join(known, node)


def _join(known: Node, other: Node) -> Node:
    """Return one node for what two articles tell; where they differ, the first has it."""
    names = (*known.aliases, other.label, *other.aliases)
    return attrs.evolve(
        known,
        aliases=tuple(name for name in dict.fromkeys(names) if name != known.label),
        acronym=known.acronym or other.acronym,
        roles=tuple(dict.fromkeys((*known.roles, *other.roles))),
        reason=known.reason or other.reason,
        latitude=other.latitude if known.latitude is None else known.latitude,
        longitude=other.longitude if known.latitude is None else known.longitude,
        confidence=max((value for value in (known.confidence, other.confidence) if value is not None), default=None),
    )


@attrs.frozen
class _Reading:
    """The nodes and edges of one article."""

    findings: Findings
    article: str
    names: NodeNames

    def list_nodes(self) -> Iterator[Node]:
        findings = self.findings
        article = findings.article
        headline = next((part for part in article.parts if part.kind == "headline"), None)
        title = article.title or (article.quote(headline) if headline else None) or article.url or self.article
        yield Node(
            id=self.article,
            kind=NodeKind.ARTICLE,
            label=_shorten(title),
            start=article.published,
            end=article.published,
            url=article.url,
            publisher=article.publisher,
            language=article.language,
        )
        for entity in self._list_entities():
            yield self._make_entity(entity)
        for meeting in findings.meetings:
            yield self._make_meeting(meeting)
        for actor in findings.actors:
            for role in actor.roles:
                if role.organisation is None and role.country is not None:
                    yield self._make_state(role)
        for statement in findings.statements:
            if not statement.speakers:
                yield Node(
                    id=self._name_unknown(statement),
                    kind=NodeKind.UNKNOWN,
                    label="unknown",
                    reason=statement.unresolved,
                    article=self.article,
                )
        for stance in findings.stances:
            if stance.target_entity is None:
                words = findings.quote(stance.target)
                yield Node(
                    id=self._name_topic(stance),
                    kind=NodeKind.TOPIC,
                    label=_shorten(words) or "topic",
                    article=self.article,
                )

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
        for entity in self._list_entities():
            yield self._tie_mention(entity.id, entity.mentions, entity.references)
        for meeting in findings.meetings:
            yield self._tie_mention(meeting.id, meeting.mentions)

    def _list_entities(self) -> tuple[Entity, ...]:
        return (*self.findings.actors, *self.findings.organisations, *self.findings.places)

    def _name(self, id: str) -> str:
        return self.names.name_node(self.findings[id], self.article)

    def _name_unknown(self, statement: Statement) -> str:
        return make_key("unknown", self.article, statement.id)

    def _name_topic(self, stance: Stance) -> str:
        words = self.findings.quote(stance.target)
        return make_key("topic", self.article, " ".join(words.casefold().split()))

    def _make_entity(self, entity: Entity) -> Node:
        facts: dict[str, Any] = {}
        match entity:
            case Actor():
                titles = dict.fromkeys(role.title for role in entity.roles)
                facts = {"kind": NodeKind.ACTOR, "roles": tuple(titles), "reason": entity.reason}
            case Organisation():
                facts = {"kind": NodeKind.ORGANISATION, "acronym": entity.acronym, "country": entity.country}
            case Place():
                facts = {
                    "kind": NodeKind.PLACE,
                    "country": entity.country,
                    "latitude": entity.latitude,
                    "longitude": entity.longitude,
                }
        return Node(
            id=self._name(entity.id),
            label=entity.name,
            subkind=entity.kind,
            aliases=entity.aliases,
            confidence=entity.confidence,
            article=None if self.names.is_shared(entity) else self.article,
            **facts,
        )

    def _make_state(self, role: Role) -> Node:
        """Return the node of a state that nothing but a role speaks of."""
        country = role.country or ""
        label = (role.country_name or "").strip() or country
        return Node(id=name_state(country), kind=NodeKind.ORGANISATION, label=label, subkind="state", country=country)

    def _make_meeting(self, meeting: Meeting) -> Node:
        return Node(
            id=self._name(meeting.id),
            kind=NodeKind.MEETING,
            label=label_meeting(meeting, self.findings),
            subkind=meeting.kind,
            status=meeting.status,
            topic=meeting.topic,
            evidence=self.findings.quote(*meeting.mentions),
            spans=_write_spans(*meeting.mentions),
            confidence=meeting.confidence,
            article=self.article,
            **_date(meeting.date),
        )

    def _tie(
        self, kind: EdgeKind, source: str, target: str, *content: object, label: str | None = None, **facts: Any
    ) -> Edge:
        id = make_key("edge", self.article, kind, source, target, facts.get("record"), *content)
        named = label or kind.replace("_", " ")
        return Edge(id=id, kind=kind, source=source, target=target, label=named, article=self.article, **facts)

    def _tie_role(self, actor: Actor, role: Role) -> Edge:
        target = self._name(role.organisation) if role.organisation is not None else name_state(role.country or "")
        spans = _write_spans(*role.evidence)
        return self._tie(
            EdgeKind.HOLDS_ROLE,
            self._name(actor.id),
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
        node = self._name(meeting.id)
        facts = {
            "record": meeting.id,
            "evidence": self.findings.quote(*meeting.mentions),
            "spans": _write_spans(*meeting.mentions),
            "confidence": meeting.confidence,
            **self._date_edge(meeting.date, reported=False),
        }
        for participant in meeting.participants:
            yield self._tie(EdgeKind.TAKES_PART, self._name(participant), node, **facts)
        if meeting.host is not None:
            yield self._tie(EdgeKind.HOSTS, self._name(meeting.host), node, **facts)
        if meeting.place is not None:
            yield self._tie(EdgeKind.HELD_AT, node, self._name(meeting.place), **facts)

    def _tie_statement(self, statement: Statement) -> Iterator[Edge]:
        findings = self.findings
        target = self.article if statement.addressee is None else self._name(statement.addressee)
        medium = statement.medium
        facts = {
            "record": statement.id,
            "evidence": statement.text,
            "spans": _write_spans(*statement.content),
            "confidence": statement.confidence,
            "act": statement.act,
            "form": statement.kind,
            "cue": statement.cue and findings.quote(statement.cue),
            "spoken_by": statement.source and findings.quote(statement.source),
            "medium": findings[medium].name if medium is not None and medium in findings else medium,
            "meeting": statement.meeting and self._name(statement.meeting),
            "negated": statement.negated,
            **self._date_edge(statement.date),
        }
        speakers = [self._name(speaker) for speaker in statement.speakers] or [self._name_unknown(statement)]
        for speaker in speakers:
            yield self._tie(EdgeKind.SAYS, speaker, target, label=statement.act, **facts)

    def _tie_stance(self, stance: Stance) -> Edge:
        findings = self.findings
        target = self._name_topic(stance) if stance.target_entity is None else self._name(stance.target_entity)
        said_on = None if stance.statement is None else findings[stance.statement].date
        return self._tie(
            EdgeKind.TAKES_STANCE,
            self._name(stance.holder),
            target,
            label=stance.position,
            record=stance.id,
            evidence=findings.quote(stance.evidence),
            spans=_write_spans(stance.evidence),
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
            self._name(id),
            id,
            spans=_write_spans(*mentions),
            references=_write_spans(*references),
            **self._date_edge(None),
        )

    def _date_edge(self, period: Period | None, *, reported: bool = True) -> dict[str, Any]:
        """Return the days of an edge; where the text gives none, the day it was reported on, if that means anything."""
        published = self.findings.article.published
        if period is not None:
            return {**_date(period), "dating": Dating.TEXT}
        if reported and published is not None:
            return {"start": published, "end": published, "dating": Dating.PUBLICATION}
        return {}


def _date(period: Period | None) -> dict[str, Any]:
    if period is None:
        return {}
    return {"start": period.start, "end": period.end, "precision": period.precision, "date_text": period.text}


def _write_spans(*spans: Span) -> tuple[str, ...]:
    return tuple([f"{span.start}:{span.end}" for span in spans])


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LABEL_LENGTH else words[: _LABEL_LENGTH - 1] + "…"
