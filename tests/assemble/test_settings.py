import pytest
from assemble.marked import mark_doc

from geopolnews.assemble.names.settings import Setting, read_setting


def test_an_office_is_held_in_the_country_that_the_text_speaks_of_most() -> None:
    setting = Setting(counts={"GH": 5, "FR": 1}, spoken=frozenset({"GH", "FR"}))
    assert setting.home_of_office([(0, 10)]) == "GH"


def test_an_office_stays_open_where_the_text_names_its_country_only_in_the_names_of_bodies() -> None:
    setting = Setting(counts={"IN": 5, "FR": 1}, spoken=frozenset({"FR"}))
    assert setting.home_of_office([(0, 10)]) is None


@pytest.mark.parametrize(
    ("text", "pos", "codes"),
    [
        ("She speaks English and French.", "PRON VERB PROPN CCONJ PROPN PUNCT", []),
        ("The French language faded.", "DET ADJ NOUN VERB PUNCT", []),
        ("The French left early.", "DET PROPN VERB ADV PUNCT", ["FR"]),
        ("A French mayor left.", "DET ADJ NOUN VERB PUNCT", ["FR"]),
        ("She is Togolese.", "PRON AUX ADJ PUNCT", ["TG"]),
    ],
)
def test_a_language_tells_of_no_country(text: str, pos: str, codes: list[str]) -> None:
    doc = mark_doc(text)
    doc.set_syntax(range(len(doc)), ["dep"] * len(doc), pos.split())
    assert list(read_setting(doc, ()).codes) == codes
