"""The extractor of a process: loaded when the first article comes, and shared by whatever runs in the process.

Engines start processes, threads and forks as they like. A process loads a model once; its threads take turns, since an
extractor serves one thread at a time; and a fork loads its own, since onnxruntime does not promise to work in a copy of
the process that loaded it.
"""

from __future__ import annotations

import os
import traceback
from pathlib import Path
from threading import Lock
from typing import Any

import attrs

from geopolnews.encode.manifest import SHIPPED
from geopolnews.errors import GeopolnewsError, ModelUnavailable
from geopolnews.model.findings import Findings
from geopolnews.pipeline import Extractor
from geopolnews.read.text import decode_article

_extractors: dict[Path, Extractor] = {}
_turn = Lock()


@attrs.frozen(kw_only=True)
class Outcome:
    """What came of one article: its findings, or why there are none."""

    findings: Findings | None = None
    error: str | None = None


def extract_in_turn(text: Any, *, model: str | os.PathLike[str] | None = None, **facts: Any) -> Outcome:
    """Read one article with the extractor of this process.

    Args:
        text: the article, as text or as the bytes of a text file.
        model: the folder of the model; None is the one in the package.
        facts: what `Extractor.extract` takes beside the text; what is empty counts as not known.

    Raises:
        ModelUnavailable: no article can be read. Any other error is the article's own, and part of the outcome.
    """
    folder = SHIPPED if model is None else Path(model)
    with _turn:
        if folder not in _extractors:
            _extractors[folder] = Extractor(folder)
        try:
            if isinstance(text, bytes):
                text = decode_article(text)
            known = {name: value or None for name, value in facts.items()}
            return Outcome(findings=_extractors[folder].extract(text, **known))
        except ModelUnavailable:
            raise
        except GeopolnewsError as error:
            return Outcome(error=str(error))
        except Exception as error:
            # A fault of the library that one article trips must not cost a cluster the others.
            line = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(line.filename).name}:{line.lineno}"
            return Outcome(error=f"unexpected fault ({type(error).__name__} at {where}: {error})")


def _start_anew() -> None:
    """Forget what the parent process had loaded, and a lock that one of its threads may have held."""
    global _turn
    _turn = Lock()
    _extractors.clear()


if hasattr(os, "register_at_fork"):  # not on Windows, which does not fork
    os.register_at_fork(after_in_child=_start_anew)
