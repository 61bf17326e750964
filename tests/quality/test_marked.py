"""What is counted against places that are marked: right titles, bodies, sides and meetings, and wrong ones not."""

from collections import Counter

import pytest

from geopolnews import extract
from geopolnews.model.span import Span
from quality.marked import count_meetings, count_positions, count_roles, words_of
from training.corpora.marked import MarkedArticle, MarkedPosition, MarkedRole

TEXT = "Kenyan Foreign Minister Joseph Otieno met Anna Berg in Oslo on Monday and condemned the attack on the port."


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def mark(title: str, of: str, position: str, meeting: str) -> MarkedArticle:
    role = MarkedRole(title=place(title), who=place("Joseph Otieno"), of=place(of))
    told = MarkedPosition(target=place("the attack"), position=position, holder=None, evidence=place("the attack"))
    return MarkedArticle(
        name="one", corpus="made up", text=TEXT, roles=(role, role), positions=(told,), meetings=(place(meeting),)
    )


@pytest.mark.model
@pytest.mark.parametrize(
    ("article", "right"),
    [
        (mark("Foreign Minister", "Kenyan", "oppose", "met"), 1),
        (mark("Minister", "Oslo", "support", "attack"), 0),
    ],
)
def test_what_is_right_counts_and_what_is_wrong_does_not(article: MarkedArticle, right: int) -> None:
    counts: Counter[str] = Counter()
    findings = extract(TEXT)
    for count in (count_roles, count_positions, count_meetings):
        count(article, findings, counts)
    assert [counts[n] for n in ("titles", "positions", "places of meetings")] == [1, 1, 1]
    found = ("titles found", "bodies right", "roles right", "positions found", "stances right")
    assert [counts[n] for n in (*found, "places of meetings found", "meetings right")] == [right] * 7
    assert counts["roles"] == 1


def test_titles_are_the_same_whatever_number_they_stand_in() -> None:
    assert words_of("the acting Foreign Ministers") == words_of("foreign minister")
    assert words_of("trade minister") != words_of("foreign minister")
