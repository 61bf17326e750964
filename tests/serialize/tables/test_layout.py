"""That the tables hold every field of every record, and say what it is."""

import attrs
import pytest

from geopolnews.model import Findings
from geopolnews.model.checks import Check, Exactly, Number, TupleOf
from geopolnews.serialize.formats import FORMATS
from geopolnews.serialize.tables.columns import Cells, Shown, list_columns
from geopolnews.serialize.tables.layout import TABLES, list_needed, list_stored
from geopolnews.serialize.tables.names import NAMES
from scripts.describe_tables import describe_tables

# words that SQL keeps to itself: who asks for such a column has to quote it
SQL = set(
    "all and any as asc case check column create default desc end from group in is like limit not null offset on or"
    " order primary references select table then to union unique user using when where with".split()
)


def test_tables_are_called_as_promised():
    assert tuple(TABLES) == NAMES
    assert [table.name for table in TABLES.values()] == list(NAMES)
    for format in FORMATS:
        assert not format.is_folder or {name.split(".")[0] for name in format.files} == set(NAMES)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_columns_are_told_apart_and_described(table):
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert set(table.key) <= set(names)
    assert table.key[0] == names[0] == "article"
    assert SQL.isdisjoint(names)
    assert table.summary.endswith(".")
    assert [column.name for column in table.columns if not column.description.endswith((".", '"'))] == []


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_keys_are_never_null(table):
    assert [column.name for column in table.columns if column.name in table.key and column.optional] == []
    assert set(table.key) - set(list_needed(table.name)) <= {"id"}


def test_what_repeats_is_not_read_back():
    stored = {table: {column.name for column in list_stored(table)} for table in TABLES}
    assert "speaker" in stored["speakers"]
    assert "speaker_name" not in stored["speakers"]
    assert "target_text" not in stored["stances"]
    assert "text" in stored["statements"]


def test_every_field_of_findings_is_a_table():
    assert {field.name for field in attrs.fields(Findings)} - {"article"} <= set(NAMES)


def test_a_field_of_a_new_sort_is_refused_and_not_left_out():
    @attrs.frozen
    class Colour(Check):
        pass

    @attrs.frozen
    class Flag:
        colours = attrs.field(validator=TupleOf(Colour()))

    with pytest.raises(TypeError, match="no column for the check"):
        list_columns(Flag)


def test_a_new_field_is_a_column():
    @attrs.frozen
    class Vote:
        id = attrs.field(init=False)
        ayes = attrs.field(validator=Number(low=0, whole=True))
        secret = attrs.field(validator=Exactly(bool))

    assert [(column.name, column.cells) for column in list_columns(Vote)] == [
        ("id", Cells.TEXT),
        ("ayes", Cells.WHOLE),
        ("secret", Cells.FLAG),
    ]


def test_names_stand_beside_ids_that_have_one():
    shown = {
        f"{table.name}.{column.name}"
        for table in TABLES.values()
        for column in table.columns
        if column.shown is Shown.NAME
    }
    assert shown == {
        "roles.organisation_name",
        "meetings.host_name",
        "meetings.place_name",
        "participants.participant_name",
        "statements.addressee_name",
        "statements.medium_name",
        "speakers.speaker_name",
        "stances.holder_name",
        "stances.target_entity_name",
    }


def test_the_reference_page_is_that_of_the_code(root):
    written = (root / "docs" / "reference" / "tables.md").read_text(encoding="utf-8")
    assert describe_tables() == written, "run `make schema`"
