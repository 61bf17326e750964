"""What stands in the place of findings where an article could not be read."""

import traceback
from pathlib import Path

import attrs

from geopolnews.errors import GeopolnewsError
from geopolnews.model.checks import FILLED_TEXT


@attrs.frozen(kw_only=True)
class Failure:
    """An article that could not be read, and why: the rest of a stream goes on behind it."""

    source: str = attrs.field(validator=FILLED_TEXT)
    """Where the article comes from: `Article.source`, else its address or title, else "article 17", counted from 1."""

    reason: str = attrs.field(validator=FILLED_TEXT)
    """What went wrong, in one line."""

    error: str = attrs.field(validator=FILLED_TEXT)
    """The name of the error's class, such as "UnreadableInput"; "WorkerDied" where the process that read it did."""

    @classmethod
    def of(cls, error: Exception, source: str) -> "Failure":
        """Return the record of what went wrong with an article.

        Args:
            error: What went wrong. What is no error of ours is a fault of the library, and is told as one.
            source: Where the article comes from.
        """
        kind = type(error).__name__
        if isinstance(error, GeopolnewsError):
            reason = str(error).removeprefix(f"{source}: ")
        else:
            frame = traceback.extract_tb(error.__traceback__)[-1]  # what a report of it needs most
            where = f"{kind} at {Path(frame.filename).name}:{frame.lineno}"
            reason = f"unexpected fault ({where}: {error}). Please report it with the article"
        return cls(source=source, reason=" ".join(reason.split()) or kind, error=kind)
