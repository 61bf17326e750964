"""The docstrings under the fields of a record and the members of an enum, which Python itself does not keep."""

from __future__ import annotations

import ast
import inspect
import textwrap


def read_docstrings(kind: type) -> dict[str, str]:
    """Return the docstring under each field or member of a class and of its bases, on one line."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if base.__module__.startswith("geopolnews."):
            found.update(_read_own(base))
    return found


def read_summary(kind: type) -> str:
    """Return the first paragraph of the docstring of a class, on one line."""
    return " ".join(inspect.cleandoc(kind.__doc__ or "").split("\n\n")[0].split())


def _read_own(kind: type) -> dict[str, str]:
    try:
        source = inspect.getsource(kind)
    except (OSError, TypeError):  # no source at hand: a schema without descriptions is still a schema
        return {}
    (definition,) = ast.parse(textwrap.dedent(source)).body
    if not isinstance(definition, ast.ClassDef):
        return {}
    found: dict[str, str] = {}
    for statement, below in zip(definition.body, definition.body[1:], strict=False):
        match statement, below:
            case (
                (ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)])),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = " ".join(text.split())
    return found
