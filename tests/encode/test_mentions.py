"""What may be meant by a pronoun, and what is known about it."""

import attrs
import numpy as np
from sure_model import ADA, HIS, KARSKY, MET, SHE, TEXT, VELT, WORDS, WORK, make_sight

from geopolnews.encode.facts import collect_facts
from geopolnews.encode.mentions import find_mentions


def test_names_stand_together_and_verbs_are_not_meant():
    mentions = find_mentions(make_sight())
    spans = zip(mentions.starts.tolist(), mentions.ends.tolist(), strict=True)
    assert [" ".join(WORDS[a:b]) for a, b in spans] == ["Ada Velt", "Karsky", "She", "his", "work"]
    assert mentions.heads.tolist() == [ADA, KARSKY, SHE, HIS, WORK]
    assert mentions.of_word.tolist() == [0, 0, -1, 1, -1, 2, -1, 3, 4]


def test_a_window_sees_no_heads_outside_of_it():
    sight = make_sight()
    assert sight.sentence.tolist() == [1] * 5 + [2] * 4
    assert sight.depth[VELT] == 2
    part = sight.window(KARSKY, len(WORDS))
    assert part.head[0] == 0  # "met" is not in it
    assert part.words == [word.lower() for word in WORDS[KARSKY:]]
    assert part.head[HIS - KARSKY] == WORK - KARSKY
    assert part.opens[0]


def test_a_circle_of_heads_ends():
    heads = make_sight().head.copy()
    heads[ADA], heads[VELT] = VELT, ADA
    sight = attrs.evolve(make_sight(), head=heads)
    mentions = find_mentions(sight)
    assert mentions.heads[0] == ADA
    assert np.isfinite(collect_facts(sight, mentions, np.array([SHE, HIS])).pairs).all()


def test_facts_tell_mentions_and_pronouns_apart():
    sight = make_sight()
    mentions = find_mentions(sight)
    facts = collect_facts(sight, mentions, np.array([SHE, HIS]))
    assert facts.mentions.shape[0] == 5
    assert facts.pronouns.shape[0] == 2
    assert facts.pairs.shape[1:] == (2, 5)
    before = facts.pairs[0]
    assert before.tolist() == [[1, 1, 0, 0, 0], [1, 1, 1, 0, 0]]


def test_names_are_counted_by_the_words_that_they_share():
    text = [("Velt", "S-Person", "PROPN", 1, "nsubj"), ("met", "O", "VERB", 1, "root")]
    text += [(word, tag, part, 1, label) for word, tag, part, _, label in TEXT[:2]]
    told = [collect_facts(s, find_mentions(s), np.array([0])).mentions for s in (make_sight(text), make_sight())]
    assert (told[0] == np.float32(np.log(2))).sum() == 2
    assert not (told[1] == np.float32(np.log(2))).any()


def test_whoever_is_the_object_of_a_pronoun_is_not_meant_wherever_he_is_named():
    text = [
        *TEXT[:6],
        ("praised", "O", "VERB", 6, "root"),
        ("Velt", "S-Person", "PROPN", 6, "obj"),
    ]
    sight = make_sight(text)
    mentions = find_mentions(sight)
    others = collect_facts(sight, mentions, np.array([SHE])).pairs[:, 0]
    plain = collect_facts(make_sight(), find_mentions(make_sight()), np.array([SHE])).pairs[:, 0]
    shared = [row for row in range(len(others)) if others[row].tolist() == [1, 0, 0, 1]]
    assert any(plain[row].tolist()[0] == 0 for row in shared)
    assert sight.head[MET] == MET
