"""How every command ends: one line for an error, and an exit code that scripts can use."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from geopolnews.cli.exits import ExitCode
from geopolnews.cli.messages import report
from geopolnews.errors import GeopolnewsError, ModelUnavailable

# Typer brings a click of its own in later versions and uses the installed one in earlier ones: only by way of Typer's
# public error is the base of all usage errors the right one.
_USAGE_ERROR: type[Any] = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")


class Commands(TyperGroup):
    """The commands, with one way to fail for all of them."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command line; a wrong one gives one line instead of a framed page."""
        standalone = extra.pop("standalone_mode", True)
        extra["standalone_mode"] = False
        try:
            code = super().main(*args, **extra)
        except _USAGE_ERROR as error:
            report(f"{error.format_message().rstrip('.')} (see --help)")
            code = ExitCode.USAGE
        except typer.Abort:
            code = ExitCode.INTERRUPTED
        if standalone:
            sys.exit(code)
        return code

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was chosen, and turn what went wrong into an exit code."""
        try:
            result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()  # here, where a broken pipe can still be dealt with
        except BrokenPipeError:
            _silence_output()
            raise typer.Exit(ExitCode.BROKEN_PIPE) from None
        except KeyboardInterrupt:
            report("interrupted")
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        except ModelUnavailable as error:
            report(str(error))
            raise typer.Exit(ExitCode.NO_MODEL) from None
        except (GeopolnewsError, OSError) as error:
            report(str(error))
            raise typer.Exit(ExitCode.FAILED) from None
        return result


def _silence_output() -> None:
    """Send what is still in the buffer nowhere, so that Python does not complain when it flushes at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
