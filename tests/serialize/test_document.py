import copy

import pytest

from geopolnews.errors import InvalidDocument
from geopolnews.serialize.document import build_document, parse_document

REMOVED = object()


def change(document, way, value):
    """Return a copy of the document with the value, or nothing, at the end of the way."""
    changed = copy.deepcopy(document)
    holder = changed
    for step in way[:-1]:
        holder = holder[step]
    if value is REMOVED:
        del holder[way[-1]]
    elif isinstance(holder, list) and way[-1] == len(holder):
        holder.append(value)
    else:
        holder[way[-1]] = value
    return changed


def name_path(way):
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in way)


WRONG = [
    # where, what, and some words of the error
    (["format"], REMOVED, "no such key"),
    (["format"], "geopolnews/2", "another version"),
    (["format"], "spacy/1", "file of findings?"),
    (["format"], None, "found None"),
    (["article"], REMOVED, "no such key"),
    (["article"], None, "an object"),
    (["article", "text"], REMOVED, "no such key"),
    (["article", "text"], None, "a string"),
    (["article", "published"], "6 December 2024", "a date such as"),
    (["article", "published"], "20241206", "a date such as '2024-12-06', or null"),
    (["article", "published"], "2024-02-30", "a date such as"),
    (["article", "language"], "English!", "a language tag"),
    (["article", "url"], 3, "a string, or null"),
    (["actors"], REMOVED, "no such key"),
    (["actors"], {}, "a list"),
    (["actors"], "abc", "a list"),
    (["notes"], None, "a list"),
    (["actors", 0], "Fuad Hussein", "an object"),
    (["actors", 0], None, "an object"),
    (["actors", 0, "id"], REMOVED, "no such key"),
    (["actors", 0, "id"], 7, "a string"),
    (["actors", 0, "id"], "", "not empty"),
    (["actors", 0, "name"], REMOVED, "no such key"),
    (["actors", 0, "name"], " ", "not blank"),
    (["actors", 0, "kind"], "human", "'person', 'anonymous', 'group'"),
    (["actors", 0, "kind"], ["person"], "one of"),
    (["actors", 0, "confidence"], "high", "a number"),
    (["actors", 0, "confidence"], True, "a number"),
    (["actors", 0, "confidence"], 1.5, "from 0 to 1"),
    (["actors", 0, "confidence"], float("inf"), "from 0 to 1"),
    (["actors", 0, "confidence"], 10**400, "a number"),
    (["actors", 0, "aliases", 0], None, "a string"),
    (["actors", 0, "roles", 0, "title"], REMOVED, "no such key"),
    (["actors", 0, "roles", 0, "former"], 0, "true or false"),
    (["actors", 0, "roles", 0, "country"], "Iraq", "alpha-2"),
    (["actors", 0, "roles", 0, "organisation"], "org-000000000000", "the id of a record"),
    (["actors", 0, "mentions", 0, "start"], "0", "a whole number"),
    (["actors", 0, "mentions", 0, "start"], 0.0, "a whole number"),
    (["actors", 0, "mentions", 0, "start"], -1, "at least 0"),
    (["actors", 0, "mentions", 0, "end"], 0, "at least 1"),
    (["actors", 0, "mentions", 1, "end"], 10**6, "inside the text"),
    (["actors", 1, "mentions"], [], "at least one mention"),
    (["organisations", 0, "kind"], "club", "one of"),
    (["places", 0, "latitude"], 95, "from -90 to 90"),
    (["places", 0, "latitude"], None, "both coordinates"),
    (["meetings", 0, "status"], "over", "'held'"),
    (["meetings", 0, "date"], "2024-12-06", "an object, or null"),
    (["meetings", 0, "date", "start"], None, "a date"),
    (["meetings", 0, "date", "end"], "2024-12-05", "not before the start"),
    (["meetings", 0, "date", "text"], "Monday", "'Friday'"),
    (["meetings", 0, "date", "precision"], "hour", "'day'"),
    (["meetings", 0, "mentions"], [], "at least 1"),
    (["meetings", 0, "participants", 1], "nobody", "the id of a record"),
    (["statements", 0, "act"], "shout", "'state'"),
    (["statements", 0, "content"], None, "a list"),
    (["statements", 0, "content", 0, "end"], REMOVED, "no such key"),
    (["statements", 0, "text"], "We agree", "the words at its span"),
    (["statements", 0, "speakers", 1], "nobody", "the id of a record"),
    (["statements", 0, "unresolved"], "nobody is named", "None where there are speakers"),
    (["statements", 0, "meeting"], "nowhere", "the id of a record"),
    (["statements", 0, "negated"], "no", "true or false"),
    (["stances", 0, "position"], "for", "'support'"),
    (["stances", 0, "holder"], None, "a string"),
    (["notes", 0, "kind"], "hm", "'other'"),
    (["notes", 0, "about", 0], "nobody", "the id of a record"),
]


