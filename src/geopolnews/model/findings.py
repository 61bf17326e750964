"""All records of one article, which refer to each other by id."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import attrs

from geopolnews.errors import UnknownRecord, describe_value
from geopolnews.model.actor import Actor
from geopolnews.model.article import Article
from geopolnews.model.checks import Exactly, TupleOf
from geopolnews.model.coherence import check_coherence
from geopolnews.model.explanation import Explanation, explain_record
from geopolnews.model.meeting import Meeting
from geopolnews.model.note import Note
from geopolnews.model.organisation import Organisation
from geopolnews.model.place import Place
from geopolnews.model.span import Span
from geopolnews.model.stance import Stance
from geopolnews.model.statement import Statement

Entity = Actor | Organisation | Place
"""What has a name and stands in the text."""

Record = Actor | Organisation | Place | Meeting | Statement | Stance
"""What has an id."""


@attrs.frozen(kw_only=True)
class Findings:
    """What was read from one article.

    Findings hold together: every id points to a record of the right sort, every span lies inside the text, and every
    quoted text stands at its span. `findings[id]` looks a record up, and a loop over findings goes through all of them.
    """

    article: Article = attrs.field(validator=Exactly(Article))
    """The article that was read."""

    actors: tuple[Actor, ...] = attrs.field(default=(), validator=TupleOf(Exactly(Actor)))
    """The people in it."""

    organisations: tuple[Organisation, ...] = attrs.field(default=(), validator=TupleOf(Exactly(Organisation)))
    """The bodies in it, states among them."""

    places: tuple[Place, ...] = attrs.field(default=(), validator=TupleOf(Exactly(Place)))
    """The places in it."""

    meetings: tuple[Meeting, ...] = attrs.field(default=(), validator=TupleOf(Exactly(Meeting)))
    """Who met whom."""

    statements: tuple[Statement, ...] = attrs.field(default=(), validator=TupleOf(Exactly(Statement)))
    """Who said what."""

    stances: tuple[Stance, ...] = attrs.field(default=(), validator=TupleOf(Exactly(Stance)))
    """Who stands where."""

    notes: tuple[Note, ...] = attrs.field(default=(), validator=TupleOf(Exactly(Note)))
    """Whatever was doubtful."""

    def __attrs_post_init__(self) -> None:
        check_coherence(self)

    @cached_property
    def _by_id(self) -> dict[str, Record]:
        return {record.id: record for record in self}

    def __iter__(self) -> Iterator[Record]:
        yield from self.actors
        yield from self.organisations
        yield from self.places
        yield from self.meetings
        yield from self.statements
        yield from self.stances

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    # Any, because the field that holds the id tells the sort of the record, which its type cannot: with a union,
    # `findings[speaker].name` would not pass a type checker.
    def __getitem__(self, id: str) -> Any:
        try:
            return self._by_id[id]
        except (KeyError, TypeError):
            raise self._explain_unknown(id) from None

    def quote(self, *spans: Span) -> str:
        """Return the words of a span; of several, joined by a space."""
        return self.article.quote(*spans)

    def explain(self, id: str) -> Explanation:
        """Return how a record came to be: its words, the steps, the reasons, how sure it is. `print` shows it.

        Raises:
            UnknownRecord: There is no record of that id.
        """
        return explain_record(self, self[id])

    def _explain_unknown(self, id: object) -> UnknownRecord:
        entities: tuple[Entity, ...] = (*self.actors, *self.organisations, *self.places)
        named = [entity.id for entity in entities if entity.name == id]
        return UnknownRecord(
            expected=f"the id of one of the {len(self._by_id)} records of this article",
            found=describe_value(id),
            advice=f"Records are looked up by id; of that name there is {', '.join(named)}." if named else None,
            ids=(str(id),),
        )
