"""The trained model at work: words in, a `Reading` out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain
from pathlib import Path

import attrs
import numpy as np
from tokenizers import Tokenizer

from geopolnews.encode.manifest import SHIPPED, Manifest, check_model, check_positions, check_pronouns, read_manifest
from geopolnews.encode.mentions import Names
from geopolnews.encode.pieces import END, START, Before, PieceTable, Shape, feature_of
from geopolnews.encode.positions import PositionHead
from geopolnews.encode.pronouns import PronounHead
from geopolnews.encode.questions import Questions
from geopolnews.encode.reading import Arcs, Reading
from geopolnews.encode.scores import Scores
from geopolnews.encode.session import Answers, Session
from geopolnews.encode.windows import Window, plan_windows
from geopolnews.errors import ModelUnavailable

TAGS = ("entity", "guide", "upos", "start")
MIDDLE = "middle"
"""The output that holds the hidden states of the words after two thirds of the encoder's layers."""


class Reader:
    """One loaded model. Give each thread or process its own."""

    def __init__(self, folder: Path = SHIPPED, *, threads: int = 1, calibrated: bool = True) -> None:
        """Load the model of a folder.

        Args:
            folder: where `reader.onnx`, `manifest.json`, `tokenizer.json`, `pronouns.npz` and `positions.npz` lie.
            threads: processor threads that one reading may use.
            calibrated: whether probabilities are to be those met with on texts put aside, not the model's own.

        Raises:
            ModelUnavailable: when a file is missing or damaged.
        """
        manifest = read_manifest(folder)
        self.manifest: Manifest = manifest if calibrated else attrs.evolve(manifest, calibration={})
        model = check_model(self.manifest)
        try:
            self._session = Session(model, threads)
            self._table = PieceTable(Tokenizer.from_file(str(self.manifest.tokenizer)))
        except Exception as error:  # both libraries raise plain exceptions of their own
            raise ModelUnavailable(
                "the model cannot be loaded", source=str(folder), expected="a model that onnxruntime runs",
                found=f"{type(error).__name__}: {error}", advice="install geopolnews and onnxruntime again",
            ) from error  # fmt: skip
        self.pronouns = _load_pronouns(self.manifest)
        """The head that says whom pronouns mean; None where the model has none."""
        self.positions = _load_positions(self.manifest)
        """The head that says what is supported and opposed; None where the model has none."""

    def read(self, words: Sequence[str], before: Sequence[Before], style: str = "guide") -> Reading:
        """Read a text.

        Windows are run one by one: the numbers of one window then never depend on what else is read with it.

        Args:
            words: the words of the text, at least one, none of them white space.
            before: what stands before each word.
            style: whose conventions attributions follow, one of the manifest's `style` labels.
        """
        pieces = self._table.look_up(words)
        chosen = np.array([self.manifest.labels["style"].index(style)], dtype=np.int64)
        lines = [i for i, gap in enumerate(before) if gap == Before.LINE]
        windows = plan_windows([len(ids) for ids, _ in pieces], lines)
        answers = []
        for w in windows:
            kept = np.array([w.first - w.start, w.last - w.start], dtype=np.int64)
            fed = feed_window(pieces[w.start : w.end], before[w.start : w.end])
            answers.append(self._session.read({**fed, "style": chosen, "kept": kept}))
        return self._join(windows, answers)

    def _join(self, windows: Sequence[Window], answers: Sequence[Answers]) -> Reading:
        """Put together what is answered about each window."""

        def joined(name: str) -> Scores:
            return np.concatenate([answer.scores[name] for answer in answers])

        return Reading(
            tags={name: joined(name) for name in TAGS},
            attribution=joined("attribution"),
            arcs=Arcs(
                blocks=tuple(answer.scores["arc"] for answer in answers),
                firsts=tuple(w.first for w in windows),
                offsets=tuple(w.start for w in windows),
            ),
            middle={
                w.start: answer.scores[MIDDLE].astype(np.float16) for w, answer in zip(windows, answers, strict=True)
            },
            questions=Questions(self._session, tuple(windows), tuple(answer.hidden for answer in answers)),
        )


def _load_pronouns(manifest: Manifest) -> PronounHead | None:
    """Return the head for pronouns, where the model has one."""
    if manifest.pronouns_sha256 is None:
        return None
    return PronounHead.load(check_pronouns(manifest), Names.of_labels(manifest.labels))


def _load_positions(manifest: Manifest) -> PositionHead | None:
    """Return the head for positions, where the model has one."""
    return PositionHead.load(check_positions(manifest)) if manifest.positions_sha256 is not None else None


def feed_window(pieces: Sequence[tuple[tuple[int, ...], Shape]], before: Sequence[Before]) -> dict[str, np.ndarray]:
    """Return the inputs of one window."""
    ids = [START, *chain.from_iterable(word_ids for word_ids, _ in pieces), END]
    first = list(accumulate((len(word_ids) for word_ids, _ in pieces), initial=1))[:-1]
    features = [0]
    for (word_ids, shape), gap in zip(pieces, before, strict=True):
        features.append(feature_of(shape, gap))
        if len(word_ids) > 1:
            features += [feature_of(shape, Before.CONTINUED)] * (len(word_ids) - 1)
    features.append(0)
    named = {"ids": ids, "features": features, "first": first}
    return {name: np.array([values], dtype=np.int64) for name, values in named.items()}
