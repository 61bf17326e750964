"""What speaks for a meeting, added up: the model's head has a say, and none where a meeting is denied."""

from types import SimpleNamespace

import pytest

from geopolnews.assemble.meetings.likelihood import DENIED, weigh_mention


def weigh(likeness, *, denied=False):
    mark = SimpleNamespace(sure=True, people=1, occurs=False, denied=denied, likeness=likeness)
    return weigh_mention(SimpleNamespace(mark=mark, parties=["a"], speakers=[], place=None, dated=False))


def test_without_the_head_only_the_rules_count():
    assert weigh(None) == 2.0
    assert weigh(None, denied=True) == 2.0 + DENIED


@pytest.mark.parametrize(("less", "more"), [(0.0, 0.1), (0.1, 0.5), (0.5, 0.9), (0.9, 1.0)])
def test_the_likelier_the_more(less, more):
    assert weigh(less) <= weigh(more)


def test_it_speaks_against_as_well_as_for():
    assert weigh(0.02) < weigh(None) < weigh(0.98)


def test_what_is_denied_is_no_likelier_for_its_words():
    assert weigh(0.98, denied=True) == weigh(None, denied=True)
    assert weigh(0.02, denied=True) < weigh(None, denied=True)
