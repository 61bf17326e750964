"""FollowTheMoney: the package of that name takes every entity, and links lead to the right ones."""

import json

import pytest
import strategies
from hypothesis import given, settings

from geopolnews.serialize.follow_the_money import list_entities, write_follow_the_money


def by_schema(findings, schema):
    return [entity["properties"] for entity in list_entities(findings) if entity["schema"] == schema]


def test_what_an_article_becomes(findings):
    (occupancy,) = by_schema(findings, "Occupancy")
    (position,) = by_schema(findings, "Position")
    (event,) = by_schema(findings, "Event")
    (link,) = by_schema(findings, "UnknownLink")
    assert [person["name"] for person in by_schema(findings, "Person")] == [["Fuad Hussein"], ["Sabbagh"]]
    assert [body["name"] for body in by_schema(findings, "PublicBody")] == [["Iraq"]]
    assert (position["name"], occupancy["status"]) == (["Foreign Minister"], ["current"])
    assert (event["location"], event["startDate"], len(event["involved"])) == (["Baghdad"], ["2024-12-06"], 2)
    assert (link["role"], link["summary"]) == (["reject"], ["“We oppose it,”"])


@given(findings=strategies.findings())
@settings(max_examples=60, deadline=None)
def test_the_package_takes_random_findings(findings, ask_ftm, tmp_path_factory):
    path = tmp_path_factory.mktemp("ftm") / "out"
    assert write_follow_the_money([findings], path) == 1
    assert ask_ftm([json.loads(line) for line in path.read_bytes().splitlines()]) == []


@pytest.mark.parametrize(
    ("schema", "properties"),
    [
        ("Nothing", {}),
        ("Person", {"colour": ["blue"]}),
        ("Person", {"country": ["nowhere"]}),
        ("Person", {"proof": ["nobody"]}),
        ("Article", {"publishedAt": ["Friday"]}),
        ("Event", {"involved": ["it"]}),
    ],
)
def test_the_package_objects_to_what_is_wrong(schema, properties, ask_ftm):
    assert ask_ftm([{"id": "it", "schema": schema, "properties": properties}])
