"""The parts of the project agree: public names, documentation, versions, and what the README promises."""

import ast
import io
import json
import re
import subprocess
import sys
import tomllib
from contextlib import redirect_stdout
from importlib.metadata import version
from pathlib import Path

import pytest
from doc_blocks import BLOCK, engine_of, python_blocks

import geopolnews
from geopolnews.serialize.json import read_json

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *DOCS.rglob("*.md")])


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def reference_names() -> set[str]:
    """The last part of every dotted name that a reference page shows, and the names listed as its members."""
    names: set[str] = set()
    for page in (DOCS / "reference").rglob("*.md"):
        shown = re.findall(r"^(?:::: |\s+- )([\w.]+)\s*$", page.read_text(encoding="utf-8"), re.MULTILINE)
        names.update(name.rsplit(".", 1)[-1] for name in shown)
    return names


def test_every_public_name_is_in_the_reference():
    public = {name for name in geopolnews.__all__ if not name.startswith("__")}
    assert public - reference_names() == set()


@pytest.mark.parametrize("name", geopolnews.__all__)
def test_every_public_name_has_a_docstring(name):
    value = getattr(geopolnews, name)
    if callable(value):
        assert value.__doc__
        assert value.__doc__.strip()


def test_one_version_everywhere():
    project = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    citation = re.search(r"^version: (\S+)$", read("CITATION.cff"), re.MULTILINE)
    assert citation
    assert {project, citation[1], version("geopolnews")} == {project}
    assert getattr(geopolnews, "__version__", project) == project


def test_changelog_has_a_place_for_the_current_version():
    current = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    headings = re.findall(r"^## \[([^\]]+)\]", read("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] in {"Unreleased", current}


def test_readme_begins_with_two_commands():
    first = BLOCK.search(read("README.md"))
    assert first
    assert first[3].splitlines() == ["make demo", "make test"]


def test_every_decision_is_listed():
    index = read("docs/decisions/index.md")
    pages = sorted(path.name for path in (DOCS / "decisions").glob("0*.md"))
    assert [name for name in pages if f"({name})" not in index] == []


@pytest.mark.parametrize("module", ["geopolnews", "geopolnews.model", "geopolnews.serialize.json"])
def test_records_and_formats_load_without_spacy_and_onnxruntime(module):
    show = f"import sys, {module}; print([m for m in ('spacy', 'onnxruntime', 'torch') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", show], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_python_in_the_documentation_is_valid(page):
    for code, _ in python_blocks(page):
        ast.parse(code)


@pytest.mark.model
@pytest.mark.parametrize(
    "page", [page for page in PAGES if python_blocks(page)], ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_python_in_the_documentation_runs(page, monkeypatch, tmp_path):
    """All blocks of a page share one namespace and run where the examples are at hand.

    Those of Spark and Ray run in tests/integrations, in the clusters that stand there.
    """
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, object] = {"__name__": "__main__"}
    for code, promised in python_blocks(page):
        if engine_of(code):
            continue
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(compile(code, page.name, "exec"), namespace)  # noqa: S102 - the project's own pages
        if promised is not None:
            assert printed.getvalue().strip() == promised.strip()


@pytest.mark.model
def test_reading_changes_no_character(example_path):
    text = example_path.read_text(encoding="utf-8")
    findings = geopolnews.extract(text, published="2025-05-14")
    assert findings.article.text == text


def test_smoke_and_documentation_speak_of_files_that_exist():
    spoken_of = {name for page in PAGES for name in re.findall(r"examples/[\w.]+\.txt", page.read_text("utf-8"))}
    assert spoken_of
    assert [name for name in sorted(spoken_of) if not (ROOT / name).exists()] == []


def test_json_in_the_documentation_is_json_and_findings_can_be_read():
    for page in PAGES:
        for language, _, body in BLOCK.findall(page.read_text(encoding="utf-8")):
            if language == "json" and "format" in json.loads(body):
                assert read_json(body).article.text
