"""Roles and meetings of annotated articles become tags and links; the samples are made up."""

import json

from training.corpora.historyatstate import read_visits
from training.corpora.records import find_trigger, number_sentences, read_records
from training.corpora.wikievents import find_nearest, read_wikievents

TEXT = (
    "Velian Foreign Minister Lena Ostrova met Ivo Karsky of Norland in Tarn on Monday.\n"
    "Karsky, head of the Harbour Union, later left Tarn. The foreign minister stayed."
)


def write_article(folder):
    def person(id, names, *roles):
        return {"id": id, "name": names[0], "kind": "person", "names": names, "roles": list(roles)}

    def body(id, name, kind, country=None):
        return {"id": id, "name": name, "kind": kind, "country": country, "names": [name]}

    gold = {
        "published": "2024-03-05",
        "actors": [
            person("ostrova", ["Lena Ostrova"], {"title": "Foreign Minister", "of": None}),
            person("karsky", ["Ivo Karsky", "Karsky"], {"title": "head", "of": "Harbour Union"}),
        ],
        "organisations": [body("union", "Harbour Union", "civil"), body("norland", "Norland", "state")],
        "places": [body("tarn", "Tarn", "city")],
        "meetings": [
            {"id": "m1", "participants": ["ostrova", "karsky"], "place": "tarn", "evidence": ["met Ivo Karsky"]}
        ],
        "statements": [],
        "stances": [],
    }
    (folder / "tarn.txt").write_text(TEXT, encoding="utf-8")
    (folder / "tarn.json").write_text(json.dumps(gold), encoding="utf-8")


def read_sample(folder):
    write_article(folder)
    (example,) = read_records(folder)
    return example


def words_of(example, numbers):
    return [example.words[i] for i in numbers]


def test_a_title_is_tagged_where_its_bearer_is_near_and_unknown_elsewhere(tmp_path):
    example = read_sample(tmp_path)
    tags = example.tags["title"].tolist()
    assert words_of(example, [i for i, tag in enumerate(tags) if tag > 0]) == ["Foreign", "Minister", "head"]
    assert words_of(example, [i for i, tag in enumerate(tags) if tag < 0]) == ["foreign", "minister"]


def test_a_title_points_to_the_nearest_name_of_its_bearer_and_to_its_body(tmp_path):
    example = read_sample(tmp_path)
    minister, head = example.words.index("Minister"), example.words.index("head")
    assert words_of(example, example.links["bearer"][minister]) == ["Lena", "Ostrova"]
    assert words_of(example, example.links["bearer"][head]) == ["Karsky"]
    assert words_of(example, example.links["holder"][head]) == ["Harbour", "Union"]
    assert example.links["holder"][minister] == [minister]


def test_names_in_the_sentence_of_a_meeting_point_to_it_if_they_take_part(tmp_path):
    example = read_sample(tmp_path)
    met = example.words.index("met")
    assert example.tags["trigger"].tolist()[met] == 1
    parties = {example.words[word]: goals == [met] for word, goals in example.links["party"].items() if word < 15}
    assert parties == {"Ostrova": True, "Karsky": True, "Tarn": True, "Norland": False}
    left = len(example.words) - 1 - example.words[::-1].index("Tarn")
    assert example.links["party"][left] == [left]


def test_sentences_end_at_signs_and_line_breaks():
    words, before = ["It", "rained", ".", "Then", "sun"], [3, 2, 1, 2, 3]
    assert number_sentences(words, before) == [0, 0, 0, 1, 2]


def test_the_word_that_names_a_meeting_is_found_in_a_phrase():
    words = "went to the summit in".split()
    assert words[find_trigger(words, 0, len(words))] == "summit"
    assert find_trigger(["a", "quiet", "garden"], 0, 3) is None


def test_a_visit_is_a_line_with_title_country_and_word_for_the_meeting(tmp_path):
    (tmp_path / "visits" / "data").mkdir(parents=True)
    visit = (
        "<visits><visit><id>7</id><visitor>Prime Minister Ada Velt</visitor><from id='x'>Norland</from>"
        "<description>Working\n visit. Also saw the harbour.</description></visit>"
        "<visit><id>8</id><visitor>Ada Velt</visitor><from>Norland</from><description>Came.</description></visit>"
        "</visits>"
    )
    (tmp_path / "visits" / "data" / "1990.xml").write_text(visit, encoding="utf-8")
    (example,) = read_visits(tmp_path)
    assert words_of(example, example.links["bearer"][1]) == ["Ada", "Velt"]
    assert words_of(example, example.links["holder"][1]) == ["Norland"]
    assert words_of(example, example.links["party"][3]) == ["visit"]


def test_contact_counts_as_a_meeting_where_its_word_may_name_one_and_two_take_part(tmp_path):
    tokens = "Velt met Karsky after Ostrova told Velt .".split()

    def event(at, *parties):
        arguments = [{"role": "Participant", "text": text} for text in parties]
        trigger = {"start_idx": at, "end_idx": at + 1, "text": tokens[at]}
        return {"event_type": "Contact.Contact", "arguments": arguments, "trigger": trigger}

    document = {
        "docid": "d",
        "tokens": tokens,
        "event_mentions": [event(1, "Velt", "Karsky"), event(5, "Ostrova", "Velt")],
    }
    (tmp_path / "train.jsonl").write_text(json.dumps(document) + "\n", encoding="utf-8")
    (example,) = read_wikievents(tmp_path)
    assert example.tags["trigger"].tolist() == [0, 1, 0, 0, 0, -1, 0, 0]
    assert example.links["party"] == {0: [1], 2: [1]}


def test_the_nearest_occurrence_of_a_participant_is_taken():
    assert find_nearest("a b c a b".split(), ["a", "b"], 4) == 5
    assert find_nearest(["a"], ["z"], 0) is None
