"""Whole articles with the shipped model, by the command that users call."""

import json
import os
import subprocess
import sys

import pytest

from geopolnews.serialize.json import read_json
from geopolnews.serialize.json_lines import read_json_lines


def run_command(*args, env=None, **options):
    command = [sys.executable, "-m", "geopolnews.cli", *map(str, args)]
    return subprocess.run(command, capture_output=True, timeout=300, env={**os.environ, **(env or {})}, **options)


@pytest.mark.model
def test_json_of_the_example(example_path):
    done = run_command("extract", example_path, "--published", "2025-05-14", "--title", "Talks")
    assert (done.returncode, done.stderr) == (0, b"")
    findings = read_json(done.stdout)
    assert findings.article.text == example_path.read_text(encoding="utf-8")
    assert findings.article.title == "Talks"
    assert "Haytham Zaroubi" in {actor.name for actor in findings.actors}
    assert findings.statements


@pytest.mark.model
def test_summary_of_the_example(example_path):
    done = run_command("extract", example_path, "--published", "2025-05-14", "--format", "text")
    assert done.returncode == 0
    shown = done.stdout.decode("utf-8")
    assert "Four neighbours agree to share river data" in shown
    assert "Haytham Zaroubi" in shown
    assert "No country can drink its neighbour's share and sleep well" in shown
    assert max(map(len, shown.splitlines())) == 80


@pytest.mark.model
def test_many_articles_from_files_and_standard_input(example_path, tmp_path):
    output = tmp_path / "findings.jsonl"
    done = run_command("extract", example_path, tmp_path / "missing.txt", "-", "-o", output, input=b"Iran backs Syria.")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2
    texts = [findings.article.text for findings in read_json_lines(output)]
    assert texts == [example_path.read_text(encoding="utf-8"), "Iran backs Syria."]


@pytest.mark.model
def test_the_same_article_gives_the_same_bytes(example_path):
    # The order of sets differs with the seed, which is another one in every run unless it is set.
    seeds = ({"PYTHONHASHSEED": seed} for seed in ("1", "2"))
    first, second = (run_command("extract", example_path, "--format", "jsonl", env=seed).stdout for seed in seeds)
    assert json.loads(first) == json.loads(second)
    assert first == second


def test_a_folder_without_a_model_is_told_by_the_exit_code(example_path, tmp_path):
    done = run_command("extract", example_path, "--model", tmp_path)
    assert done.returncode == 3
    assert done.stdout == b""
    assert len(done.stderr.splitlines()) == 1
