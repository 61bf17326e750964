"""What `import geopolnews` gives, and what it leaves for later."""

import subprocess
import sys

import pytest

import geopolnews

LIGHT = [name for name in geopolnews.__all__ if name not in {"extract", "Extractor"}]


def run_python(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip()


def test_importing_loads_neither_the_pipeline_nor_a_format():
    heavy = "('spacy', 'onnxruntime', 'tokenizers', 'numpy', 'cattrs', 'geopolnews.pipeline')"
    assert run_python(f"import sys, geopolnews; print([name for name in {heavy} if name in sys.modules])") == "[]"


def test_saving_and_reading_back_load_no_model():
    code = (
        "import sys, io, geopolnews as g; file = io.StringIO(); f = g.Findings(article=g.Article(text='a'));"
        "assert g.read_json(g.write_json(f)) == f;"
        "g.write_json_lines([f], file); file.seek(0); assert list(g.read_json_lines(file)) == [f];"
        "print([name for name in ('spacy', 'onnxruntime', 'tokenizers', 'numpy') if name in sys.modules])"
    )
    assert run_python(code) == "[]"


@pytest.mark.parametrize("name", LIGHT)
def test_public_names_are_there(name):
    assert getattr(geopolnews, name) is not None
    assert name in dir(geopolnews)


def test_names_for_later_are_listed_before_they_are_loaded():
    assert run_python("import geopolnews; print({'extract', 'read_json'} <= set(dir(geopolnews)))") == "True"


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'extrac'"):
        geopolnews.extrac  # noqa: B018 - the look-up is what is tried


def test_public_names_are_sorted_and_distinct():
    assert sorted(set(geopolnews.__all__)) == sorted(geopolnews.__all__)
