"""What stands in the place of findings where an article could not be read."""

import attrs

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
