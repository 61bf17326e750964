"""The nodes of an article: itself, who and what is in it, its meetings, topics, and speakers who could not be found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from geopolnews.model import Actor, Organisation, Place
from geopolnews.serialize.graph import Node, NodeKind
from geopolnews.serialize.graph_facts import label_meeting, shorten_label, tell_days, write_spans
from geopolnews.serialize.node_names import ArticleNames, name_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geopolnews.model import Entity, Findings, Meeting, Role


def list_nodes(names: ArticleNames) -> Iterator[Node]:
    """Yield the nodes of an article."""
    return _Nodes(names, names.findings, names.article).list_nodes()


@attrs.frozen
class _Nodes:
    names: ArticleNames
    findings: Findings
    article: str

    def list_nodes(self) -> Iterator[Node]:
        findings = self.findings
        article = findings.article
        headline = next((part for part in article.parts if part.kind == "headline"), None)
        title = article.title or (article.quote(headline) if headline else None) or article.url or self.article
        yield Node(
            id=self.article,
            kind=NodeKind.ARTICLE,
            label=shorten_label(title),
            start=article.published,
            end=article.published,
            title=article.title,
            url=article.url,
            origin=article.source,
            publisher=article.publisher,
            language=article.language,
        )
        for entity in self.names.list_entities():
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
                    id=self.names.name_unknown(statement),
                    kind=NodeKind.UNKNOWN,
                    label="unknown",
                    reason=statement.unresolved,
                    article=self.article,
                )
        for stance in findings.stances:
            if stance.target_entity is None:
                words = findings.quote(stance.target)
                yield Node(
                    id=self.names.name_topic(stance),
                    kind=NodeKind.TOPIC,
                    label=shorten_label(words) or "topic",
                    article=self.article,
                )

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
            id=self.names.name(entity.id),
            label=entity.name,
            subkind=entity.kind,
            aliases=entity.aliases,
            confidence=entity.confidence,
            article=None if self.names.shared.is_shared(entity) else self.article,
            **facts,
        )

    def _make_state(self, role: Role) -> Node:
        """Return the node of a state that nothing but a role speaks of."""
        country = role.country or ""
        label = (role.country_name or "").strip() or country
        return Node(id=name_state(country), kind=NodeKind.ORGANISATION, label=label, subkind="state", country=country)

    def _make_meeting(self, meeting: Meeting) -> Node:
        return Node(
            id=self.names.name(meeting.id),
            kind=NodeKind.MEETING,
            label=label_meeting(meeting, self.findings),
            subkind=meeting.kind,
            status=meeting.status,
            topic=meeting.topic,
            evidence=self.findings.quote(*meeting.mentions),
            spans=write_spans(*meeting.mentions),
            confidence=meeting.confidence,
            article=self.article,
            **tell_days(meeting.date),
        )
