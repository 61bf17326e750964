import json
import os
import subprocess
import sys
from importlib import resources

import pytest

HEAVY = "('spacy', 'onnxruntime', 'tokenizers', 'numpy', 'cattrs')"


def test_version(call):
    done = call("--version")
    assert done.exit_code == 0
    assert done.stdout.split()[0] == "geopolnews"


def test_without_a_command_help_is_shown(call):
    done = call()
    assert done.exit_code == 2
    assert "extract" in done.stdout


@pytest.mark.parametrize("args", [["--help"], ["extract", "--help"], ["schema", "--help"]])
def test_help(call, args):
    done = call(*args)
    assert done.exit_code == 0
    assert "Usage: geopolnews" in done.stdout


def test_schema_is_that_of_the_package(call):
    done = call("schema")
    shipped = resources.files("geopolnews.serialize").joinpath("findings.schema.json").read_text(encoding="utf-8")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == json.loads(shipped)


@pytest.mark.parametrize(
    ("args", "allowed"),
    [(["--version"], set()), (["--help"], set()), (["extract", "--help"], set()), (["schema"], {"cattrs"})],
)
def test_starts_without_the_heavy_packages(args, allowed):
    show = (
        f"import sys; from geopolnews.cli import app\n"
        f"try: app({args!r})\n"
        f"except SystemExit: print(*(name for name in {HEAVY} if name in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", show], capture_output=True, encoding="utf-8", check=True)
    assert set(done.stderr.split()) <= allowed


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["extract"], "Missing argument"),
        (["extrakt"], "No such command 'extrakt'"),
        (["extract", "a.txt", "--colour"], "No such option: --colour"),
        (["extract", "a.txt", "--format", "xml"], "xml"),
        (["extract", "a.txt", "--published", "yesterday"], "expected a date such as 2024-12-06, found 'yesterday'"),
        (["extract", "a.txt", "--published", "2024-02-30"], "found '2024-02-30'"),
        (["extract", "a.txt", "--published", ""], "found ''"),
        (["extract", "a.txt", "b.txt", "--title", "Talks"], "one article"),
    ],
)
def test_wrong_usage_is_one_line(call, extractor, args, says):
    done = call(*args)
    assert done.exit_code == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("geopolnews: ")
    assert says in line
    assert extractor.calls == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(run, shell):
    code, output, _ = run(env={"_GEOPOLNEWS_COMPLETE": f"source_{shell}"})
    assert code == 0
    assert b"_GEOPOLNEWS_COMPLETE=complete_" in output


def test_completion_of_a_command(run):
    words = {"_GEOPOLNEWS_COMPLETE": "complete_bash", "COMP_WORDS": "geopolnews ext", "COMP_CWORD": "1"}
    _, output, _ = run(env=words)
    assert output.split() == [b"extract"]


def test_module_runs_as_a_program():
    command = [sys.executable, "-m", "geopolnews.cli", "--version"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=os.environ)
    assert done.stdout.startswith("geopolnews ")
