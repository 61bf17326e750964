from datetime import date, datetime
from enum import StrEnum

import attrs
import pytest

from geopolnews import model
from geopolnews.errors import InvalidRecord
from geopolnews.model import (
    Act,
    Actor,
    ActorKind,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Organisation,
    OrganisationKind,
    Period,
    Place,
    PlaceKind,
    Position,
    Precision,
    Reference,
    ReferenceKind,
    Role,
    Span,
    Stance,
    Statement,
    StatementKind,
)

SPAN = Span(start=3, end=9)
LATER = Span(start=20, end=25)

ACTOR = Actor(name="Sadr", kind=ActorKind.PERSON, mentions=(SPAN,), confidence=0.9)
ORGANISATION = Organisation(name="Iraq", kind=OrganisationKind.STATE, mentions=(SPAN,), confidence=0.9)
PLACE = Place(name="Iraq", kind=PlaceKind.COUNTRY, mentions=(SPAN,), confidence=0.9)
MEETING = Meeting(
    kind=MeetingKind.CALL, status=MeetingStatus.HELD, participants=(ACTOR.id,), mentions=(SPAN,), confidence=0.9
)
STATEMENT = Statement(
    speakers=(ACTOR.id,),
    content=(SPAN,),
    cue=LATER,
    text="words.",
    kind=StatementKind.INDIRECT,
    act=Act.STATE,
    confidence=0.9,
)
STANCE = Stance(holder=ACTOR.id, target=SPAN, position=Position.SUPPORT, evidence=LATER, confidence=0.9)
RECORDS = [ACTOR, ORGANISATION, PLACE, MEETING, STATEMENT, STANCE]
CLASSES = [value for value in vars(model).values() if isinstance(value, type) and attrs.has(value)]


def test_ids_are_the_same_on_every_machine():
    assert [record.id for record in RECORDS] == [
        "actor-6fa6a9352105",
        "org-aa280c318744",
        "place-bb2394fba03e",
        "meeting-c80b4eb6df81",
        "statement-3cc81a52ed0d",
        "stance-38a467a68210",
    ]


@pytest.mark.parametrize(
    ("record", "changes"),
    [
        (ACTOR, {"name": "Muqtada al-Sadr"}),
        (ACTOR, {"kind": ActorKind.ANONYMOUS}),
        (ACTOR, {"mentions": (LATER,)}),
        (ORGANISATION, {"name": "Iran"}),
        (PLACE, {"kind": PlaceKind.REGION}),
        (MEETING, {"participants": (ORGANISATION.id,)}),
        (MEETING, {"mentions": (LATER,)}),
        (STATEMENT, {"content": (LATER,)}),
        (STATEMENT, {"cue": None}),
        (STATEMENT, {"source": LATER}),
        (STANCE, {"position": Position.OPPOSE}),
        (STANCE, {"evidence": SPAN}),
    ],
)
def test_an_id_follows_what_it_is_made_from(record, changes):
    changed = attrs.evolve(record, **changes)
    assert changed.id != record.id
    assert changed.id.split("-")[0] == record.id.split("-")[0]
    back = {name: getattr(record, name) for name in changes}
    assert attrs.evolve(changed, **back) == record


@pytest.mark.parametrize("record", RECORDS)
def test_an_id_does_not_follow_what_only_colours_the_record(record):
    assert attrs.evolve(record, confidence=0.1, because=("two names are one",)).id == record.id


def test_an_id_does_not_follow_later_mentions_and_links():
    assert attrs.evolve(ACTOR, mentions=(LATER, SPAN), aliases=("S",)).id == ACTOR.id
    assert attrs.evolve(STATEMENT, speakers=(), unresolved="nobody is named").id == STATEMENT.id


def test_an_id_cannot_be_given():
    with pytest.raises(TypeError):
        Actor(id="sadr", name="Sadr", kind=ActorKind.PERSON, mentions=(SPAN,), confidence=1)


def test_who_is_only_referred_to_has_an_id_too():
    he = Reference(start=3, end=9, kind=ReferenceKind.PRONOUN)
    assert attrs.evolve(ACTOR, mentions=(), references=(he,)).id == ACTOR.id
    with pytest.raises(InvalidRecord, match="at least one mention or reference"):
        attrs.evolve(ACTOR, mentions=())


