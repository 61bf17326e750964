"""The summary for people: what it says, how wide it is, and that no text commands the terminal."""

import io
import re
from datetime import date

import attrs
import pytest
from hypothesis import given
from rich.cells import cell_len
from strategies import findings as any_findings

from geopolnews.cli.screen import summary
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
    Part,
    PartKind,
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

TEXT = (
    "River talks in Amman\n"
    "Jordanian Foreign Minister Haytham Zaroubi met former minister Dalia al-Mirsoumi in Amman on Wednesday.\n"
    "“No country can drink its neighbour's share and sleep well,” he told her, “and none will,” SANA reported.\n"
    "A Jordanian official, who asked not to be named, did not say that the talks had failed.\n"
    "Zaroubi and al-Mirsoumi said they rejected new dams. Somebody hoped for rain."
)


def at(words, nth=1):
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start=start, end=start + len(words))


def make_statement(speakers, *content, **fields):
    defaults = {"kind": StatementKind.INDIRECT, "act": Act.STATE, "confidence": 0.9}
    text = " ".join(TEXT[span.start : span.end] for span in content)
    return Statement(speakers=speakers, content=content, text=text, **{**defaults, **fields})


def make_parties():
    sana = Organisation(
        name="SANA", kind=OrganisationKind.MEDIA, acronym="SANA", country="SY", mentions=(at("SANA"),), confidence=0.9
    )
    zaroubi = Actor(
        name="Haytham Zaroubi",
        kind=ActorKind.PERSON,
        aliases=("Zaroubi",),
        roles=(Role(title="Foreign Minister", country="JO", country_name="Jordan", confidence=0.9),),
        mentions=(at("Haytham Zaroubi"),),
        confidence=0.9,
    )
    mirsoumi = Actor(
        name="Dalia al-Mirsoumi",
        kind=ActorKind.PERSON,
        roles=(Role(title="minister", former=True, confidence=0.9),),
        mentions=(at("Dalia al-Mirsoumi"),),
        confidence=0.3,
    )
    official = Actor(
        name="A Jordanian official",
        kind=ActorKind.ANONYMOUS,
        reason="asked not to be named",
        mentions=(at("A Jordanian official"),),
        confidence=0.9,
    )
    return sana, zaroubi, mirsoumi, official


@pytest.fixture(scope="module")
def findings():
    sana, zaroubi, mirsoumi, official = make_parties()
    amman = Place(
        name="Amman",
        kind=PlaceKind.CITY,
        country="JO",
        latitude=31.95,
        longitude=35.93,
        mentions=(at("Amman", 2),),
        confidence=1,
    )
    wednesday = Period(
        start=date(2025, 5, 14),
        end=date(2025, 5, 14),
        text="Wednesday",
        precision=Precision.DAY,
        span=at("Wednesday"),
    )
    meeting = Meeting(
        kind=MeetingKind.BILATERAL,
        status=MeetingStatus.HELD,
        participants=(zaroubi.id, mirsoumi.id),
        host=zaroubi.id,
        place=amman.id,
        date=wednesday,
        topic="rivers",
        mentions=(at("met"),),
        confidence=0.8,
    )
    first, second = at("“No country can drink its neighbour's share and sleep well,”"), at("“and none will,”")
    quoted = make_statement(
        (zaroubi.id,),
        first,
        second,
        kind=StatementKind.DIRECT,
        addressee=mirsoumi.id,
        medium=sana.id,
        meeting=meeting.id,
        date=wednesday,
    )
    denied = make_statement((official.id,), at("that the talks had failed"), negated=True, confidence=0.21)
    joint = make_statement((zaroubi.id, mirsoumi.id), at("they rejected new dams"), act=Act.REJECT)
    nobody = make_statement((), at("for rain"), unresolved="“Somebody” names nobody", medium="in a post on X")
    stance = Stance(
        holder=zaroubi.id,
        target=at("new dams"),
        position=Position.OPPOSE,
        evidence=at("rejected new dams"),
        statement=joint.id,
        confidence=0.7,
    )
    return Findings(
        article=Article(
            text=TEXT,
            published=date(2025, 5, 14),
            publisher="The Times",
            url="https://example.org/1",
            parts=(Part(start=0, end=20, kind=PartKind.HEADLINE),),
        ),
        actors=(zaroubi, mirsoumi, official),
        organisations=(sana,),
        places=(amman,),
        meetings=(meeting,),
        statements=(quoted, denied, joint, nobody),
        stances=(stance,),
        notes=(Note(kind=NoteKind.SPEAKER_UNRESOLVED, message="nobody was found who said it", span=at("for rain")),),
    )


