"""Streams with a stand-in for the model: order, failures, and what becomes of processes."""

import gc
import itertools
import os
import signal
import subprocess
import sys
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geopolnews.errors import ModelUnavailable, WorkerUnavailable
from geopolnews.model import Article, Failure
from geopolnews.serialize.json import read_json
from geopolnews.workers import crew as crew_module
from geopolnews.workers.order import Recipe
from geopolnews.workers.stream import read_stream

psutil = pytest.importorskip("psutil", reason="psutil, of the test dependencies, is not installed")
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals as on POSIX systems")


def recipe(**arguments):
    return Recipe("workers.fake_reader:FakeReader", arguments)


def read(articles, made=None, **options):
    answers = read_stream(articles, made or recipe(), **options)
    return [read_json(answer) if isinstance(answer, str) else answer for answer in answers]


def text_of(answer):
    return answer.reason if isinstance(answer, Failure) else answer.article.text


def children():
    return psutil.Process().children(recursive=True)


@pytest.fixture
def no_orphans():
    """After the test no process is left that was not there before."""
    before = set(children())
    yield
    gc.collect()
    left = set(children()) - before
    _, alive = psutil.wait_procs(left, timeout=10)
    assert not alive


WORDS = st.sampled_from(
    ["Aoun spoke.", "REFUSE", "FAULT", "", " ", "Berri\ud800", "\x00\x00\x00", "Mikati left. " * 50]
)


@settings(max_examples=5)
@given(articles=st.lists(WORDS, max_size=12), batch_size=st.integers(1, 5), workers=st.integers(2, 3))
def test_workers_and_batches_change_nothing(articles, batch_size, workers):
    alone = read(articles)
    assert len(alone) == len(articles)
    assert read(articles, workers=workers, batch_size=batch_size) == alone


@pytest.mark.parametrize("workers", [1, 2])
def test_one_bad_article_is_one_record_and_the_rest_goes_on(workers, no_orphans):
    unread = Failure(source="d.txt", reason="no such file", error="UnreadableInput")
    articles = [
        "Aoun spoke.",
        Article(text="REFUSE", source="b.txt"),
        Article(text="FAULT", url="https://example.org/c"),
        unread,
        "",
        "Mikati spoke.",
    ]
    first, refused, fault, passed, empty, last = read(articles, workers=workers)
    assert (text_of(first), text_of(last)) == ("Aoun spoke.", "Mikati spoke.")
    assert refused == Failure(source="b.txt", reason="is no article", error="UnreadableInput")
    assert (fault.source, fault.error) == ("https://example.org/c", "IndexError")
    assert "IndexError at fake_reader.py:" in fault.reason
    assert passed is unread
    assert (empty.source, empty.error) == ("article 5", "UnreadableInput")


def test_each_worker_loads_once(tmp_path, no_orphans):
    log = tmp_path / "log"
    read([f"Number {n} spoke." for n in range(40)], recipe(log=str(log)), workers=2, batch_size=3)
    pids = log.read_text(encoding="utf-8").split()
    assert len(set(pids)) == len(pids) <= 2
    assert str(os.getpid()) not in pids


def test_what_a_reader_prints_does_not_get_between(no_orphans):
    assert text_of(read(["PRINT it."] * 2, workers=2)[1]) == "PRINT it."


@pytest.mark.parametrize("workers", [1, 2])
def test_a_stream_is_taken_as_it_is_needed(workers, no_orphans):
    taken = []

    def endless():
        for n in itertools.count():
            taken.append(n)
            yield f"Number {n} spoke."

    answers = read_stream(endless(), recipe(), workers=workers, batch_size=2)
    for _ in range(5):
        next(answers)
    ahead = workers * 2 * crew_module.BATCHES_AHEAD + 2  # and the batch that waits to be handed over
    assert len(taken) <= 5 + (ahead if workers > 1 else 0)
    answers.close()


def test_long_articles_are_not_gathered(monkeypatch, no_orphans):
    monkeypatch.setattr(crew_module, "MOST_CHARACTERS", 1000)
    taken = []

    def long_ones():
        for n in range(12):
            taken.append(n)
            yield f"Number {n} spoke. " * 60

    answers = read_stream(long_ones(), recipe(), workers=2, batch_size=8)
    next(answers)
    assert len(taken) <= 3
    assert len(list(answers)) == 11


