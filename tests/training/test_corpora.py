"""Corpora are read in the form in which they are published; the samples are made up."""

import json

from training.corpora.conllu import read_gum
from training.corpora.gap import read_gap
from training.corpora.newsmtsc import read_newsmtsc
from training.example import NOBODY

GAP_COLUMNS = "ID Text Pronoun Pronoun-offset A A-offset A-coref B B-offset B-coref URL".split()


def write_gap(folder, *rows):
    lines = ["\t".join(GAP_COLUMNS), *("\t".join(map(str, row)) for row in rows)]
    (folder / "gap-development.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_pronoun_is_linked_to_the_right_name_and_kept_apart_from_the_wrong_one(tmp_path):
    text = "Lena Ostrova met Ivo Karsky before she left."
    write_gap(tmp_path, ["t-1", text, "she", 35, "Lena Ostrova", 0, "TRUE", "Ivo Karsky", 17, "FALSE", "-"])
    (example,) = read_gap(tmp_path, "train")
    pronoun = example.words.index("she")
    assert [example.words[i] for i in example.links["coreference"][pronoun]] == ["Lena", "Ostrova"]
    assert [example.words[i] for i in example.links["apart"][pronoun]] == ["Ivo", "Karsky"]


def test_a_pronoun_that_means_neither_is_kept_apart_from_both(tmp_path):
    text = "Lena Ostrova met Mara Karsky before she left."
    write_gap(tmp_path, ["t-2", text, "she", 36, "Lena Ostrova", 0, "FALSE", "Mara Karsky", 17, "FALSE", "-"])
    (example,) = read_gap(tmp_path, "train")
    assert "coreference" not in example.links
    assert len(example.links["apart"][example.words.index("she")]) == 4


def test_every_mention_of_a_name_is_right_and_other_names_are_put_in_its_place(tmp_path):
    text = "Ostrova rose. Lena Ostrova met Mara Karsky before she left."
    row = ["t-3", text, "she", 50, "Lena Ostrova", 14, "TRUE", "Mara Karsky", 31, "FALSE", "-"]
    text = "Ida Vell saw Ana Toro as she left."
    other = ["t-4", text, "she", 25, "Ida Vell", 0, "FALSE", "Ana Toro", 13, "TRUE", "-"]
    write_gap(tmp_path, row, other)
    plain, swapped, renamed, *_ = read_gap(tmp_path, "train", variants=2)
    pronoun = plain.words.index("she")
    assert [plain.words[i] for i in plain.links["coreference"][pronoun]] == ["Ostrova", "Lena", "Ostrova"]
    assert " ".join(swapped.words) == "Karsky rose . Mara Karsky met Lena Ostrova before she left ."
    assert swapped.links == renamed.links == plain.links
    pool = {"Lena", "Ostrova", "Mara", "Karsky", "Ida", "Vell", "Ana", "Toro"}
    assert {renamed.words[i] for i in renamed.links["coreference"][pronoun]} <= pool


def test_the_sentiment_of_a_sentence_is_the_writers(tmp_path):
    # which part a sentence falls into rests on its letters
    sentences = [f"Minister Ostrova failed the town of {'a' * number}." for number in range(1, 41)]
    targets = [{"from": 9, "to": 16, "mention": "Ostrova", "polarity": 2.0}]
    rows = [{"primary_gid": str(i), "sentence_normalized": s, "targets": targets} for i, s in enumerate(sentences)]
    (tmp_path / "train.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    parts = {split: list(read_newsmtsc(tmp_path, split)) for split in ("train", "dev")}
    assert sum(map(len, parts.values())) == 40
    assert parts["dev"]
    for example in (*parts["train"], *parts["dev"]):
        assert example.pairs == [(NOBODY, example.words.index("Ostrova"), 2)]


def test_words_of_an_earlier_mention_are_right_antecedents(tmp_path):
    words = [
        ("Storm", "NOUN", 3, "nsubj"), ("Vera", "PROPN", 1, "appos"), ("grew", "VERB", 0, "root"),
        ("until", "SCONJ", 6, "mark"), ("it", "PRON", 6, "nsubj"), ("faded", "VERB", 3, "advcl"),
    ]  # fmt: skip
    clusters = ["(1", "1)", "_", "_", "(1)", "_"]
    (tmp_path / "train").mkdir()
    rows = [f"{i}\t{w}\t_\t{tag}\t_\t_\t{head}\t{rel}\t_\t_" for i, (w, tag, head, rel) in enumerate(words, start=1)]
    head = "# newdoc id = made_up\n"
    (tmp_path / "train" / "made_up.conllu").write_text(head + "\n".join(rows) + "\n\n", encoding="utf-8")
    table = "\n".join(f"{i}\t{w[0]}\t{c}" for i, (w, c) in enumerate(zip(words, clusters, strict=True)))
    (tmp_path / "train" / "made_up.coref.conll").write_text(table + "\n", encoding="utf-8")
    (example,) = read_gum(tmp_path, "train")
    assert example.links["coreference"][4] == [0]
    assert sorted(example.links["earlier"][4]) == [0, 1]
