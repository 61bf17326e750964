"""What could not be read: told at once, and listed at the end."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

import attrs

from geopolnews.cli.destination import explain_failures, open_fresh
from geopolnews.cli.messages import report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from geopolnews.model.failure import Failure


def tell_failure(failure: Failure) -> None:
    """Write a line about an article that could not be read to standard error."""
    report(f"{failure.source}: {failure.reason}")


def write_failure(failure: Failure) -> dict[str, Any]:
    """Return a failure as JSON has it."""
    return attrs.asdict(failure)


def list_failures(failures: Iterable[dict[str, Any]], path: Path, *, always: bool) -> bool:
    """Write a line for each failure into a file, and return whether there is one.

    Args:
        failures: As JSON has them.
        path: The file.
        always: Whether somebody asked for the file; else none is there where there is nothing to tell.
    """
    rest = iter(failures)
    first = next(rest, None)
    with explain_failures(path):
        if first is None and not always:
            path.unlink(missing_ok=True)
            return False
        with open_fresh(path) as stream:
            for failure in () if first is None else chain((first,), rest):
                stream.write(json.dumps(failure, ensure_ascii=True) + "\n")
    return True
