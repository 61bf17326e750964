"""The spaCy component: what it puts on a doc, and that it is still there wherever docs go."""

import os
import pickle
import subprocess
import sys
import tomllib
from datetime import date

import pytest
import spacy
from hypothesis import given
from spacy.tokens import Doc, DocBin
from strategies import findings as any_findings

import geopolnews
import geopolnews.integrations.spacy as component

pytestmark = pytest.mark.model

TEXT = "GENEVA — Foreign Minister Anna Lindqvist met Orhan Seldash on Friday. She condemned the strike."


@pytest.fixture(scope="module")
def nlp():
    made = spacy.blank("en")
    made.add_pipe("geopolnews", config={"spans": True})
    return made


@pytest.fixture(scope="module")
def findings():
    return geopolnews.extract(TEXT, published="2025-03-14")


@pytest.fixture
def doc(nlp):
    made = nlp.make_doc(TEXT)
    made._.published = "2025-03-14"
    return nlp(made)


def describe_tokens(doc):
    return [(token.text, token.whitespace_, token.is_sent_start, token.ent_type_, token.lemma_) for token in doc]


def test_findings_are_those_of_extract(doc, findings):
    assert doc._.geopolnews == findings
    assert doc._.geopolnews_error is None
    assert [doc.text[m.start : m.end] for m in findings.actors[0].mentions] == ["Anna Lindqvist"]


def test_the_rest_of_the_doc_is_left_alone():
    plain = spacy.blank("en")
    plain.add_pipe("sentencizer")
    plain.add_pipe("entity_ruler").add_patterns([{"label": "CITY", "pattern": "GENEVA"}])
    before = describe_tokens(plain(TEXT))
    plain.add_pipe("geopolnews", before="sentencizer")
    doc = plain(TEXT)
    assert describe_tokens(doc) == before
    assert [(span.text, span.label_) for span in doc.ents] == [("GENEVA", "CITY")]
    assert doc._.geopolnews.actors
    assert not doc.spans


@pytest.mark.parametrize("published", ["2025-03-14", date(2025, 3, 14)])
def test_the_day_of_publication_on_the_doc(nlp, findings, published):
    doc = nlp.make_doc(TEXT)
    doc._.published = published
    sent = Doc(nlp.vocab).from_bytes(doc.to_bytes())  # as `n_process` sends it
    assert nlp(sent)._.geopolnews == findings


@pytest.mark.parametrize("processes", [1, 2])
def test_facts_from_the_context_and_through_processes(nlp, findings, processes):
    facts = {"published": date(2025, 3, 14), "publisher": "Petra", "section": "World"}
    told = [(TEXT, facts), (TEXT, {"published": "2025-03-14"}), (TEXT, 7), ("", None)] * 2
    made = list(nlp.pipe(told, as_tuples=True, n_process=processes, batch_size=2))
    assert [context for _, context in made] == [context for _, context in told]
    first, second, third, fourth = [doc for doc, _ in made[4:]]
    assert first._.geopolnews.article.publisher == "Petra"
    assert first._.geopolnews.article.published == date(2025, 3, 14)
    assert second._.geopolnews == findings
    assert third._.geopolnews.article.published is None
    assert fourth._.geopolnews is None
    assert "there is no text" in fourth._.geopolnews_error


def test_a_wrong_day_of_publication_is_an_error_on_its_doc(nlp):
    (doc, _), (other, _) = nlp.pipe([(TEXT, {"published": "Friday"}), (TEXT, {})], as_tuples=True)
    assert doc._.geopolnews is None
    assert "Article.published" in doc._.geopolnews_error
    assert other._.geopolnews


def go_through_bytes(doc):
    return Doc(doc.vocab).from_bytes(doc.to_bytes())


def go_through_doc_bin(doc):
    (back,) = DocBin().from_bytes(DocBin(store_user_data=True, docs=[doc]).to_bytes()).get_docs(doc.vocab)
    return back


def go_through_pickle(doc):
    return pickle.loads(pickle.dumps(doc))  # noqa: S301 - the test's own


@pytest.mark.parametrize("go", [go_through_bytes, go_through_doc_bin, go_through_pickle])
def test_findings_survive(doc, findings, go):
    back = go(doc)
    assert back._.geopolnews == findings
    assert back._.geopolnews is back._.geopolnews  # read once
    assert back._.published == "2025-03-14"
    assert back.text == TEXT
    assert [span.id_ for span in back.spans["geopolnews.actors"]] == [
        span.id_ for span in doc.spans["geopolnews.actors"]
    ]
    assert go(go(doc))._.geopolnews == findings


