import pickle

import pytest

from geopolnews import errors

EXAMPLES = [
    (errors.GeopolnewsError("all is lost"), Exception, "all is lost"),
    (
        errors.InvalidRecord(record="Span", field="end", expected="an offset after 3", found="3", ids=["a"]),
        ValueError,
        "Span.end: expected an offset after 3, found 3",
    ),
    (errors.InvalidRecord("two names", record="Actor"), ValueError, "Actor: two names"),
    (
        errors.UnknownRecord(expected="an id", found="'x'", advice="Try another.", ids=("x",)),
        KeyError,
        "expected an id, found 'x'. Try another.",
    ),
    (
        errors.InvalidDocument(path="$.a[0]", line=3, file="f.jsonl", expected="a string", found="3"),
        ValueError,
        "f.jsonl, line 3, $.a[0]: expected a string, found 3",
    ),
    (errors.InvalidDocument("not JSON"), ValueError, "$: not JSON"),
    (errors.UnreadableInput("binary data", source="x.pdf", advice="Save as text."), ValueError, "x.pdf: binary data"),
    (errors.UnreadableInput("nothing to read"), ValueError, "nothing to read"),
    (errors.UnwritableOutput("the disk is full"), OSError, "the disk is full"),
    (errors.ArticleFailed("is empty", source="a.txt", error="UnreadableInput"), RuntimeError, "a.txt: is empty"),
    (errors.WorkerUnavailable("no Python"), RuntimeError, "no Python"),
    (errors.ModelUnavailable("missing", source="reader.onnx"), RuntimeError, "reader.onnx: missing"),
    (
        errors.MissingExtra(extra="arrow", package="pyarrow"),
        ImportError,
        'the package pyarrow is not installed. Install it with: pip install "geopolnews[arrow]"',
    ),
]


def test_every_error_is_tried():
    family = {value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)}
    assert {type(error) for error, _, _ in EXAMPLES} == family


@pytest.mark.parametrize(("error", "kind", "words"), EXAMPLES)
def test_errors_are_what_a_caller_expects_and_say_it_in_one_line(error, kind, words):
    assert isinstance(error, errors.GeopolnewsError)
    assert isinstance(error, kind)
    assert words in str(error)
    assert len(str(error).splitlines()) == 1


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize(("error", "kind", "words"), EXAMPLES)
def test_errors_survive_pickling(error, kind, words, protocol):
    error.add_note("while reading")
    copy = pickle.loads(pickle.dumps(error, protocol))  # noqa: S301 - made in this line
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert vars(copy) == vars(error)
    assert copy.args == error.args


def test_values_are_described_in_one_short_line():
    for value in ["x\ny" * 1000, list(range(10**5)), {"a": [1] * 1000}, "\ud800", object(), 10**4000]:
        described = errors.describe_value(value)
        assert len(described) < 120
        assert described.isprintable()
        described.encode()
