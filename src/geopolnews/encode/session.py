"""The model file at work: one part reads a window, the others answer questions about the words of one that was read."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
import numpy as np
import onnxruntime
from numpy.typing import NDArray

ASKED, READ = "ask_", "read_"
"""Begin the names of what is asked, and of the hidden states that it is asked of: an output of reading, handed back."""

KINDS = {"tensor(int64)": np.int64, "tensor(uint8)": np.uint8, "tensor(float)": np.float32}
"""What the model calls the kinds of numbers that it is fed."""

Values = Mapping[str, NDArray[np.generic]]
"""Name -> numbers."""


@attrs.frozen(kw_only=True, eq=False)
class Answers:
    """What reading a window gives."""

    scores: dict[str, NDArray[np.float32]]
    """Head -> the scores of the words that are kept."""
    hidden: Values
    """The hidden states of all words, as a question about them needs them."""


class Session:
    """One loaded model file. What is not fed to it is not run."""

    def __init__(self, model: bytes, threads: int) -> None:
        """Load the bytes of a model file."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # the file holds the steps as they are to run: further fusing takes time to load, and some of it time to read
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        inputs = self._session.get_inputs()
        # onnxruntime wants every input: an axis that may have any size has none where nothing is read or asked
        self._nothing = {
            given.name: np.zeros([n if isinstance(n, int) else 0 for n in given.shape], dtype=KINDS[given.type])
            for given in inputs
        }
        self._hidden = [given.name for given in inputs if given.name.startswith(READ)]
        questions = {given.name.removeprefix(ASKED) for given in inputs if given.name.startswith(ASKED)}
        handed = [name.removeprefix(READ) for name in self._hidden]
        names = [output.name for output in self._session.get_outputs()]
        self._scores = [name for name in names if name not in questions and name not in handed]
        self._outputs = [*self._scores, *handed]

    def read(self, window: Values) -> Answers:
        """Read one window."""
        values = self._session.run(self._outputs, {**self._nothing, **window})
        count = len(self._scores)
        return Answers(
            scores={name: value[0] for name, value in zip(self._scores, values, strict=False)},
            hidden=dict(zip(self._hidden, values[count:], strict=True)),
        )

    def ask(self, hidden: Values, questions: Values) -> list[NDArray[np.float32]]:
        """Answer questions about a window that was read, in their order.

        Args:
            hidden: the hidden states of the window.
            questions: question -> the words that are asked about, by their numbers in the window.
        """
        asked = {ASKED + name: words for name, words in questions.items()}
        values = self._session.run(list(questions), {**self._nothing, **hidden, **asked})
        return [value[0] for value in values]
