import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli.fake_program import FakeExtractor
from typer.testing import CliRunner

from geopolnews.cli import app, reader

PROGRAM = Path(__file__).with_name("fake_program.py")


@pytest.fixture
def extractor(monkeypatch):
    """The stand-in for the model, which remembers what it was asked."""
    fake = FakeExtractor()
    monkeypatch.setattr(reader, "load_extractor", lambda model: fake)
    return fake


@pytest.fixture
def call(extractor):
    """Run a command line in this process, with the stand-in for the model."""

    def call_app(*args, stdin=None):
        return CliRunner().invoke(app, [str(arg) for arg in args], input=stdin, prog_name="geopolnews")

    return call_app


@pytest.fixture
def begin():
    """Start the program, with the stand-in for the model, as a process of its own."""
    running = []

    def begin_process(*args, env=None, **options):
        command = [sys.executable, str(PROGRAM), *(os.fspath(arg) for arg in args)]
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        running.append(subprocess.Popen(command, env={**os.environ, **(env or {})}, **options))
        return running[-1]

    yield begin_process
    for process in running:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()


@pytest.fixture
def run(begin):
    """Run the program to its end and return its exit code, output and messages."""

    def run_process(*args, input=None, **options):
        if input is not None:
            options["stdin"] = subprocess.PIPE
        process = begin(*args, **options)
        output, messages = process.communicate(input, timeout=60)
        return process.returncode, output, messages

    return run_process


@pytest.fixture
def articles(tmp_path):
    """Three articles in a folder."""
    folder = tmp_path / "articles"
    folder.mkdir()
    paths = []
    for name in ("Aoun", "Berri", "Mikati"):
        paths.append(folder / f"{name.lower()}.txt")
        paths[-1].write_text(f"{name} said it is over.\n", encoding="utf-8")
    return paths
