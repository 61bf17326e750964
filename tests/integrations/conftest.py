"""Articles for the engines, and an extractor that needs no model."""

import pytest
from doc_blocks import engine_of, python_blocks

import geopolnews
from geopolnews import Findings
from geopolnews.integrations import worker
from geopolnews.read.plain import read_plain

SPEAKERS = ("Anna Lindqvist", "Orhan Seldash", "Maher Tanouri", "Ingrid Solvane", "Haytham Zaroubi", "Rana Tellawi")
BROKEN = 3
"""Which of the articles cannot be read."""


@pytest.fixture(scope="session")
def articles():
    """Short articles as columns; one of them is empty."""
    texts = [f"GENEVA — Foreign Minister {name} said on Friday that the talks would go on." for name in SPEAKERS]
    texts[BROKEN] = " "
    published = [f"2025-03-{day:02}" for day in range(10, 10 + len(texts))]
    return {"id": list(range(len(texts))), "body": texts, "published": published}


@pytest.fixture(scope="session")
def expected(articles):
    """The JSON form of the findings of each article, and None for the one that cannot be read."""
    rows = zip(articles["body"], articles["published"], strict=True)
    return {
        str(number): geopolnews.write_json(geopolnews.extract(text, published=published)) if text.strip() else None
        for number, (text, published) in enumerate(rows)
    }


@pytest.fixture(scope="session")
def guide(root, tmp_path_factory):
    """Runs the guide's block for an engine in `guide.folder`, which holds what the first block writes."""
    folder = tmp_path_factory.mktemp("guide")
    (folder / "examples").symlink_to(root / "examples")
    blocks = [code for code, _ in python_blocks(root / "docs" / "guides" / "engines.md")]

    def run(engine=None):
        chosen = [code for code in blocks if engine_of(code) == engine]
        assert chosen
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            exec(compile(chosen[0], "engines.md", "exec"), {"__name__": "__main__"})  # noqa: S102 - the project's own page

    run.folder = folder
    run()
    return run


class PlainExtractor:
    """Stands in for `Extractor`: finds nothing, and fails on "fault" by a fault of its own."""

    loaded = 0

    def __init__(self, model):
        type(self).loaded += 1
        self.model = model

    def extract(self, text, **facts):
        if text == "fault":
            raise ZeroDivisionError("by a comma")
        return Findings(article=read_plain(text, **facts))


@pytest.fixture
def plain_extractor(monkeypatch):
    """Put `PlainExtractor` in the place of the real one; returns the class, which counts how often it was loaded."""
    monkeypatch.setattr(worker, "Extractor", PlainExtractor)
    monkeypatch.setattr(worker, "_extractors", {})
    monkeypatch.setattr(PlainExtractor, "loaded", 0)
    return PlainExtractor