@given(any_findings())
def test_any_findings_survive(drawn):
    doc = spacy.blank("en").make_doc("A doc.")
    doc._.geopolnews = drawn
    assert go_through_bytes(doc)._.geopolnews == drawn


def test_bytes_hold_the_json_form_and_no_pickle(doc, findings):
    assert geopolnews.write_json(findings).encode() in doc.to_bytes()


def test_nothing_read_yet(nlp):
    assert spacy.blank("en")("A doc.")._.geopolnews is None


def test_bytes_are_read_where_the_component_comes_later(doc, tmp_path):
    (tmp_path / "docs.spacy").write_bytes(DocBin(store_user_data=True, docs=[doc]).to_bytes())
    code = (
        "import sys, spacy; from spacy.tokens import DocBin;"
        "(doc,) = DocBin().from_disk(sys.argv[1]).get_docs(spacy.blank('en').vocab);"
        "import geopolnews.integrations.spacy; print(doc._.geopolnews.actors[0].name)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "docs.spacy")], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "Anna Lindqvist"


def test_spans_lead_to_their_records(doc, findings):
    groups = {name.removeprefix("geopolnews."): group for name, group in doc.spans.items()}
    (met,) = groups["meetings"]
    assert findings[met.id_].kind == met.label_
    assert [(span.text, span.label_, findings[span.id_].name) for span in groups["actors"]] == [
        ("Anna Lindqvist", "person", "Anna Lindqvist"),
        ("Orhan Seldash", "person", "Orhan Seldash"),
    ]
    (said,) = groups["statements"]
    assert (said.text, said.label_) == ("the strike", "condemn")
    (stance,) = groups["stances"]
    assert stance.label_ == "oppose"


@pytest.mark.parametrize(
    ("alignment", "actor"), [("expand", "Anna Lindqvist met"), ("contract", "Anna"), ("strict", None)]
)
def test_spans_on_other_tokens(nlp, alignment, actor):
    """The tokens of the pipeline need not be those that names end at."""
    made = spacy.blank("en")
    made.add_pipe("geopolnews", config={"spans": True, "alignment": alignment})
    words = ["Foreign", "Minister", "Anna", "Lindqvist met", "Orhan", "Seldash", "on", "Friday", "."]
    doc = made(Doc(made.vocab, words=words, spaces=[True] * 7 + [False, False]))
    first, *_ = [*(span.text for span in doc.spans["geopolnews.actors"]), None]
    assert first == (actor or "Orhan Seldash")


def test_a_pipeline_comes_back_from_disk(nlp, findings, tmp_path):
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.pipe_names == ["geopolnews"]
    assert again.get_pipe("geopolnews") == nlp.get_pipe("geopolnews")
    assert again(TEXT)._.geopolnews.actors == findings.actors


@pytest.mark.parametrize("config", [{"alignment": "loose"}, {"spans": "some"}, {"threads": 4}])
def test_a_wrong_setting_is_refused(config):
    with pytest.raises(ValueError, match="geopolnews"):
        spacy.blank("en").add_pipe("geopolnews", config=config)


def test_a_missing_model_stops_the_pipeline(tmp_path):
    made = spacy.blank("en")
    made.add_pipe("geopolnews", config={"model": str(tmp_path)})
    with pytest.raises(geopolnews.ModelUnavailable):
        made(TEXT)


def test_an_extension_of_the_users_own_serves(nlp, findings):
    code = (
        "import spacy; from spacy.tokens import Doc; Doc.set_extension('published', default='2025-03-14');"
        "nlp = spacy.blank('en'); import geopolnews.integrations.spacy; nlp.add_pipe('geopolnews');"
        f"print(nlp({TEXT!r})._.geopolnews.article.published)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "2025-03-14"


def test_spacy_finds_the_component_by_its_entry_point(root, tmp_path):
    """As the package declares it: nothing of ours is imported first."""
    points = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]["spacy_factories"]
    installed = tmp_path / "geopolnews-0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: geopolnews\nVersion: 0\n")
    lines = [f"{name} = {value}" for name, value in points.items()]
    (installed / "entry_points.txt").write_text("\n".join(["[spacy_factories]", *lines]))
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('geopolnews'); print(nlp.pipe_names)"
    paths = os.pathsep.join([str(tmp_path), str(root / "src")])
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert done.stdout.strip() == "['geopolnews']"
    assert component.make_component.__name__ in points["geopolnews"]