def show(findings, name="talks.txt"):
    stream = io.StringIO()
    summary.print_summary(findings, name, stream)
    return stream.getvalue()


EXPECTED = """\
────────────────────────────────────────────────────────────────────────────────
River talks in Amman
published 2025-05-14 · The Times · talks.txt
https://example.org/1

WHO SAID WHAT (4)

Haytham Zaroubi  Foreign Minister (Jordan)
  direct    “No country can drink its neighbour's share and sleep well,” … “and
            none will,”
            state · to Dalia al-Mirsoumi · via SANA · Wednesday (2025-05-14) ·
            at meeting 1

A Jordanian official  not named: asked not to be named
  indirect  that the talks had failed
            did NOT say this · state · unsure (0.21)

Haytham Zaroubi and Dalia al-Mirsoumi  jointly
  indirect  they rejected new dams
            reject

Speaker not found
  indirect  for rain
            state · in a post on X · “Somebody” names nobody

WHO MET WHOM (1)

  1 held       Haytham Zaroubi and Dalia al-Mirsoumi
               bilateral · hosted by Haytham Zaroubi · in Amman · Wednesday
               (2025-05-14) · about rivers

WHERE THEY STAND (1)

Haytham Zaroubi  Foreign Minister (Jordan)
  against  new dams
           by the words “rejected new dams”

THE CAST (5)

  person         Haytham Zaroubi  Foreign Minister (Jordan) · also Zaroubi
  person         Dalia al-Mirsoumi  former minister · unsure (0.30)
  anonymous      A Jordanian official  asked not to be named

  media          SANA  SY

  city           Amman  JO · 31.95, 35.93

DOUBTS (1)

  -  nobody was found who said it
     “for rain”

"""


def test_summary(findings):
    assert show(findings) == EXPECTED


def test_an_article_without_anything():
    shown = show(Findings(article=Article(text="Nothing.")))
    assert "day of publication not known" in shown
    assert re.findall(r"^[A-Z ]+ \(0\)$", shown, re.MULTILINE) == [
        "WHO SAID WHAT (0)",
        "WHO MET WHOM (0)",
        "WHERE THEY STAND (0)",
        "THE CAST (0)",
    ]
    assert "DOUBTS" not in shown


HOSTILE = "[red]a[/red][link=file:///etc]b :smile: \x1b[31m\x1b]8;;http://x\x07c\x9b2J\r\u202ed"


def test_text_is_never_markup(findings):
    hostile = attrs.evolve(
        findings, article=attrs.evolve(findings.article, title=HOSTILE, url=HOSTILE, publisher=HOSTILE)
    )
    shown = show(hostile, HOSTILE)
    assert shown.count("[red]a[/red][link=file:///etc]b :smile: ␛[31m␛]8;;http://x␇c\ufffd2J d") >= 2


@given(any_findings())
def test_any_findings_can_be_shown(findings):
    shown = show(findings)
    shown.encode()
    lines = shown.split("\n")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]", shown)
    assert max(map(cell_len, lines)) <= 80
    assert [line for line in lines if line != line.rstrip()] == []


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("columns", "widest"), [("20", 40), ("60", 60), ("80", 80), ("100", 100), ("200", 110), ("", 80)]
)
def test_width_follows_the_terminal_within_limits(monkeypatch, findings, columns, widest):
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    summary.print_summary(findings, "talks.txt", stream)
    assert "\x1b" not in stream.getvalue()
    assert max(map(len, stream.getvalue().splitlines())) == widest


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colours(monkeypatch, findings, variables, coloured):
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    stream = Terminal()
    summary.print_summary(findings, "talks.txt", stream)
    assert ("\x1b[" in stream.getvalue()) == coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", stream.getvalue()) == EXPECTED
