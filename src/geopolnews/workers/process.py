"""The employer's side: one worker, a process of its own that has the model loaded.

It is started as a fresh Python that imports this library alone, not the program that uses it. So there is no
`if __name__ == "__main__":` to remember, notebooks and prompts work, and nothing is inherited by accident.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import IO, TYPE_CHECKING, Any

import attrs

from geopolnews.errors import MissingExtra, ModelUnavailable, WorkerUnavailable
from geopolnews.model.failure import Failure
from geopolnews.serialize.converter import structure_record
from geopolnews.workers.messages import receive_message, send_message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geopolnews.workers.order import Recipe, Task

_BEGIN = (
    "import json, sys; sys.path[:] = json.loads(sys.argv.pop()); from geopolnews.workers.service import main; main()"
)
_PATIENCE = 5.0  # seconds that a process gets to end after it was killed


class WorkerDied(Exception):  # noqa: N818 - named like the errors that users see
    """The process ended before it had answered."""


@attrs.define
class Worker:
    """A process that reads articles."""

    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls) -> Worker:
        """Start a process.

        Raises:
            WorkerUnavailable: None can be started.
        """
        if not sys.executable or getattr(sys, "frozen", False):
            raise WorkerUnavailable(
                "there is no Python to start worker processes with", advice="Read with workers=1 in this program."
            )
        path = [entry for entry in sys.path if isinstance(entry, str)]
        # A group of its own: Ctrl-C at the terminal is for the employer, which ends its workers.
        own: dict[str, Any] = {"process_group": 0}
        if sys.platform == "win32":
            own = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
        try:
            process = subprocess.Popen(
                [sys.executable, "-P", "-c", _BEGIN, json.dumps(path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                **own,
            )
        except OSError as error:
            raise WorkerUnavailable(f"a worker process cannot be started: {error.strerror}") from error
        return cls(process)

    def prepare(self, recipe: Recipe) -> None:
        """Have it make its reader, and wait until it has.

        Raises:
            ModelUnavailable: It found no model.
            WorkerDied: It ended before it was ready.
        """
        self._send(attrs.asdict(recipe))
        self._receive()

    def read(self, tasks: Sequence[Task]) -> Iterator[str | Failure]:
        """Give the answers as they come: findings as a JSON document, or a failure.

        Raises:
            WorkerDied: The process ended; the answer that was waited for never comes.
            ModelUnavailable: Nothing can be read.
        """
        self._send({"tasks": [task.write() for task in tasks]})
        for _ in tasks:
            answer = self._receive()
            if "findings" in answer:
                yield answer["findings"]
            else:
                yield structure_record(answer["failure"], Failure, "$")

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.wait(_PATIENCE)

    def close(self) -> None:
        """Give back what is left of a process that has ended."""
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what was not sent yet has nowhere to go
                    continue

    def describe_end(self) -> str:
        """Return how the process ended."""
        code = self.process.wait(_PATIENCE)
        if code == -9:
            return "was killed, perhaps for want of memory"
        return f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"

    def _send(self, message: dict[str, Any]) -> None:
        try:
            send_message(self._stream(self.process.stdin), message)
        except (OSError, ValueError):  # ValueError: it is closed
            raise WorkerDied from None

    def _receive(self) -> dict[str, Any]:
        try:
            answer = receive_message(self._stream(self.process.stdout))
        except (OSError, ValueError):
            raise WorkerDied from None
        if answer is None:
            raise WorkerDied
        if "fatal" in answer:
            raise _read_fatal(answer)
        return answer

    @staticmethod
    def _stream(stream: IO[bytes] | None) -> Any:
        return stream


def _read_fatal(answer: dict[str, Any]) -> ModelUnavailable | MissingExtra:
    """Return the error that a worker met, as far as it can be told in JSON."""
    state = answer["state"]
    if answer["fatal"] == MissingExtra.__name__:
        return MissingExtra(extra=state["extra"], package=state["package"])
    known = {name: state.get(name) for name in ("source", "expected", "found", "advice")}
    return ModelUnavailable(state.get("problem") or "", **known)
