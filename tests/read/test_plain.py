from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.errors import InvalidRecord, UnreadableInput
from geopolnews.model.article import PartKind
from geopolnews.read.plain import find_parts, read_plain

CASES = Path(__file__).parent.parent / "cases" / "plain.txt"
CASE_LINE = re.compile(r"(?P<joined>\+ )?(?P<kind>\w+)(?P<mark>[:~]) (?P<words>.*)")


def load_cases() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Name, text and expected parts of every case."""
    cases = []
    for block in CASES.read_text(encoding="utf-8").split("\n=== ")[1:]:
        name, _, body = block.partition("\n")
        text, parts = "", []
        for line in body.rstrip("\n").split("\n"):
            match = CASE_LINE.fullmatch(line)
            if not match:
                assert not line, f"{name}: {line!r} is no line of a case"
                text += "\n"
                continue
            words = match["words"]
            if match["joined"]:
                text = text.removesuffix("\n") + " "
            text += words + "\n"
            if match["mark"] == "~":
                parts[-1] = (parts[-1][0], parts[-1][1] + "\n" + words)
            else:
                parts.append((match["kind"], words))
        cases.append((name, text, parts))
    return cases


@pytest.mark.parametrize(("text", "parts"), [case[1:] for case in load_cases()], ids=[case[0] for case in load_cases()])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_parts_of_cases(text: str, parts: list[tuple[str, str]], line_end: str) -> None:
    article = read_plain(text.replace("\n", line_end))
    found = [(part.kind.value, article.quote(part).replace("\r\n", "\n")) for part in article.parts]
    assert found == parts


ENDS = ["\n", "\r\n", "\n\n", " ", "\u2028", "\x0c", "\ufeff", "\u200b", "\xa0", ":", "(", "/", "--"]
LINES = [
    "AMMAN —",
    "PARIS (Reuters) - ",
    "By Jane Doe",
    "Read more",
    "He said so.",
    "Breadcrumb",
    "Photo: AFP",
    "A heading",
]
PIECES = st.sampled_from([*ENDS, *LINES, "“We are ready,” he said.", "July 24"])


@given(st.one_of(st.text(min_size=1), st.lists(st.one_of(PIECES, st.text(max_size=8)), min_size=1).map("".join)))
def test_parts_of_any_text_are_in_order_and_inside_it(text: str) -> None:
    parts = find_parts(text)
    ends = [0]
    for part in parts:
        assert ends[-1] <= part.start < part.end <= len(text)
        words = text[part.start : part.end]
        assert words == words.strip()
        ends.append(part.end)


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), min_size=1).map("".join))
def test_no_word_is_left_out(text: str) -> None:
    covered = {at for part in find_parts(text) for at in range(part.start, part.end)}
    assert all(at in covered for at, letter in enumerate(text) if letter.isalnum())


def test_text_is_never_rewritten() -> None:
    text = "\ufeff  Title here \r\n\r\n\tBody of it.\u2028 End. "
    assert read_plain(text).text == text


def test_title_is_found_in_the_text() -> None:
    text = "Iran and Turkey agree.\n\nThe two sides agreed on Monday.\n"
    assert [part.kind for part in read_plain(text).parts] == [PartKind.PARAGRAPH] * 2
    kinds = [part.kind for part in read_plain(text, title="Iran and Turkey Agree.").parts]
    assert kinds == [PartKind.HEADLINE, PartKind.PARAGRAPH]


def test_details_are_kept() -> None:
    article = read_plain("Text.", published="2024-12-06", title="T", url="https://example.org", publisher="P")
    assert str(article.published) == "2024-12-06"
    assert (article.title, article.url, article.publisher) == ("T", "https://example.org", "P")


def test_published_that_is_no_date_is_refused() -> None:
    with pytest.raises(InvalidRecord, match="published"):
        read_plain("Text.", published="last Friday")


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00\x01", "a\x00b", "half \ud800"])
def test_what_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableInput):
        read_plain(text)


@pytest.mark.gold
def test_gold_articles_are_mostly_paragraphs(gold_dir: Path) -> None:
    for path in sorted(gold_dir.glob("*/*.txt")):
        article = read_plain(path.read_text(encoding="utf-8"))
        story = sum(len(part) for part in article.parts if part.kind is PartKind.PARAGRAPH)
        assert story > 0.85 * sum(len(part) for part in article.parts), path.name


@pytest.mark.parametrize(
    "text",
    [
        "a" + " " * 50_000 + "b",
        "A." * 20_000,
        "word " * 50_000,
        "a > " * 40,
        "x" * 299 + " ",
        '"' * 50_000,
        ("A, " * 60 + "\n") * 50,
        "By " + "Aa " * 38,
        "- " * 90,
    ],
    ids=["spaces", "dots", "words", "breadcrumb", "long word", "quotes", "commas", "names", "dashes"],
)
def test_odd_texts_take_no_long_time(text: str) -> None:
    before = time.perf_counter()
    read_plain(text)
    assert time.perf_counter() - before < 5
