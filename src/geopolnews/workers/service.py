"""The worker's side: a process that reads articles for another one until that is done with it, or gone."""

from __future__ import annotations

import os
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

from geopolnews.model.failure import Failure
from geopolnews.serialize.converter import unstructure_record
from geopolnews.serialize.json import write_json
from geopolnews.workers.attempt import FATAL, ArticleReader, try_article
from geopolnews.workers.messages import receive_message, send_message
from geopolnews.workers.order import Recipe, Task


def main() -> None:
    """Serve at standard input and output."""
    # Whatever prints must not get between the messages: it goes to standard error.
    orders, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        serve(orders, answers)
    except BrokenPipeError:  # nobody waits for the answer any more
        os._exit(0)


def serve(orders: BinaryIO, answers: BinaryIO) -> None:
    """Make the reader, then read what comes, one answer an article."""
    incoming: SimpleQueue[dict[str, Any]] = SimpleQueue()
    Thread(target=_listen, args=(orders, incoming), daemon=True).start()
    try:
        reader = Recipe(**incoming.get()).prepare()
    except FATAL as error:
        send_message(answers, _write_fatal(error))
        return
    send_message(answers, {"ready": True})
    while True:
        for written in incoming.get()["tasks"]:
            send_message(answers, _answer(reader, Task.read(written)))


def _listen(orders: BinaryIO, incoming: SimpleQueue[dict[str, Any]]) -> None:
    """Take orders even while the reader is busy: so the end of the employer is noticed, and is the end here too."""
    while (message := receive_message(orders)) is not None:
        incoming.put(message)
    os._exit(0)


def _answer(reader: ArticleReader, task: Task) -> dict[str, Any]:
    try:
        result = try_article(reader, task.article, task.source)
        if not isinstance(result, Failure):
            return {"findings": write_json(result)}
    except FATAL as error:
        return _write_fatal(error)
    except Exception as error:  # findings that cannot be written
        result = Failure.of(error, task.source)
    return {"failure": unstructure_record(result)}


def _write_fatal(error: Exception) -> dict[str, Any]:
    state = {name: value for name, value in vars(error).items() if value is None or isinstance(value, str)}
    return {"fatal": type(error).__name__, "state": state}
