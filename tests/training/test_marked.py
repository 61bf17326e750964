"""Articles in which only the places of offices, positions and meetings are marked: each place is that of the text."""

import json
from zipfile import ZipFile

import attrs

from quality.marked import cut
from training.corpora.marked import names_kept_aside, read_marked
from training.corpora.positions import HABITS, read_marked_positions

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


GMB = """Sentence #,Word,POS,Tag
Sentence: 1,Nothing,NN,O
,else,RB,O
,.,.,O
Sentence: 2,Norway,NNP,B-geo
,opposes,VBZ,O
,the,DT,O
,plan,NN,O
,",",",",O
,it,PRP,O
,says,VBZ,O
,.,.,O
Sentence: 3,They,PRP,O
,met,VBD,O
,.,.,O
"""
RUN = {
    "article": "1-3", "corpus": "gmb", "roles": [],
    "positions": [{"target": [2, 4], "position": "oppose", "holder": [0, 1], "evidence": [1, 4]}],
    "meetings": [{"evidence": [9, 10], "kind": "other", "status": "held"}],
}  # fmt: skip


def read_run(folder):
    (folder / "gmb").mkdir()
    with ZipFile(folder / "gmb" / "ner_dataset.csv.zip", "w") as archive:
        archive.writestr("ner_dataset.csv", GMB)
    (folder / "marked.jsonl").write_text(json.dumps(RUN) + "\n", encoding="utf-8")
    (run,) = read_marked(folder, folder / "marked.jsonl")
    return run


def test_places_are_words_of_a_run_of_sentences(tmp_path):
    run = read_run(tmp_path)
    assert run.text == "Norway opposes the plan, it says. They met."
    (position,) = run.positions
    assert [cut(run, place) for place in (position.target, position.holder, position.evidence)] == [
        "the plan", "Norway", "opposes the plan",
    ]  # fmt: skip
    assert [cut(run, place) for place in run.meetings] == ["met"]


def test_what_is_marked_is_given_in_words(tmp_path):
    (text,) = read_marked_positions([read_run(tmp_path)])
    assert HABITS[text.habit] == "gmb"
    (position,) = text.positions
    assert text.words[slice(*position.target)] == ["the", "plan"]
    assert (position.holder, position.position, position.holder_known) == ((0, 1), "oppose", True)
    assert [text.words[slice(*words)] for words in text.meetings] == [["met"]]


def test_about_one_in_ten_is_kept_aside_whatever_is_added(tmp_path):
    run = read_run(tmp_path)
    aside = [attrs.evolve(run, name=f"{n}-{n + 35}").kept_aside for n in range(1000)]
    assert 60 < sum(aside) < 140
    assert aside == [attrs.evolve(run, name=f"{n}-{n + 35}").kept_aside for n in range(1000)]
    names = [f"{n}-{n + 35}" for n in range(1000)]
    file = tmp_path / "names.jsonl"
    file.write_text("".join(json.dumps({"article": name}) + "\n" for name in names), encoding="utf-8")
    assert names_kept_aside(file) == {name for name, kept in zip(names, aside, strict=True) if kept}
