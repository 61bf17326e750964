"""What is known about an article: frozen records that refer to each other by id and to the text by offsets."""

from geopolnews.model.actor import Actor, ActorKind
from geopolnews.model.article import Article, Part, PartKind
from geopolnews.model.explanation import Explanation, Words
from geopolnews.model.failure import Failure
from geopolnews.model.findings import Entity, Findings, Record
from geopolnews.model.meeting import Meeting, MeetingKind, MeetingStatus
from geopolnews.model.note import Note, NoteKind
from geopolnews.model.organisation import Organisation, OrganisationKind
from geopolnews.model.period import Period, Precision
from geopolnews.model.place import Place, PlaceKind
from geopolnews.model.role import Role
from geopolnews.model.span import Reference, ReferenceKind, Span
from geopolnews.model.stance import Position, Stance
from geopolnews.model.statement import Act, Statement, StatementKind

__all__ = [
    "Act",
    "Actor",
    "ActorKind",
    "Article",
    "Entity",
    "Explanation",
    "Failure",
    "Findings",
    "Meeting",
    "MeetingKind",
    "MeetingStatus",
    "Note",
    "NoteKind",
    "Organisation",
    "OrganisationKind",
    "Part",
    "PartKind",
    "Period",
    "Place",
    "PlaceKind",
    "Position",
    "Precision",
    "Record",
    "Reference",
    "ReferenceKind",
    "Role",
    "Span",
    "Stance",
    "Statement",
    "StatementKind",
    "Words",
]
