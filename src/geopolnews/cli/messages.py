"""Messages to the user: one line each, on standard error."""

from __future__ import annotations

import sys

from geopolnews.cli.screen.words import clean_words

PROGRAM = "geopolnews"


def report(message: str) -> None:
    """Write one line to standard error, whatever the message holds and whether or not anybody listens."""
    if sys.stderr is None:  # closed by the caller
        return
    line = f"{PROGRAM}: {clean_words(message)}\n"
    try:
        # What the terminal cannot show comes as an escape: Python gives standard error that handler, but not what
        # stands in for it in tests and in some shells around Python.
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding))
        sys.stderr.flush()
    except BrokenPipeError:  # nobody listens any more, which is no reason to stop reading articles
        return


def count_things(number: int, thing: str) -> str:
    """Return a number of things in words: "1 article", "1,200 articles"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
