"""What is one node and what is two: the ids of the nodes of a graph."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import attrs

from geopolnews.model import Actor, Organisation, Place
from geopolnews.serialize.article_key import make_key

if TYPE_CHECKING:
    from geopolnews.model import Entity, Findings, Record, Stance, Statement


def name_state(country: str) -> str:
    """Return the id of a state, from its ISO 3166-1 alpha-2 code."""
    return f"state-{country}"


@attrs.frozen(kw_only=True)
class NodeNames:
    """Gives records the ids of their nodes."""

    join_names: bool
    """Whether the same full name in several articles is the same node: of persons with a first and a last name, of
    organisations of one kind and country, of places of one kind and country."""

    def name_node(self, record: Record, article: str) -> str:
        """Return the id of the node of a record from the article with that key."""
        return self._name_shared(record) or make_key("node", article, record.id)

    def is_shared(self, record: Record) -> bool:
        """Tell whether the node may stand for records of several articles."""
        return self._name_shared(record) is not None

    def _name_shared(self, record: Record) -> str | None:
        match record:
            case Organisation(kind="state", country=str() as country):
                return name_state(country)
            case Place(kind="country", country=str() as country):
                return f"country-{country}"
        if not self.join_names:
            return None
        match record:
            case Actor(kind="person"):
                name = _fold(record.name)
                return make_key("person", name) if " " in name else None
            case Organisation() | Place():
                prefix = "org" if isinstance(record, Organisation) else "place"
                name = _fold(record.name)
                return make_key(prefix, record.kind, record.country, name) if name else None
        return None


@attrs.frozen
class ArticleNames:
    """The ids of the nodes of one article."""

    findings: Findings
    article: str
    shared: NodeNames

    def list_entities(self) -> tuple[Entity, ...]:
        """Return the actors, organisations and places."""
        return (*self.findings.actors, *self.findings.organisations, *self.findings.places)

    def name(self, id: str) -> str:
        """Return the id of the node of a record."""
        return self.shared.name_node(self.findings[id], self.article)

    def name_unknown(self, statement: Statement) -> str:
        """Return the id of the node of whoever made a statement whose speaker could not be found."""
        return make_key("unknown", self.article, statement.id)

    def name_topic(self, stance: Stance) -> str:
        """Return the id of the node of the words that a stance is about."""
        words = self.findings.quote(stance.target)
        return make_key("topic", self.article, " ".join(words.casefold().split()))


def _fold(name: str) -> str:
    """Return a name without what writers spell now so, now so: case, accents, points, hyphens."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join([letter for letter in decomposed if not unicodedata.combining(letter)])
    return " ".join(re.sub(r"\W|_", " ", bare).split())
