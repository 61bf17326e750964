"""One model a process, for all of its threads, and its own for a fork."""

import multiprocessing
import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from geopolnews import ModelUnavailable
from geopolnews.integrations import worker
from geopolnews.integrations.worker import extract_in_turn


def test_many_threads_load_one_model(plain_extractor):
    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(extract_in_turn, [f"Article {number}." for number in range(64)]))
    assert [outcome.findings.article.text for outcome in outcomes] == [f"Article {number}." for number in range(64)]
    assert plain_extractor.loaded == 1


def test_each_model_is_loaded_once(plain_extractor, tmp_path):
    for model in (None, tmp_path, str(tmp_path), None):
        extract_in_turn("An article.", model=model)
    assert plain_extractor.loaded == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_fork_loads_its_own_even_while_another_thread_reads(plain_extractor):
    extract_in_turn("An article.")
    context = multiprocessing.get_context("fork")
    answers = context.SimpleQueue()

    def read_in_child():
        extract_in_turn("An article.")
        answers.put(plain_extractor.loaded)

    with worker._turn:  # as if a thread that the child does not have were reading
        child = context.Process(target=read_in_child)
        child.start()
        child.join(60)
    if child.is_alive():
        child.kill()
        pytest.fail("the fork waits for a lock that nobody there will open")
    assert answers.get() == 2


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (" ", "there is no text"),
        (None, "found NoneType"),
        (7, "found int"),
        (b"%PDF-1.7", "found a PDF file"),
        ("fault", "unexpected fault (ZeroDivisionError at conftest.py"),
    ],
)
def test_an_error_of_an_article_is_its_outcome(plain_extractor, text, error):
    outcome = extract_in_turn(text)
    assert outcome.findings is None
    assert error in outcome.error


def test_bytes_are_decoded(plain_extractor):
    assert extract_in_turn("Türkiye agreed.".encode()).findings.article.text == "Türkiye agreed."


def test_what_is_empty_is_not_known(plain_extractor):
    article = extract_in_turn("An article.", published="", title="", url=None, publisher="Petra").findings.article
    assert (article.published, article.title, article.url, article.publisher) == (None, None, None, "Petra")


def test_a_missing_model_is_no_matter_of_one_article(tmp_path):
    with pytest.raises(ModelUnavailable):
        extract_in_turn("An article.", model=tmp_path)


def test_the_turn_is_given_back_after_an_error(plain_extractor, tmp_path):
    extract_in_turn("fault")
    done = threading.Event()
    threading.Thread(target=lambda: (extract_in_turn("An article."), done.set()), daemon=True).start()
    assert done.wait(60)