def test_the_stream_runs_in_the_thread_of_its_caller(no_orphans):
    threads = set()

    def articles():
        for n in range(6):
            threads.add(threading.get_ident())
            yield f"Number {n} spoke."

    read(articles(), workers=2, batch_size=1)
    assert threads == {threading.get_ident()}


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_the_stream_comes_behind_what_was_read(workers, no_orphans):
    def articles():
        yield "Aoun spoke."
        yield "Berri spoke."
        raise OSError("the disk is gone")

    answers = read_stream(articles(), recipe(), workers=workers, batch_size=8)
    assert [text_of(a) if isinstance(a, Failure) else a is not None for a in itertools.islice(answers, 2)] == [True] * 2
    with pytest.raises(OSError, match="the disk is gone"):
        next(answers)


@posix
def test_an_article_that_kills_its_process_is_a_failure(no_orphans):
    answers = read(["Aoun spoke.", "KILL", "Berri spoke.", "Mikati spoke."], workers=2, batch_size=4)
    assert [text_of(a) for a in (answers[0], *answers[2:])] == ["Aoun spoke.", "Berri spoke.", "Mikati spoke."]
    assert (answers[1].source, answers[1].error) == ("article 2", "WorkerDied")
    assert "was killed, perhaps for want of memory" in answers[1].reason


@posix
def test_an_article_whose_process_is_killed_by_others_is_read_again(tmp_path, no_orphans):
    text = f"Aoun spoke ONCE {tmp_path / 'mark'}"
    assert [text_of(a) for a in read([text, "Berri spoke."], workers=2)] == [text, "Berri spoke."]


@pytest.mark.parametrize("workers", [1, 2])
def test_no_model_ends_the_stream(workers, no_orphans):
    with pytest.raises(ModelUnavailable, match="no such file") as caught:
        read(["Aoun spoke."] * 3, recipe(broken=True), workers=workers)
    assert (caught.value.source, caught.value.advice) == ("reader.onnx", "Install again.")
    with pytest.raises(ModelUnavailable, match="gone"):
        read(["Aoun spoke.", "NOMODEL", "Berri spoke."], workers=workers)


def test_workers_that_cannot_start_end_the_stream(no_orphans):
    with pytest.raises(WorkerUnavailable, match="ended with exit code 3 before it was ready"):
        read(["Aoun spoke."], recipe(dies=True), workers=2)
    with pytest.raises(WorkerUnavailable):
        read(["Aoun spoke."], Recipe("workers.fake_reader:refuse_to_load"), workers=2)


def test_numbers_below_one_are_refused():
    for options in ({"workers": 0}, {"batch_size": 0}):
        with pytest.raises(ValueError, match="at least 1"):
            read_stream([], recipe(), **options)


def test_a_closed_stream_leaves_no_process(no_orphans):
    answers = read_stream(["Aoun spoke.", "WAIT", "WAIT"], recipe(), workers=2, batch_size=1)
    next(answers)
    answers.close()
    assert [child for child in children() if "geopolnews.workers" in " ".join(child.cmdline())] == []


PROGRAM = """
import sys
from geopolnews.workers.order import Recipe
from geopolnews.workers.stream import read_stream
recipe = Recipe("workers.fake_reader:FakeReader")
for answer in read_stream(["Aoun spoke.", "WAIT", "WAIT"], recipe, workers=2, batch_size=1):
    print("read", flush=True)
"""


@posix
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, -signal.SIGINT), (signal.SIGKILL, -signal.SIGKILL)])
def test_no_process_outlives_its_program(sent, code):
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    # no `if __name__ == "__main__":` anywhere, as at a prompt or in a notebook
    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"read\n"
        workers = psutil.Process(process.pid).children(recursive=True)
        assert len(workers) == 2
        process.send_signal(sent)
        assert process.wait(30) == code
    _, alive = psutil.wait_procs(workers, timeout=10)
    assert alive == []
