"""A graph of who is in the news and what ties them: the one view that every graph format is written from.

People, bodies, places, meetings, articles and the topics of stances are nodes; roles, taking part, statements, stances
and mentions are edges. Every edge says which article it was read from, with its words and offsets.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from datetime import date


class NodeKind(StrEnum):
    """What a node stands for."""

    ACTOR = "actor"
    """A person, or unnamed people."""

    ORGANISATION = "organisation"
    """A body, states among them."""

    PLACE = "place"
    """A place."""

    MEETING = "meeting"
    """A meeting, so that any number of people can be tied to it, and it to its place."""

    ARTICLE = "article"
    """An article."""

    TOPIC = "topic"
    """What a stance is about where that is no actor, organisation or place: the words of the text, in one article."""

    UNKNOWN = "unknown"
    """Whoever made a statement whose speaker could not be found; one for each such statement."""


class EdgeKind(StrEnum):
    """What an edge says; its direction is that of the sentence "source kind target"."""

    HOLDS_ROLE = "holds_role"
    """An actor holds an office in an organisation, or, where the text gives a country only, in that state."""

    TAKES_PART = "takes_part"
    """An actor or organisation takes part in a meeting."""

    HOSTS = "hosts"
    """An actor or organisation receives the others at a meeting."""

    HELD_AT = "held_at"
    """A meeting is held at a place."""

    SAYS = "says"
    """A speaker says something: to the addressee, or, where the text names none, in the article."""

    TAKES_STANCE = "takes_stance"
    """A holder takes a position toward an actor, organisation, place or topic."""

    MENTIONS = "mentions"
    """An article names an actor, organisation, place or meeting."""


class Dating(StrEnum):
    """Where the days of an edge come from."""

    TEXT = "text"
    """The article says when."""

    PUBLICATION = "publication"
    """The article does not say: it is the day on which it was published, and so reported."""


@attrs.frozen(kw_only=True)
class Node:
    """Somebody or something in the graph."""

    id: str
    """Made from content, and different for everything that is not known to be the same."""

    kind: NodeKind
    """What it stands for."""

    label: str
    """What to write beside it: a name, the title of an article, the parties of a meeting."""

    subkind: str | None = None
    """The kind of the record: "person", "state", "city", "summit". None: it has none."""

    aliases: tuple[str, ...] = ()
    """Its other names."""

    acronym: str | None = None
    """Its acronym, of an organisation."""

    country: str | None = None
    """Its country, as ISO 3166-1 alpha-2."""

    roles: tuple[str, ...] = ()
    """The titles of an actor, those without an organisation or country too, which no edge can hold."""

    reason: str | None = None
    """Why an unnamed source is not named, or why no speaker could be found."""

    latitude: float | None = None
    """Degrees north, of a place."""

    longitude: float | None = None
    """Degrees east, of a place."""

    status: str | None = None
    """How far a meeting had come: "held", "planned"."""

    topic: str | None = None
    """What a meeting is about."""

    start: date | None = None
    """The first day of a meeting, or the day on which an article was published."""

    end: date | None = None
    """The last day, included."""

    precision: str | None = None
    """How exactly the text gives the time of a meeting: "day", "month"."""

    date_text: str | None = None
    """The words that the time of a meeting was read from: "Friday"."""

    evidence: str | None = None
    """The words that name a meeting."""

    spans: tuple[str, ...] = ()
    """Where those words stand in the text of the article, as half-open offsets: "12:24"."""

    title: str | None = None
    """The title of an article, as it was given; the label may be the headline instead, and is short."""

    url: str | None = None
    """The address of an article."""

    origin: str | None = None
    """What an article is called where it was taken from: the name of its file."""

    publisher: str | None = None
    """The publisher of an article."""

    language: str | None = None
    """The language of an article."""

    confidence: float | None = None
    """How sure the record is, from 0 to 1; of what several articles tell, the highest."""

    article: str | None = None
    """The id of the node of the article it was read from. None: it is shared by articles, or is an article."""


@attrs.frozen(kw_only=True)
class Edge:
    """What ties two nodes, as one article has it."""

    id: str
    """Made from content."""

    source: str
    """The id of the node that it goes from."""

    target: str
    """The id of the node that it goes to."""

    kind: EdgeKind
    """What it says."""

    label: str
    """What to write beside it: the title of a role, the act of a statement, the position of a stance."""

    article: str
    """The id of the node of the article that says so."""

    record: str | None = None
    """The id of the meeting, statement or stance. Edges that share article and record tell of the same one: a joint
    statement has one from each speaker. None: a role or a mention, which has no id."""

    start: date | None = None
    """The first day. None: not known, or it has no time, as roles have."""

    end: date | None = None
    """The last day, included."""

    dating: Dating | None = None
    """Where the days come from."""

    precision: str | None = None
    """How exactly the text gives the time: "day", "month"."""

    date_text: str | None = None
    """The words that the time was read from."""

    evidence: str | None = None
    """The words of the article that show it; of a statement, what was said."""

    spans: tuple[str, ...] = ()
    """Where those words, or the names of a mention, stand in the text, as half-open offsets: "12:24"."""

    references: tuple[str, ...] = ()
    """Where a description or pronoun means what is mentioned, likewise."""

    confidence: float | None = None
    """How sure it is, from 0 to 1."""

    former: bool | None = None
    """Whether a role is a past one."""

    acting: bool | None = None
    """Whether a role is held for the time being."""

    act: str | None = None
    """What a speaker does by saying it: "demand"."""

    form: str | None = None
    """How the words of a statement are given: "direct", "indirect", "mixed"."""

    cue: str | None = None
    """The words that attribute a statement: "said"."""

    spoken_by: str | None = None
    """The words beside a statement that mean its speaker: "the minister"."""

    medium: str | None = None
    """The name of the organisation that carried a statement, or the phrase: "in a post on X"."""

    meeting: str | None = None
    """The id of the node of the meeting that a statement was made at."""

    negated: bool | None = None
    """Whether the article says that it was not said."""

    position: str | None = None
    """On which side a holder stands: "support"."""

    about: str | None = None
    """The words that name what a stance is about."""

    statement: str | None = None
    """The `record` of the edges of the statement that a stance rests on."""


@attrs.frozen(kw_only=True)
class Graph:
    """Nodes and edges; every edge joins two of the nodes, and no two nodes or edges share an id."""

    nodes: tuple[Node, ...]
    """The nodes."""

    edges: tuple[Edge, ...]
    """The edges."""

    articles: int
    """How many sets of findings went in."""


def list_properties(item: Node | Edge) -> dict[str, str | bool | float | date | tuple[str, ...]]:
    """Return what a node or edge holds, under the names of its fields, without what it does not have."""
    values = {field.name: getattr(item, field.name) for field in attrs.fields(type(item))}
    return {name: value for name, value in values.items() if value is not None and value != ()}


def list_types(kind: type[Node | Edge]) -> dict[str, str]:
    """Return the fields of a node or edge, and what they hold as formats with typed columns call it."""
    held = {field.name: str(field.type).removesuffix(" | None") for field in attrs.fields(kind)}
    return {name: {"float": "double", "bool": "boolean"}.get(type, "string") for name, type in held.items()}
