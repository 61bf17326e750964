"""The code in the documentation."""

import ast
import re
from pathlib import Path

BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

ENGINES = {"pyspark": "test_spark.py", "ray": "test_ray.py"}
"""Packages whose blocks run in a test file of their own, in the cluster that stands there already."""


def python_blocks(page: Path) -> list[tuple[str, str | None]]:
    """The Python of a page, each block with the output that the page promises for it, if any."""
    found: list[tuple[str, str | None]] = []
    for language, info, body in BLOCK.findall(page.read_text(encoding="utf-8")):
        if language == "python":
            found.append((body, None))
        elif 'title="Output"' in info and found:
            found[-1] = (found[-1][0], body)
    return found


def engine_of(code: str) -> str | None:
    """The engine that a block imports, if any."""
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
    }
    return next((engine for engine in ENGINES if engine in imported), None)