@pytest.mark.parametrize(("way", "value", "words"), WRONG)
def test_wrong_documents_are_refused_with_their_path(document, way, value, words):
    with pytest.raises(InvalidDocument) as caught:
        parse_document(change(document, way, value))
    assert caught.value.path == name_path(way)
    assert words in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("document", [None, [], "geopolnews/1", 3])
def test_what_is_no_object_is_refused(document):
    with pytest.raises(InvalidDocument, match="an object"):
        parse_document(document)


def test_further_keys_are_welcome(document, findings):
    for holder in (document, document["article"], document["actors"][0], document["statements"][0]["content"][0]):
        holder["mood"] = {"of": ["the", "day"]}
    assert parse_document(document) == findings


def test_keys_with_a_default_may_be_missing(document, findings):
    del document["notes"]
    for key in ("acronym", "aliases", "references", "because"):
        del document["organisations"][0][key]
    read = parse_document(document)
    assert read.organisations == findings.organisations
    assert read.notes == ()


def test_a_link_to_a_record_of_another_sort_is_refused(document):
    document["statements"][0]["speakers"] = [document["places"][0]["id"]]
    with pytest.raises(InvalidDocument, match="which is a Place") as caught:
        parse_document(document)
    assert caught.value.path == "$.statements[0].speakers[0]"
    assert caught.value.ids == (document["places"][0]["id"],)


def test_an_id_stated_twice_is_refused(document):
    document["places"][0]["id"] = document["actors"][0]["id"]
    with pytest.raises(InvalidDocument, match=r"also at \$\.actors\[0\]\.id") as caught:
        parse_document(document)
    assert caught.value.path == "$.places[0].id"


def test_the_same_record_twice_is_refused(document):
    document["places"].append({**document["places"][0], "id": "again"})
    with pytest.raises(InvalidDocument, match="Two records say the same") as caught:
        parse_document(document)
    assert caught.value.path == "$.places[1].id"


def replace_everywhere(value, old, new):
    if isinstance(value, dict):
        return {key: replace_everywhere(item, old, new) for key, item in value.items()}
    if isinstance(value, list):
        return [replace_everywhere(item, old, new) for item in value]
    return new if value == old else value


def test_other_ids_are_replaced_by_those_of_the_records(document, findings):
    for key in ("actors", "organisations", "places", "meetings", "statements", "stances"):
        for number, record in enumerate(document[key]):
            document = replace_everywhere(document, record["id"], f"{key} {number}")
    assert document["stances"][0]["holder"] == "actors 0"
    assert parse_document(document) == findings


def test_a_name_mended_by_hand_keeps_what_refers_to_it(document):
    document["actors"][0]["name"] = "Fuad Mohammed Hussein"
    read = parse_document(document)
    hussein = read.actors[0]
    assert hussein.id != document["actors"][0]["id"]
    assert read.statements[0].speakers == (hussein.id,)
    assert read.meetings[0].participants[0] == hussein.id
    assert read.stances[0].holder == hussein.id
    assert parse_document(build_document(read)) == read
