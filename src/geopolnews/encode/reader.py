"""The trained model at work: words in, a `Reading` out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain
from pathlib import Path

import attrs
import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from geopolnews.encode.manifest import SHIPPED, Manifest, check_model, read_manifest
from geopolnews.encode.pieces import END, START, Before, PieceTable, Shape, feature_of
from geopolnews.encode.reading import Pointers, Reading, Relations, Scores
from geopolnews.encode.windows import Window, plan_windows
from geopolnews.errors import ModelUnavailable

TAGS = ("entity", "guide", "upos", "start")
POINTERS = ("arc", "cue_source", "content_cue", "content_source", "coreference")


class Reader:
    """One loaded model. Give each thread or process its own."""

    def __init__(self, folder: Path = SHIPPED, *, threads: int = 1, calibrated: bool = True) -> None:
        """Load the model of a folder.

        Args:
            folder: where `reader.onnx`, `manifest.json` and `tokenizer.json` lie.
            threads: processor threads that one reading may use.
            calibrated: whether probabilities are to be those met with on texts put aside, not the model's own.

        Raises:
            ModelUnavailable: when a file is missing or damaged.
        """
        manifest = read_manifest(folder)
        self.manifest: Manifest = manifest if calibrated else attrs.evolve(manifest, calibration={})
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # the file holds the steps as they are to run: further fusing takes time to load, and some of it time to read
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        model = check_model(self.manifest)
        try:
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
            self._table = PieceTable(Tokenizer.from_file(str(self.manifest.tokenizer)))
        except Exception as error:  # both libraries raise plain exceptions of their own
            raise ModelUnavailable(
                "the model cannot be loaded", source=str(folder), expected="a model that onnxruntime runs",
                found=f"{type(error).__name__}: {error}", advice="install geopolnews and onnxruntime again",
            ) from error  # fmt: skip
        self._outputs = [output.name for output in self._session.get_outputs()]

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
            fed = feed_window(pieces[w.start : w.end], before[w.start : w.end])
            values = self._session.run(self._outputs, {**fed, "style": chosen})
            # a copy: a view would keep all that was answered for the words that other windows answer for
            kept = slice(w.first - w.start, w.last - w.start)
            answers.append({name: value[0, kept].copy() for name, value in zip(self._outputs, values, strict=True)})
        return _join(windows, answers)


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


def _join(windows: Sequence[Window], answers: Sequence[dict[str, Scores]]) -> Reading:
    """Put together what is kept of each window."""

    def kept(name: str) -> Scores:
        return np.concatenate([answer[name] for answer in answers])

    def pointers(name: str) -> Pointers:
        return Pointers(tuple(answer[name] for answer in answers), firsts, offsets)

    firsts, offsets = tuple(w.first for w in windows), tuple(w.start for w in windows)
    heads = [answer["head"] + w.start for w, answer in zip(windows, answers, strict=True)]
    return Reading(
        tags={name: kept(name) for name in TAGS},
        attribution=kept("attribution"),
        relations=Relations(np.concatenate(heads), kept("label")),
        pointers={name: pointers(name) for name in POINTERS},
    )
