"""Whom descriptions mean, and who speaks without a name."""

import pytest
from assemble.marked import mark_doc

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import AttributionMark, Stretch, marks_of
from geopolnews.assemble.cast.cast import Cast
from geopolnews.assemble.casting import collect_cast
from geopolnews.model.article import Article


def tag(doc: Doc) -> None:
    """Give every word a plain part of speech."""
    known = {
        "by": "ADP",
        "and": "CCONJ",
        "the": "DET",
        "a": "DET",
        "’s": "PART",
        "came": "VERB",
        "left": "VERB",
        "said": "VERB",
    }
    for token in doc:
        token.pos_ = known.get(token.lower_, "NOUN" if token.is_alpha else "PUNCT")


def resolve(marked: str, phrase: str) -> list[str]:
    """Return the names of those whom the last place of a phrase means."""
    doc = mark_doc(marked)
    tag(doc)
    cast, _ = collect_cast(doc, Article(text=doc.text))
    at = doc.text.rindex(phrase)
    span = doc.char_span(at, at + len(phrase), alignment_mode="expand")
    found = cast.resolve(Stretch(start=span.start, end=span.end))
    names = {party.id: party.name for party in (*cast.actors, *cast.organisations)}
    return [names[id] for id in found.ids]


def read_source(marked: str, source: str, content: str) -> Cast:
    """Return the cast of a text in which a source says something."""
    doc = mark_doc(marked)
    tag(doc)
    stretches = []
    for words in (source, content):
        at = doc.text.index(words)
        span = doc.char_span(at, at + len(words), alignment_mode="expand")
        stretches.append(Stretch(start=span.start, end=span.end))
    marks_of(doc).attributions = (AttributionMark(source=stretches[0], cue=None, contents=(stretches[1],)),)
    cast, _ = collect_cast(doc, Article(text=doc.text))
    return cast


@pytest.mark.parametrize(
    ("marked", "phrase", "names"),
    [
        ("Chief Election Commissioner {Kazi Awal} came. Then the CEC left.", "the CEC", ["Kazi Awal"]),
        ("Divisional Officer (DO) {Ann Hart} came. Then the DO left.", "the DO", ["Ann Hart"]),
        ("{Ann Hart} came. “I am glad,” the Prime Minister said.", "the Prime Minister", ["Ann Hart"]),
        ("{Ann Hart} met {Bo Lind}. “I am glad,” the Prime Minister said.", "the Prime Minister", []),
        ("Amir {Nawaf Al-Sabah} came. Then His Highness the Amir left.", "His Highness the Amir", ["Nawaf Al-Sabah"]),
        ("A report by {organisation The New York Times} came.", "A report by The New York Times", ["New York Times"]),
        ("{organisation Lake Bank} economist {Ann Hart} came.", "Lake Bank economist Ann Hart", ["Ann Hart"]),
        (
            "Bodies such as {organisation Lake Bank} and {organisation Hill Bank} came.",
            "Bodies such as Lake Bank and Hill Bank",
            ["Lake Bank", "Hill Bank"],
        ),
        ("The {organisation District Court} met. Then the department left.", "the department", []),
        ("{organisation Palm Oil Board} data came.", "Palm Oil Board data", ["Palm Oil Board"]),
        (
            "The {organisation Liberal Party} won. " + "Then the rain fell all day long. " * 9 + "The "
            "{organisation Democrats Party} left. Then the party came back.",
            "the party",
            ["Democrats Party"],
        ),
    ],
)
def test_a_description_means_whom_it_fits(marked: str, phrase: str, names: list[str]) -> None:
    assert resolve(marked, phrase) == names


def test_the_acronym_of_an_office_is_no_organisation() -> None:
    doc = mark_doc("The chief election commissioner ({organisation CEC}) came. The {organisation CEC} left.")
    cast, _ = collect_cast(doc, Article(text=doc.text))
    assert cast.organisations == ()


def test_people_who_speak_and_fit_nobody_are_actors() -> None:
    cast = read_source("The girl’s parents suspect foul play.", "The girl’s parents", "foul play")
    assert [(actor.name, actor.kind) for actor in cast.actors] == [("girl’s parents", "group")]


@pytest.mark.parametrize("source", ["Her lawyer", "His father"])
def test_somebody_of_somebody_speaks_without_a_name(source: str) -> None:
    cast = read_source(f"{source} said rain fell.", source, "rain fell")
    assert [(actor.name, actor.kind) for actor in cast.actors] == [(source, "anonymous")]


@pytest.mark.parametrize("source", ["The Prime Minister", "The officials", "The report"])
def test_an_office_or_a_bare_noun_is_nobody_new(source: str) -> None:
    cast = read_source(f"{source} said rain fell.", source, "rain fell")
    assert cast.actors == ()
