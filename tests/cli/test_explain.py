from pathlib import Path

import pytest
from typer.testing import CliRunner

from geopolnews import Actor, ActorKind, Article, Findings, Span, write_json
from geopolnews.cli import app


@pytest.fixture
def saved(tmp_path: Path) -> tuple[Path, Findings]:
    text = "Lena Ostrova met Ivo Karsky. Ostrova left."
    person = ActorKind.PERSON
    full, last, other = Span(start=0, end=12), Span(start=29, end=36), Span(start=17, end=27)
    why = ("“Ostrova” is her last name",)
    people = (
        Actor(name="Lena Ostrova", kind=person, confidence=0.9, mentions=(full, last), because=why),
        Actor(name="Ivo Karsky", kind=person, confidence=0.4, mentions=(other,)),
    )
    findings = Findings(article=Article(text=text), actors=people)
    path = tmp_path / "saved.json"
    path.write_text(write_json(findings), encoding="utf-8")
    return path, findings


def call(*words):
    return CliRunner().invoke(app, [str(word) for word in words], prog_name="geopolnews")


def test_without_an_id_all_records_are_listed(saved):
    path, findings = saved
    shown = call("explain", path)
    assert shown.exit_code == 0
    assert [line.split("[")[1].rstrip("]") for line in shown.stdout.splitlines()] == [a.id for a in findings.actors]


def test_a_record_is_named_by_the_beginning_of_its_id_or_by_its_name(saved):
    path, findings = saved
    by_id = call("explain", path, findings.actors[0].id[:-3])
    assert by_id.stdout == call("explain", path, "Lena Ostrova").stdout
    assert "name at 29-36: Ostrova" in by_id.stdout
    assert "because “Ostrova” is her last name" in by_id.stdout
    assert "confidence: 0.90" in by_id.stdout


@pytest.mark.parametrize("wanted", ["actor", "nobody"])
def test_what_fits_no_record_or_several_is_refused(saved, wanted):
    shown = call("explain", saved[0], wanted)
    assert shown.exit_code == 1
    assert wanted in shown.stderr


def test_a_file_without_findings_says_how_to_make_some(tmp_path):
    path = tmp_path / "article.json"
    path.write_text("An article.")
    shown = call("explain", path)
    assert shown.exit_code == 1
    assert "geopolnews extract" in shown.stderr
