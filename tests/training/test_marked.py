"""Articles in which only the places of offices, positions and meetings are marked: each place is that of the text."""

import json

from quality.marked import cut
from training.corpora.marked import read_marked

WORDS = """https://example.org/1

Minister Ona Reed , of Lund ' s council , backed the plan .
"""
ROLE = {"title": [1, 2], "who": [2, 4], "of": [6, 9]}
POSITION = {"target": [12, 14], "position": "support", "holder": [2, 4], "evidence": [11, 14]}


def test_places_are_words_of_the_newswire_and_characters_of_the_other(tmp_path):
    (tmp_path / "worldwide" / "train").mkdir(parents=True)
    rows = "\n".join(f"{word}\tO" for line in WORDS.split("\n") for word in ([*line.split(), ""] if line else []))
    (tmp_path / "worldwide" / "train" / "one.tsv").write_text(rows.replace("\n\tO\n", "\n\n"), encoding="utf-8")
    (tmp_path / "polnear" / "data" / "train" / "text").mkdir(parents=True)
    (tmp_path / "polnear" / "data" / "train" / "text" / "two.txt").write_text("They met in Oran.", encoding="utf-8")
    lines = [
        {"article": "one", "corpus": "worldwide", "roles": [ROLE], "positions": [POSITION], "meetings": []},
        {"article": "two", "corpus": "polnear", "roles": [{"title": [[0, 4], [9, 11]], "who": None, "of": None}],
         "positions": [], "meetings": [{"evidence": [5, 8], "kind": "other", "status": "held"}]},
    ]  # fmt: skip
    file = tmp_path / "marked.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    one, two = read_marked(tmp_path, file)
    role = one.roles[0]
    assert [cut(one, place) for place in (role.title, role.who, role.of)] == ["Minister", "Ona Reed", "Lund's"]
    assert cut(one, one.positions[0].target) == "the plan"
    assert cut(two, two.roles[0].title) == "They met in"
    assert [cut(two, place) for place in two.meetings] == ["met"]
