"""What the exit codes mean. Scripts rely on them: none is ever given another meaning."""

from enum import IntEnum


class ExitCode(IntEnum):
    """How a run ended."""

    DONE = 0
    """Everything was read and written."""

    FAILED = 1
    """At least one article could not be read, or a result could not be written."""

    USAGE = 2
    """The command was called wrongly; nothing was read."""

    NO_MODEL = 3
    """The trained model is missing, damaged, or made for another version."""

    INTERRUPTED = 130
    """Stopped from the keyboard (128 and SIGINT, as shells count)."""

    BROKEN_PIPE = 141
    """Whoever read the output stopped reading (128 and SIGPIPE, as shells count)."""
