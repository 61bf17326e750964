"""Several workers that read a stream of articles side by side, and hand the answers over in its order."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from queue import Empty, SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING

from geopolnews.errors import WorkerUnavailable
from geopolnews.model.failure import Failure
from geopolnews.workers.process import Worker, WorkerDied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geopolnews.workers.order import Recipe, Task

Answer = str | Failure
"""Findings as a JSON document, or why there are none."""

BATCHES_AHEAD = 2
"""Batches for each worker that are taken from the stream ahead of the answers: one in work, one to go on with."""

MOST_CHARACTERS = 8_000_000
"""So much text is in memory ahead of the answers, however long the articles; one article may always be longer."""

TRIES = 2
"""A process may be killed for what another one does. An article that ends two is not given to a third."""

_TICK = 0.5  # seconds; a wait without end could not be interrupted from the keyboard on Windows


class Crew:
    """Workers that are started when there is something to read, and end with the `with` block."""

    def __init__(self, recipe: Recipe, workers: int, batch_size: int) -> None:
        """Plan the crew; nothing is started yet.

        Args:
            recipe: How each worker makes its reader.
            workers: How many processes there are.
            batch_size: How many articles go to a process at once.
        """
        self._recipe = recipe
        self._batch_size = batch_size
        self._most_articles = workers * BATCHES_AHEAD * batch_size
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="geopolnews")
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        self._all: list[Worker] = []
        self._lock = Lock()
        self._stopped = False

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End all processes, whatever they do, and wait until they are gone."""
        with self._lock:
            self._stopped = True
            for worker in self._all:
                worker.stop()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._all:
            worker.close()
        self._all.clear()

    def read_all(self, stream: Iterable[Task | Failure]) -> Iterator[Answer]:
        """Give an answer for each task, in their order; a failure in the stream is its own answer.

        The stream is gone through in the thread of the caller, never far ahead of the answers.

        Raises:
            ModelUnavailable: Nothing can be read.
            WorkerUnavailable: No process can be started.
        """
        pending: deque[_Slot] = deque()
        batches = _cut_batches(stream, self._batch_size)
        broken: Exception | None = None
        while True:
            try:
                tasks = next(batches, None)
            except Exception as error:  # of the stream itself: what was taken before is answered first
                broken, tasks = error, None
            if tasks is None:
                break
            slots = [_Slot(task) for task in tasks]
            size = sum(slot.size for slot in slots)
            while pending and (
                len(pending) + len(slots) > self._most_articles
                or sum(slot.size for slot in pending) + size > MOST_CHARACTERS
                or pending[0].answer.done()
            ):
                yield _wait_for(pending.popleft().answer)
            pending.extend(slots)
            self._threads.submit(self._read_batch, [slot for slot in slots if not slot.answer.done()])
        while pending:
            yield _wait_for(pending.popleft().answer)
        if broken is not None:
            raise broken

    def _read_batch(self, slots: list[_Slot]) -> None:
        """Fill slots, whatever happens, for somebody may wait for them."""
        try:
            self._fill_slots(deque(slots))
        except BaseException as error:
            for slot in slots:
                if not slot.answer.done():
                    slot.answer.set_exception(error)

    def _fill_slots(self, slots: deque[_Slot]) -> None:
        tries = 0
        while slots:
            worker = self._take_worker()
            try:
                for answer in worker.read([slot.task for slot in slots]):
                    slots.popleft().answer.set_result(answer)
                    tries = 0
            except WorkerDied:
                tries += 1
                end = self._dismiss(worker)
                if tries == TRIES:
                    reason = f"the process that read it {end}, and so did the one that tried again"
                    slot = slots.popleft()
                    slot.answer.set_result(Failure(source=slot.task.source, reason=reason, error=WorkerDied.__name__))
                    tries = 0
            else:
                self._idle.put(worker)

    def _take_worker(self) -> Worker:
        """Return a worker that has nothing to do, or a new one: there are never more than threads."""
        try:
            return self._idle.get_nowait()
        except Empty:
            pass
        for _ in range(TRIES):
            with self._lock:
                if self._stopped:
                    raise _Stopped
                worker = Worker.start()
                self._all.append(worker)
            try:
                worker.prepare(self._recipe)
            except WorkerDied:
                end = self._dismiss(worker)
            else:
                return worker
        raise WorkerUnavailable(
            f"a worker process {end} before it was ready", advice="Its messages are on standard error."
        )

    def _dismiss(self, worker: Worker) -> str:
        """Forget a worker that has died; return how it ended."""
        with self._lock:
            if self._stopped:
                raise _Stopped
            self._all.remove(worker)
        end = worker.describe_end()
        worker.close()
        return end


class _Stopped(Exception):  # noqa: N818 - no one sees it: it ends a thread
    """The crew was told to stop."""


class _Slot:
    """The place of an answer in the stream."""

    def __init__(self, task: Task | Failure) -> None:
        self.answer: Future[Answer] = Future()
        if isinstance(task, Failure):
            self.size = 0
            self.answer.set_result(task)
        else:
            self.task = task
            self.size = task.size


def _cut_batches(stream: Iterable[Task | Failure], most: int) -> Iterator[list[Task | Failure]]:
    batch: list[Task | Failure] = []
    size = 0
    try:
        for task in stream:
            batch.append(task)
            size += 0 if isinstance(task, Failure) else task.size
            if len(batch) == most or size * BATCHES_AHEAD > MOST_CHARACTERS:
                yield batch
                batch, size = [], 0
    except Exception:
        yield batch
        raise
    if batch:
        yield batch


def _wait_for(answer: Future[Answer]) -> Answer:
    while True:
        try:
            return answer.result(_TICK)
        except NotYet:
            if answer.done():
                raise
