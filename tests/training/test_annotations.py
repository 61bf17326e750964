"""Annotation kept as numbers of words: what is packed is unpacked equal, and no word of the text is kept."""

import json

import pytest

from training.corpora.annotations import pack_article, read_annotations
from training.corpora.rebuilt import rebuild_text

WORDS = """https://example.org/50-%-more-talks

OSLO - Minister Astrid Fjellheim met Kenya ' s trade minister Joseph Mbarire on Monday .

" We want a well - kept border , " she said . Kenya ' s side agreed to open it ( soon ) .
"""

GOLD = {
    "published": "2025-03-12",
    "actors": [
        {"id": "fjellheim", "name": "Astrid Fjellheim", "kind": "person", "names": ["Astrid Fjellheim"],
         "roles": [{"title": "Minister", "of": "Norway"}]},
        {"id": "mbarire", "name": "Joseph Mbarire", "kind": "person", "names": ["Joseph Mbarire"],
         "roles": [{"title": "trade minister", "of": "Kenya"}]},
    ],
    "organisations": [{"id": "kenya", "name": "Kenya", "kind": "state", "country": "KE", "names": ["Kenya"]}],
    "places": [{"id": "oslo", "name": "OSLO", "kind": "city", "country": "NO", "names": ["OSLO"]}],
    "meetings": [
        {"id": "m1", "kind": "bilateral", "status": "held", "participants": ["fjellheim", "mbarire"], "host": None,
         "place": "oslo", "date": "2025-03-10", "evidence": ["met"], "topic": "border"},
    ],
    "statements": [
        {"id": "s1", "speaker": "fjellheim", "source": "she", "cue": "said", "kind": "direct",
         "content": ["\"We want a well-kept border,\""], "addressee": None, "medium": None, "act": "demand"},
        {"id": "s2", "speaker": "kenya", "source": {"text": "Kenya's side", "n": 1}, "cue": "agreed",
         "kind": "indirect", "content": ["to open it"], "addressee": None, "medium": None, "act": "agree"},
    ],
    "stances": [
        {"id": "t1", "holder": "fjellheim", "target": "a well-kept border", "target_entity": None,
         "position": "support", "evidence": "We want a well-kept border"},
    ],
}  # fmt: skip


@pytest.fixture
def newswire(tmp_path):
    lines = [word for line in WORDS.split("\n") for word in ([*line.split(), ""] if line else [])]
    (tmp_path / "train").mkdir()
    rows = "\n".join(f"{word}\tO" if word else "" for word in lines)
    (tmp_path / "train" / "made_up_1.tsv").write_text(rows, encoding="utf-8")
    return tmp_path


def test_white_space_is_put_back(newswire):
    rebuilt = rebuild_text(newswire / "train" / "made_up_1.tsv")
    assert rebuilt.text == (
        "OSLO - Minister Astrid Fjellheim met Kenya's trade minister Joseph Mbarire on Monday.\n\n"
        '"We want a well-kept border," she said. Kenya\'s side agreed to open it (soon).'
    )
    words = WORDS.split()[rebuilt.skipped :]
    assert [rebuilt.text[s:e] for s, e in zip(rebuilt.starts, rebuilt.ends, strict=True)] == words


def test_what_is_packed_is_unpacked_equal_and_holds_no_words(newswire, tmp_path):
    packed = pack_article("made_up_1", "learn", GOLD, newswire)
    file = tmp_path / "annotations.jsonl"
    file.write_text(json.dumps(packed) + "\n", encoding="utf-8")
    ((name, text, gold),) = read_annotations(newswire, "learn", file)
    assert (name, text[:4]) == ("made_up_1", "OSLO")
    wanted = json.loads(json.dumps(GOLD))
    wanted["statements"][1]["source"] = "Kenya's side"  # the first of its kind needs no number
    assert gold == wanted
    assert list(read_annotations(newswire, "measure", file)) == []
    kept = file.read_text(encoding="utf-8")
    assert not any(word in kept for word in ("Astrid", "said", "border", "minister"))


def test_what_is_not_in_the_text_is_refused(newswire):
    wrong = json.loads(json.dumps(GOLD))
    wrong["stances"][0]["target"] = "an open border"
    with pytest.raises(ValueError, match="substring"):
        pack_article("made_up_1", "learn", wrong, newswire)


def test_an_article_is_found_in_either_part_of_the_newswire(newswire):
    (newswire / "dev").mkdir()
    (newswire / "train" / "made_up_1.tsv").rename(newswire / "dev" / "made_up_1.tsv")
    assert pack_article("made_up_1", "unread", GOLD, newswire)["part"] == "unread"
