from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.annotate.cutting import cut_text
from geopolnews.lexicon.meetings import (
    ends_meeting,
    find_meeting_trigger,
    index_meeting_triggers,
    kind_of_meeting,
    load_meeting_triggers,
    status_of_meeting,
)
from geopolnews.lexicon.stances import (
    DENIED,
    begins_stance,
    find_stance_predicate,
    index_stance_predicates,
    load_stance_predicates,
    negate_position,
)
from geopolnews.model.meeting import MeetingKind, MeetingStatus
from geopolnews.model.stance import Position


@pytest.mark.parametrize(
    ("text", "word", "phrase", "kind"),
    [
        ("met", "verb", "meet", MeetingKind.BILATERAL),
        ("held talks", "verb", "hold talks", MeetingKind.BILATERAL),
        ("Summit", "noun", "summit", MeetingKind.SUMMIT),
        ("visits", "noun", "visit", MeetingKind.VISIT),
        ("spoke over the phone", "verb", "speak over the phone", MeetingKind.CALL),
        ("talks", "noun", "talks", MeetingKind.BILATERAL),
        ("hosting", "verb", "host", MeetingKind.BILATERAL),
        ("news conference", "noun", "news conference", MeetingKind.CONFERENCE),
    ],
)
def test_meeting_triggers_are_found_in_any_form(text: str, word: str, phrase: str, kind: MeetingKind) -> None:
    trigger = find_meeting_trigger(text, word)
    assert trigger is not None
    assert (trigger.phrase, trigger.kind) == (phrase, kind)


def test_who_receives() -> None:
    received, visited = find_meeting_trigger("received"), find_meeting_trigger("visited")
    assert received is not None
    assert received.host == "subject"
    assert visited is not None
    assert visited.host == "other"


def test_words_beside_a_meeting() -> None:
    assert status_of_meeting("upcoming") is MeetingStatus.PLANNED
    assert status_of_meeting("Called off") is MeetingStatus.CANCELLED
    assert status_of_meeting("table") is None
    assert kind_of_meeting("tripartite") is MeetingKind.MULTILATERAL
    assert kind_of_meeting("phone") is MeetingKind.CALL


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("backed", Position.SUPPORT),
        ("in favour of", Position.SUPPORT),
        ("condemns", Position.OPPOSE),
        ("against", Position.OPPOSE),
        ("was opposed to", Position.OPPOSE),
        ("expressed concern over", Position.CONCERN),
        ("concerns", Position.CONCERN),
        ("remained neutral", Position.NEUTRAL),
        ("rejection", Position.OPPOSE),
    ],
)
def test_stance_predicates_are_found_in_any_form(text: str, position: Position) -> None:
    predicate = find_stance_predicate(text)
    assert predicate is not None
    assert predicate.position is position


def test_negation() -> None:
    assert negate_position(Position.SUPPORT) is Position.OPPOSE
    assert negate_position(Position.CONCERN) is None


def test_the_tables_are_whole() -> None:
    assert {trigger.kind for trigger in load_meeting_triggers()} == set(MeetingKind)
    assert {predicate.position for predicate in load_stance_predicates()} == set(Position)


@given(st.text())
def test_any_text_may_be_asked_for(text: str) -> None:
    find_meeting_trigger(text)
    find_stance_predicate(text)
    status_of_meeting(text)


def test_no_phrase_is_missed_by_its_first_or_last_word() -> None:
    """Looking at one token first passes over no entry, in any case and with any apostrophe."""
    for spell in (str, str.title, str.upper):
        assert all(
            begins_stance(cut_text(spell(form.removeprefix(DENIED)))[0][0]) for form in index_stance_predicates()
        )
        assert all(ends_meeting(cut_text(spell(form))[0][-1]) for form in index_meeting_triggers())
    assert not begins_stance("Tuesday")
    assert not ends_meeting("Tuesday")
