"""One small set of findings in which every kind of record occurs."""

from datetime import date

import pytest

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
    Period,
    Place,
    PlaceKind,
    Position,
    Precision,
    Role,
    Span,
    Stance,
    Statement,
    StatementKind,
)
from geopolnews.serialize.document import build_document

TEXT = "Fuad Hussein of Iraq met Sabbagh in Baghdad on Friday. “We oppose it,” Hussein told him."


def at(words, nth=1):
    """Return the span of the nth occurrence of the words."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start=start, end=start + len(words))


@pytest.fixture
def findings():
    iraq = Organisation(name="Iraq", kind=OrganisationKind.STATE, country="IQ", mentions=(at("Iraq"),), confidence=0.9)
    hussein = Actor(
        name="Fuad Hussein",
        kind=ActorKind.PERSON,
        aliases=("Hussein",),
        roles=(Role(title="Foreign Minister", organisation=iraq.id, confidence=0.8),),
        mentions=(at("Fuad Hussein"), at("Hussein", 2)),
        confidence=1,
    )
    sabbagh = Actor(name="Sabbagh", kind=ActorKind.PERSON, mentions=(at("Sabbagh"),), confidence=0.9)
    baghdad = Place(
        name="Baghdad",
        kind=PlaceKind.CITY,
        country="IQ",
        latitude=33.34,
        longitude=44.4,
        mentions=(at("Baghdad"),),
        confidence=0.9,
    )
    friday = Period(
        start=date(2024, 12, 6), end=date(2024, 12, 6), text="Friday", precision=Precision.DAY, span=at("Friday")
    )
    meeting = Meeting(
        kind=MeetingKind.BILATERAL,
        status=MeetingStatus.HELD,
        participants=(hussein.id, sabbagh.id),
        place=baghdad.id,
        date=friday,
        mentions=(at("met"),),
        confidence=0.7,
    )
    statement = Statement(
        speakers=(hussein.id,),
        source=at("Hussein", 2),
        cue=at("told"),
        content=(at("“We oppose it,”"),),
        text="“We oppose it,”",
        kind=StatementKind.DIRECT,
        act=Act.REJECT,
        addressee=sabbagh.id,
        meeting=meeting.id,
        confidence=0.6,
    )
    stance = Stance(
        holder=hussein.id,
        target=at("it"),
        position=Position.OPPOSE,
        evidence=at("We oppose it"),
        statement=statement.id,
        confidence=0.5,
    )
    return Findings(
        article=Article(text=TEXT, published=date(2024, 12, 6)),
        actors=(hussein, sabbagh),
        organisations=(iraq,),
        places=(baghdad,),
        meetings=(meeting,),
        statements=(statement,),
        stances=(stance,),
        notes=(Note(kind=NoteKind.OTHER, message="who is him?", span=at("him"), about=(statement.id,)),),
    )


@pytest.fixture
def document(findings):
    return build_document(findings)
