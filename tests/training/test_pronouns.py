"""Names that are repeated give pronouns of which it is known whom they mean; the texts are made up."""

import zipfile

import numpy as np

from training.corpora.gmb import TOGETHER, read_gmb
from training.corpora.pronouns import count_genders, cross_out
from training.corpora.worldwide import guess_before, label_spans
from training.example import Example
from training.labels import tag_spans


def example(text):
    """An example of words, names of people in brackets: `Mr. [Omar Dutt]`."""
    words, labels = [], []
    inside = None
    for written in text.split():
        if written.startswith("["):
            inside = "B-Person"
        words.append(written.strip("[]"))
        labels.append(inside or "O")
        if inside:
            inside = None if written.endswith("]") else "I-Person"
    tags = {"entity": np.array(tag_spans(len(words), label_spans(labels)))}
    return Example(corpus="any", name="made-up", words=words, before=guess_before(words), tags=tags)


def crossed(text, **genders):
    return list(cross_out([example(text)], genders))


def pointed(found, link):
    ((word, goals),) = found.links[link].items()
    return found.words[word], [found.words[i] for i in goals]


def test_a_name_that_is_said_again_becomes_a_pronoun():
    (found,) = crossed("[Ann Hart] met [Omar Dutt] . [Hart] left .", Ann="female")
    assert found.words == "Ann Hart met Omar Dutt . She left .".split()
    assert pointed(found, "coreference") == ("She", ["Ann", "Hart"])
    assert pointed(found, "apart") == ("She", ["Omar", "Dutt"])
    assert len(found.before) == len(found.words)


def test_an_owner_and_an_object_have_forms_of_their_own():
    text = "[Ann Hart] met [Omar Dutt] . He spoke to [Hart] today . Few saw that [Hart] 's car broke ."
    objects, owners = crossed(text, Ann="female")
    assert " ".join(objects.words[6:11]) == "He spoke to her today"
    assert " ".join(owners.words[12:19]) == "Few saw that her car broke ."


def test_titles_go_with_the_name_and_tell_its_gender():
    (found,) = crossed("Mrs. [Hart] met [Omar Dutt] . Mrs. [Hart] left .")
    assert found.words == "Mrs. Hart met Omar Dutt . She left .".split()


def test_a_text_that_names_nobody_else_teaches_nothing():
    assert not crossed("[Ann Hart] came . [Hart] left .", Ann="female")


def test_what_is_said_more_of_a_name_is_not_said_of_a_pronoun():
    assert not crossed("[Ann Hart] met [Omar Dutt] . [Hart] , a trader , left .", Ann="female")


def test_given_names_are_of_one_gender_where_most_are():
    told = [("Ann", "female")] * 9 + [("Ann", "male")] + [("Sam", "male"), ("Sam", "female")]
    assert count_genders(told) == {"Ann": "female"}


def test_sentences_of_the_meaning_bank_are_read_in_runs(tmp_path):
    rows = ["Sentence #,Word,POS,Tag"]
    for number in range(TOGETHER):
        rows += [f"Sentence: {number},Ann,NNP,B-per", ",Hart,NNP,I-per", ",left,VBD,O", ",Kenya,NNP,B-geo"]
    with zipfile.ZipFile(tmp_path / "ner_dataset.csv.zip", "w") as archive:
        archive.writestr("ner_dataset.csv", "\n".join(rows) + "\n")
    (found,) = read_gmb(tmp_path)
    assert found.words[:4] == ["Ann", "Hart", "left", "Kenya"]
    assert found.tags["entity"].tolist()[:4] == [*tag_spans(2, [(0, 2, 0)]), 0, 0]
