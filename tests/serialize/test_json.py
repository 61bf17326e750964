import json

import pytest
import strategies
from hypothesis import given

from geopolnews.errors import InvalidDocument, InvalidRecord
from geopolnews.model import Article, Findings
from geopolnews.serialize.json import read_json, write_json


@given(strategies.findings())
def test_what_is_written_is_read_back(findings):
    written = write_json(findings)
    assert read_json(written) == findings
    assert read_json(written.encode()) == findings


def test_indented_is_read_back(findings):
    written = write_json(findings, indent=2)
    assert "\n" in written
    assert read_json(written) == findings


def test_dates_and_absent_values_look_as_promised(findings):
    document = json.loads(write_json(findings))
    assert document["format"] == "geopolnews/1"
    assert document["article"]["published"] == "2024-12-06"
    assert document["article"]["url"] is None
    assert document["meetings"][0]["date"]["start"] == "2024-12-06"
    assert document["actors"][0]["kind"] == "person"
    assert document["actors"][0]["id"] == findings.actors[0].id


# The keys that the form began with, in its order; further ones may stand between.
FIXED_KEYS = {
    "article": ["text", "title", "url", "publisher", "published", "language"],
    "actors": ["id", "name", "kind", "aliases", "confidence", "roles", "mentions"],
    "organisations": ["id", "name", "kind", "acronym", "country", "aliases", "mentions"],
    "places": ["id", "name", "kind", "country", "latitude", "longitude", "mentions"],
    "meetings": ["id", "kind", "status", "participants", "host", "place", "date", "topic", "mentions"],
    "statements": [
        *["id", "speakers", "source", "cue", "content", "text", "kind", "act", "addressee", "medium"],
    ],
    "stances": ["id", "holder", "target", "target_entity", "position", "evidence", "statement"],
}


def test_keys_stand_in_the_fixed_order(findings):
    document = json.loads(write_json(findings))
    assert [key for key in document if key != "notes"] == ["format", *FIXED_KEYS]
    for key, expected in FIXED_KEYS.items():
        record = document[key] if key == "article" else document[key][0]
        assert [name for name in record if name in expected] == expected
    assert list(document["actors"][0]["roles"][0])[:3] == ["title", "organisation", "country"]
    assert list(document["meetings"][0]["date"])[:3] == ["start", "end", "text"]


def test_a_path_is_a_file_and_its_name_stands_in_errors(tmp_path, findings):
    path = tmp_path / "saved.json"
    path.write_text(write_json(findings), encoding="utf-8")
    assert read_json(path) == findings
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(InvalidDocument) as caught:
        read_json(path)
    assert caught.value.file == str(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_bytes_of_every_encoding_that_json_knows_are_read(findings, encoding):
    assert read_json(write_json(findings).encode(encoding)) == findings


def test_a_byte_order_mark_left_in_a_string_is_passed_over(findings):
    assert read_json("\ufeff" + write_json(findings)) == findings


def test_letters_stay_letters():
    written = write_json(Findings(article=Article(text="Мария «сказала» 😀")))
    assert "Мария «сказала» 😀" in written


def test_lone_surrogates_survive_and_can_be_encoded():
    findings = Findings(article=Article(text="cut in half \ud83d, and the rest \ude00"))
    written = write_json(findings).encode("utf-8")
    assert rb"\ud83d" in written
    assert read_json(written) == findings


def test_two_halves_side_by_side_are_refused():
    with pytest.raises(InvalidRecord, match="two halves"):
        write_json(Findings(article=Article(text="\ud83d\ude00")))


def test_a_document_is_one_line_for_every_reader():
    findings = Findings(article=Article(text="a\u2028b\u2029c\x85d\ne\r\nf\x1cg\x0bh"))
    assert len(write_json(findings).splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not JSON"),
        ("{", "line 1, column 2"),
        ("saved.json", "pathlib.Path"),
        ("[]", "expected an object, found []"),
        ('{"format": NaN}', "expected a number, found NaN"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a": ' + "1" * 5_000 + "}", "not JSON"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b'{"\xff": 1}', "not UTF-8"),
    ],
)
def test_what_is_no_json_is_refused(text, words):
    with pytest.raises(InvalidDocument) as caught:
        read_json(text)
    assert caught.value.path == "$"
    assert words in str(caught.value)