@pytest.mark.parametrize(
    ("record", "changes", "field"),
    [
        (ACTOR, {"name": ""}, "name"),
        (ACTOR, {"name": "\u2003"}, "name"),
        (ACTOR, {"name": None}, "name"),
        (ACTOR, {"kind": "person"}, "kind"),
        (ACTOR, {"kind": PlaceKind.CITY}, "kind"),
        (ACTOR, {"aliases": "Sadr"}, "aliases"),
        (ACTOR, {"aliases": ["Sadr"]}, "aliases"),
        (ACTOR, {"roles": ("leader",)}, "roles"),
        (ACTOR, {"mentions": [SPAN]}, "mentions"),
        (ACTOR, {"mentions": ((3, 9),)}, "mentions"),
        (ACTOR, {"references": (SPAN,)}, "references"),
        (ACTOR, {"confidence": 1.01}, "confidence"),
        (ACTOR, {"confidence": -0.01}, "confidence"),
        (ACTOR, {"confidence": float("nan")}, "confidence"),
        (ACTOR, {"confidence": True}, "confidence"),
        (ACTOR, {"confidence": "1"}, "confidence"),
        (ACTOR, {"confidence": None}, "confidence"),
        (ORGANISATION, {"country": "iq"}, "country"),
        (ORGANISATION, {"country": "IQ\n"}, "country"),
        (PLACE, {"latitude": 10}, "longitude"),
        (PLACE, {"latitude": 91, "longitude": 0}, "latitude"),
        (PLACE, {"latitude": 0, "longitude": float("inf")}, "longitude"),
        (MEETING, {"mentions": ()}, "mentions"),
        (MEETING, {"date": date(2024, 12, 6)}, "date"),
        (STATEMENT, {"content": ()}, "content"),
        (STATEMENT, {"content": (SPAN, Span(start=8, end=10))}, "content"),
        (STATEMENT, {"negated": None}, "negated"),
        (STATEMENT, {"speakers": ()}, "unresolved"),
        (STATEMENT, {"speakers": (), "unresolved": " "}, "unresolved"),
        (STATEMENT, {"unresolved": "nobody is named"}, "unresolved"),
        (STANCE, {"target": None}, "target"),
    ],
)
def test_what_a_record_cannot_hold_is_refused(record, changes, field):
    with pytest.raises(InvalidRecord) as caught:
        attrs.evolve(record, **changes)
    assert caught.value.record == type(record).__name__
    assert caught.value.field == field
    assert caught.value.expected
    assert caught.value.found


class Float32:
    """A number of another library, as numpy has them."""

    def __float__(self):
        return 0.5


def test_numbers_of_other_libraries_become_float():
    assert type(attrs.evolve(ACTOR, confidence=Float32()).confidence) is float
    assert type(attrs.evolve(ACTOR, confidence=1).confidence) is float
    assert type(attrs.evolve(PLACE, latitude=Float32(), longitude=3).latitude) is float


def test_a_period_holds_days_in_order():
    friday = Period(
        start=datetime(2024, 12, 6, 12),
        end=date(2024, 12, 6),
        text="Friday",
        precision=Precision.DAY,
        span=SPAN,
    )
    assert type(friday.start) is date
    with pytest.raises(InvalidRecord, match="not before the start"):
        attrs.evolve(friday, end=date(2024, 12, 5))


def test_role_titles_are_not_blank():
    with pytest.raises(InvalidRecord, match="not blank"):
        Role(title="", confidence=1)


@pytest.mark.parametrize("kind", CLASSES)
def test_records_are_frozen_slotted_and_by_keyword(kind):
    fields = attrs.fields(kind)
    assert all(field.kw_only for field in fields)
    assert not hasattr(kind, "__dict__") or "__dict__" not in kind.__slots__
    assert kind.__setattr__ is not object.__setattr__


def test_records_can_be_keys():
    assert len({*RECORDS, *RECORDS}) == len(RECORDS)


def test_values_of_choices_are_lower_case_names():
    for value in vars(model).values():
        if isinstance(value, type) and issubclass(value, StrEnum):
            assert [member.value for member in value] == [member.name.lower() for member in value]


def test_choices_are_those_of_the_guide():
    assert {str(kind) for kind in OrganisationKind} == {
        *("state", "government", "military", "armed_group", "party", "media"),
        *("international", "company", "civil", "people", "other"),
    }
    assert {str(act) for act in Act} == {
        *("state", "praise", "condemn", "accuse", "deny", "demand", "warn"),
        *("threaten", "promise", "propose", "agree", "reject", "thank", "ask"),
    }
    assert set(MeetingKind) == {"bilateral", "multilateral", "summit", "visit", "call", "conference", "other"}
    assert set(MeetingStatus) == {"held", "ongoing", "planned", "proposed", "cancelled"}
    assert set(Position) == {"support", "oppose", "concern", "neutral"}
    assert set(PlaceKind) == {"country", "region", "city", "site"}
    assert set(ActorKind) == {"person", "anonymous", "group"}
    assert set(StatementKind) == {"direct", "indirect", "mixed"}
