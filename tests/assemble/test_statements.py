"""From marked words to statements, without a model: the marks of the cases stand for those of the reader."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from assemble.plain_cast import cast_of
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import AttributionMark, Stretch, marks_of
from geopolnews.annotate.quotes import mark_quotes
from geopolnews.annotate.tokens import split_tokens
from geopolnews.assemble.statements.statements import collect_statements
from geopolnews.lexicon.cues import cue_verbs
from geopolnews.model.article import Article
from geopolnews.model.findings import Findings
from geopolnews.model.note import NoteKind
from geopolnews.model.statement import Statement

CASES = Path(__file__).parent.parent / "cases" / "statements.txt"
MARKED = re.compile(r"\[(?P<sort>[scw])(?P<number>\d?) |\]")


def read_cases() -> list[tuple[str, dict[str, list[str]]]]:
    """Return the name and the lines of each case."""
    cases: list[tuple[str, dict[str, list[str]]]] = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("=== "):
            cases.append((line[4:], defaultdict(list)))
        elif line and not line.startswith("#"):
            key, _, value = line.partition(":")
            cases[-1][1][key].append(value.strip().replace("\\n", "\n"))
    return cases


def unmark(marked: str) -> tuple[str, dict[str, dict[str, list[tuple[int, int]]]]]:
    """Return a text without its marks, and what they mark: number -> sort -> offsets."""
    text, found, open_marks, at = "", defaultdict(lambda: defaultdict(list)), [], 0
    for mark in MARKED.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark["sort"]:
            open_marks.append((mark["sort"], mark["number"], len(text)))
        else:
            sort, number, start = open_marks.pop()
            found[number][sort].append((start, len(text)))
    return text + marked[at:], found


def mark_doc(text: str, found: dict[str, dict[str, list[tuple[int, int]]]] | None = None) -> tuple[Article, Doc]:
    """Return a doc with quotations, flat trees, verbs of speech as the only verbs, and the given attributions."""
    article = Article(text=text)
    doc = split_tokens(article)
    mark_quotes(doc)
    flatten(doc)
    marked = []
    for sorts in (found or {}).values():
        stretches = {sort: [to_stretch(doc, *span) for span in spans] for sort, spans in sorts.items()}
        marked.append(
            AttributionMark(
                source=stretches.get("s", [None])[0],
                cue=stretches.get("c", [None])[0],
                contents=tuple(stretches["w"]),
            )
        )
    marks_of(doc).attributions = tuple(marked)
    return article, doc


def to_stretch(doc: Doc, start: int, end: int) -> Stretch:
    span = doc.char_span(start, end, alignment_mode="expand")
    return Stretch(start=span.start, end=span.end)


def flatten(doc: Doc) -> None:
    """Give every token the first of its sentence as head, and plain parts of speech."""
    begin = 0
    for token in doc:
        if token.i and (doc[token.i - 1].text in {".", '."', "\n", "\n\n"} or "\n" in doc[token.i - 1].text):
            begin = token.i
        token.head, token.dep_ = doc[begin], "dep"
        known = {"that": "SCONJ", "to": "PART", "would": "AUX", "are": "AUX", "was": "AUX", "have": "AUX"}
        verb = token.lower_ in cue_verbs() or token.lower_ in {
            "take",
            "waited",
            "go",
            "talk",
            "met",
            "attended",
            "began",
        }
        token.pos_ = known.get(token.lower_, "VERB" if verb else "PUNCT" if not token.is_alpha else "NOUN")


def collect(article: Article, doc: Doc, people: str = "", media: str = "") -> Findings:
    cast = cast_of(doc, people, media)
    gathered = collect_statements(doc, article, cast, ())
    return Findings(
        article=article,
        actors=cast.actors,
        organisations=cast.organisations,
        statements=gathered.records,
        notes=gathered.notes,
    )


def describe(findings: Findings, statement: Statement) -> str:
    names = ", ".join(findings[id].name for id in statement.speakers) or "nobody"
    return f"{names} | {statement.kind} | {' / '.join(findings.quote(piece) for piece in statement.content)}"


def look_up(findings: Findings, statement: Statement, key: str) -> str:
    value = getattr(statement, key)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return findings[value].name if value in findings else str(value)


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in read_cases()])
def test_case(lines: dict[str, list[str]]) -> None:
    text, found = unmark(lines["text"][0])
    article, doc = mark_doc(text, found)
    findings = collect(article, doc, *(" ".join(lines[key]) for key in ("people", "media")))
    wanted = [line.split(" | ") for line in lines["said"]]
    assert [describe(findings, statement) for statement in findings.statements] == [" | ".join(w[:3]) for w in wanted]
    for statement, parts in zip(findings.statements, wanted, strict=True):
        for pair in parts[3:]:
            key, _, value = pair.partition("=")
            assert look_up(findings, statement, key) == value


def test_a_statement_of_nobody_has_a_note() -> None:
    text, found = unmark("[w The talks would go on], [s it] was [c said].")
    findings = collect(*mark_doc(text, found))
    assert [note.kind for note in findings.notes] == [NoteKind.SPEAKER_UNRESOLVED]
    assert findings.notes[0].about == (findings.statements[0].id,)
    assert findings.statements[0].unresolved


def test_every_statement_tells_why() -> None:
    text, found = unmark("[s Lavrov] [c said] [w that the talks would go on].")
    findings = collect(*mark_doc(text, found), people="Lavrov")
    assert findings.statements[0].because
    assert 0 < findings.statements[0].confidence <= 1


WORDS = st.lists(
    st.sampled_from(
        [*"\"“”'‘’«».,:;!?—\n", "said", "told", "that", "to", "Lavrov", "He", "according", "not", "\n\n", "😀", "ß"]
    )
    | st.text(max_size=4),
    max_size=40,
)


@given(WORDS, st.sampled_from(["", " "]), st.data())
def test_any_text_gives_spans_inside_it(words: list[str], between: str, data: st.DataObject) -> None:
    text = between.join(words)
    article, doc = mark_doc(text)
    if len(doc):
        spans = st.tuples(st.integers(0, len(doc) - 1), st.integers(1, 9)).map(
            lambda pair: Stretch(start=pair[0], end=min(pair[0] + pair[1], len(doc)))
        )
        marks_of(doc).attributions = tuple(
            AttributionMark(source=source, cue=cue, contents=tuple(sorted(contents)), nested=nested)
            for source, cue, contents, nested in data.draw(
                st.lists(
                    st.tuples(
                        st.none() | spans, st.none() | spans, st.lists(spans, min_size=1, max_size=3), st.booleans()
                    ),
                    max_size=4,
                )
            )
        )
    collect(article, doc, people="Lavrov")
