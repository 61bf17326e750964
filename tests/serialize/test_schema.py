import copy
import json

import jsonschema
import pytest
import strategies
from hypothesis import given

from geopolnews.serialize import schema
from geopolnews.serialize.json import write_json

VALIDATOR = jsonschema.Draft202012Validator(schema.build_schema())


def test_the_checked_in_schema_is_the_one_that_is_made():
    assert schema.read_schema() == schema.build_schema(), (
        "the records changed: write schema.write_schema() to src/geopolnews/serialize/findings.schema.json"
    )


def test_it_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(schema.build_schema())


@given(strategies.findings())
def test_what_is_written_fits(findings):
    VALIDATOR.validate(json.loads(write_json(findings)))


def test_a_built_document_fits(document):
    VALIDATOR.validate(document)


@pytest.mark.parametrize(
    ("key", "field", "value"),
    [
        ("actors", "kind", "human"),
        ("actors", "confidence", 1.5),
        ("actors", "name", " "),
        ("actors", "id", None),
        ("organisations", "country", "Iraq"),
        ("places", "latitude", -91),
        ("meetings", "mentions", []),
        ("meetings", "date", "2024-12-06"),
        ("statements", "content", [{"start": -1, "end": 3}]),
        ("stances", "target", None),
    ],
)
def test_what_is_wrong_does_not_fit(document, key, field, value):
    wrong = copy.deepcopy(document)
    wrong[key][0][field] = value
    assert not VALIDATOR.is_valid(wrong)


def test_every_field_and_every_choice_is_described():
    definitions = schema.build_schema()
    for name, definition in {"Findings": definitions, **definitions["$defs"]}.items():
        assert definition["description"], name
        for field, shape in definition.get("properties", {}).items():
            assert shape["description"], f"{name}.{field}"
        lines = definition["description"].splitlines()
        assert not any(line.endswith(": ") for line in lines), name
        assert len(lines) == 1 + len(definition.get("enum", ())), name
