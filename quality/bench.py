"""How fast an article is read and what it takes, beside what could not be saved and what others pay.

    python quality/bench.py [--gold DIR] [--articles N] [--rounds N] [--json FILE]

Everything runs on one core, in one run, in turns: on a busy machine times vary by half, but the ratios of neighbours
hold. Times are processor time, the median of the rounds. Words are spaCy's tokens that are no white space, the same for
everybody. Memory and start-up are measured in fresh processes.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geopolnews.encode.reader import Reader
    from geopolnews.encode.reading import Reading

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

# spaCy loads torch wherever it finds it: it is there to train, no user of the library has it for that
sys.modules["torch"] = None  # type: ignore[assignment]
NO_TORCH = "import sys; sys.modules['torch'] = None"

Candidate = Callable[[str], object]
"""Reads one text."""

NAMES = {
    "whole": "the whole way",
    "encode": "encode/: the model with all heads",
    "encoder": "the encoder alone, on the same pieces",
    "once": "the encoder alone, each piece fed once",
    "tokenizer": "a blank spaCy tokenizer",
    "spacy": "a pipeline of the shape of spaCy's small English one",
}
RATIOS = (
    ("the whole way against the encoder alone", "whole", "encoder", 0.70),
    ("encode/ against the encoder alone", "encode", "encoder", 0.80),
    ("the whole way against each piece fed once", "whole", "once", None),
    ("encode/ against each piece fed once", "encode", "once", None),
    ("the whole way against the spaCy pipeline", "whole", "spacy", 1.5),
)
STARTS = {
    "import of the package": ("import geopolnews", 0.3),
    "first findings after start": (
        "import geopolnews; geopolnews.extract('Minister Anna Lindqvist met Omar Haddad in Geneva on Friday.')", 2.0
    ),
}  # fmt: skip
ENCODER_FILE = "GEOPOLNEWS_BENCH_ENCODER"


def load_texts(gold: Path, articles: int) -> list[str]:
    """Return the texts to read: gold articles, or the examples where there are none."""
    paths = sorted(gold.glob("*.txt")) or sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in paths[:articles]]


# ----------------------------------------------------------------------------------------------------- what is measured


def make_whole() -> Candidate:
    """Everything, from a text to its findings."""
    from geopolnews.pipeline import Extractor

    return Extractor().extract


def make_tokenizer() -> Candidate:
    """The tokenizer that every spaCy pipeline begins with."""
    import spacy

    return spacy.blank("en")


def make_encode() -> Candidate:
    """The model with all its heads, from words to scores; the words are made ready beforehand."""
    from geopolnews.encode.reader import Reader

    reader = Reader()
    words_of = _remember(_split_words)
    return lambda text: ask_about(reader, words_of(text)[0], reader.read(*words_of(text)))


def ask_about(reader: Reader, words: Sequence[str], reading: Reading) -> None:
    """Ask what the rules ask, of about as many words, without seeking trees and spans before."""
    import numpy as np

    from geopolnews.annotate.coreference import REFERRING
    from geopolnews.encode.mentions import see_text
    from geopolnews.encode.reading import Trees

    labels = reader.manifest.labels
    if reader.positions is not None:
        reader.positions.find(reading)
    referring = [labels["upos"].index(name) for name in REFERRING]
    begun = np.isin(reading.attribution.argmax(2), (1, 4))  # the tags B and S
    cues = begun[:, labels["attribution"].index("cue")]
    contents = begun[:, labels["attribution"].index("content")]
    ask = reading.questions
    heads = np.maximum(np.arange(len(reading)) - 1, 0)  # any heads will do: they cost the same
    relations, parts = ask.ask_labels(heads).argmax(1), reading.tags["upos"].argmax(1)
    ask.ask_links({"content_cue": np.flatnonzero(contents).tolist()})
    ask.ask_links({"cue_source": np.flatnonzero(cues).tolist()})
    asked = np.flatnonzero(np.isin(parts, referring)).tolist()
    if reader.pronouns is None:
        reading.ask_antecedents(asked)
        return
    trees = Trees(starts=reading.tags["start"].argmax(1) == 1, heads=heads, relations=relations, parts=parts)
    reader.pronouns.ask(reading, see_text(words, reading, trees, reader.pronouns.names), asked)


def make_encoder(overlap: int | None = None) -> Candidate:
    """The encoder alone on the same pieces in the same windows, made ready beforehand: what the heads cannot save."""
    import onnxruntime

    from geopolnews.encode import reader as encode
    from geopolnews.encode.pieces import Before
    from geopolnews.encode.windows import OVERLAP, plan_windows

    reader = encode.Reader()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC  # as the reader has it
    session = onnxruntime.InferenceSession(os.environ[ENCODER_FILE], options, providers=["CPUExecutionProvider"])

    def feed(text: str) -> list[dict[str, Any]]:
        words, before = _split_words(text)
        pieces = reader._table.look_up(words)
        lines = [i for i, gap in enumerate(before) if gap == Before.LINE]
        windows = plan_windows([len(ids) for ids, _ in pieces], lines, overlap=OVERLAP if overlap is None else overlap)
        fed = (encode.feed_window(pieces[w.start : w.end], before[w.start : w.end]) for w in windows)
        return [{name: window[name] for name in ("ids", "features")} for window in fed]

    feeds_of = _remember(feed)
    return lambda text: [session.run(None, window) for window in feeds_of(text)]


def make_once() -> Candidate:
    """The encoder alone in windows that share nothing: what nobody can save."""
    return make_encoder(overlap=0)


def make_spacy() -> Candidate:
    """A pipeline as `en_core_web_sm` is configured, with weights that were never trained: they cost the same."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example

    nlp = spacy.blank("en")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    shared = _tok2vec({"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500, "SPACY": 50, "IS_SPACE": 50})
    own = _tok2vec({"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500})
    nlp.add_pipe("tok2vec", config={"model": shared})
    tagger = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    parser = nlp.add_pipe("parser", config={"model": _transitions("parser", listener)})
    ner = nlp.add_pipe("ner", config={"model": _transitions("ner", own)})
    # as many labels as the published pipeline has, give or take a few
    for component, count in ((tagger, 50), (parser, 45), (ner, 18)):
        for number in range(count):
            component.add_label(f"L{number}")  # type: ignore[attr-defined]
    words = ["The", "ministers", "met", "on", "Monday", "in", "Geneva", "."]
    marks = {
        "heads": [1, 2, 2, 2, 3, 2, 5, 2], "deps": ["L0", "L1", "ROOT", "L2", "L3", "L2", "L3", "L4"],
        "tags": [f"L{n}" for n in range(8)], "entities": ["O", "O", "O", "O", "U-L0", "O", "U-L1", "O"],
    }  # fmt: skip
    nlp.initialize(lambda: [Example.from_dict(Doc(nlp.vocab, words=words), {"words": words, **marks})])
    return nlp


def _tok2vec(rows: dict[str, int]) -> dict[str, Any]:
    embed = {"@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "include_static_vectors": False}
    encode = {"width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3}
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {**embed, "attrs": list(rows), "rows": list(rows.values())},
        "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", **encode},
    }


def _transitions(kind: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    sizes = {"extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True}
    return {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": kind, **sizes, "tok2vec": tok2vec}


MAKERS: dict[str, Callable[[], Candidate]] = {
    "whole": make_whole,
    "encode": make_encode,
    "encoder": make_encoder,
    "once": make_once,
    "tokenizer": make_tokenizer,
    "spacy": make_spacy,
}


def _split_words(text: str) -> tuple[list[str], list[Any]]:
    from geopolnews.annotate.marks import marks_of
    from geopolnews.annotate.tokens import gaps_before, split_tokens
    from geopolnews.read.plain import read_plain

    doc = split_tokens(read_plain(text))
    words = marks_of(doc).words
    return [doc[i].text for i in words], gaps_before(doc, words)


def _remember(make: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return a function that makes something of a text once."""
    known: dict[str, Any] = {}

    def look_up(text: str) -> Any:
        if text not in known:
            known[text] = make(text)
        return known[text]

    return look_up


def cut_encoder(path: Path) -> None:
    """Write the encoder of the shipped model, without any head, to a file of its own."""
    import onnx
    from onnx.utils import extract_model

    from geopolnews.encode.manifest import SHIPPED

    model = SHIPPED / "reader.onnx"
    whole = onnx.load(str(model))
    read = next(node for node in whole.graph.node if node.op_type == "If" and "ids" in node.input[0])
    part = next(attribute.g for attribute in read.attribute if attribute.name == "then_branch")
    inputs = [given for given in whole.graph.input if given.name in {"ids", "features", "first", "style", "kept"}]
    part.input.extend(inputs)
    whole.graph.CopyFrom(part)
    onnx.save(whole, str(path))
    last = [n for n in part.node if n.name.startswith("/encoder/") and n.op_type == "LayerNormalization"][-1]
    extract_model(str(path), str(path), ["ids", "features"], [last.output[0]], check_model=False)


# ----------------------------------------------------------------------------------------------------------- measuring


def time_rounds(texts: Sequence[str], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of processor time that each candidate took for all texts, round by round."""
    candidates = {name: make() for name, make in MAKERS.items()}
    for read in candidates.values():  # the first pass fills what is remembered, and is not counted
        for text in texts:
            read(text)
    seconds: dict[str, list[float]] = {name: [] for name in candidates}
    for number in range(rounds):
        print(f"\rround {number + 1} of {rounds}", end="", file=sys.stderr, flush=True)
        for name, read in candidates.items():
            began = time.process_time()
            for text in texts:
                read(text)
            seconds[name].append(time.process_time() - began)
    print(file=sys.stderr)
    return seconds


def measure_peak(name: str, texts: Sequence[str]) -> None:
    """Read all texts with one candidate and print the most memory that this process ever held, in MB."""
    read = MAKERS[name]()
    for text in texts:
        read(text)
    # not `ru_maxrss`, which a process takes over from the one that started it
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines())
    print(int(status["VmHWM"].split()[0]) // 1024)


def time_start(code: str) -> float:
    """Return the seconds of processor time that some code takes in a fresh process, beyond an empty one."""
    best = []
    for what in (NO_TORCH, f"{NO_TORCH}; {code}"):
        times = []
        for _ in range(3):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-c", what], check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        best.append(min(times))
    return best[1] - best[0]


def measure(texts: Sequence[str], rounds: int, arguments: Sequence[str]) -> dict[str, Any]:
    """Return all figures."""
    seconds = time_rounds(texts, rounds)
    count = sum(len(_split_words(text)[0]) for text in texts)
    peaks = {}
    for name in MAKERS:
        command = [sys.executable, __file__, *arguments, "--peak", name]
        peaks[name] = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {
        "articles": len(texts),
        "words": count,
        "rounds": rounds,
        "words_a_second": {name: round(count / median(times)) for name, times in seconds.items()},
        "ratios": {
            f"{one}/{other}": round(median(b / a for a, b in zip(seconds[one], seconds[other], strict=True)), 3)
            for _, one, other, _ in RATIOS
        },
        "peak_mb": peaks,
        "start_seconds": {what: round(time_start(code), 2) for what, (code, _) in STARTS.items()},
    }


def print_figures(figures: dict[str, Any]) -> None:
    """Print the figures as tables."""
    print(f"{figures['articles']} articles, {figures['words']} words, median of {figures['rounds']} rounds, one core\n")
    print("| read by | words a processor second | peak memory, MB |\n|---|---|---|")
    for name, title in NAMES.items():
        print(f"| {title} | {figures['words_a_second'][name]} | {figures['peak_mb'][name]} |")
    print("\n| ratio of speeds | measured | wanted |\n|---|---|---|")
    for title, one, other, wanted in RATIOS:
        print(f"| {title} | {figures['ratios'][f'{one}/{other}']:.2f} | {f'{wanted:.2f}' if wanted else ''} |")
    print("\n| start | processor seconds | wanted |\n|---|---|---|")
    for title, (_, limit) in STARTS.items():
        print(f"| {title} | {figures['start_seconds'][title]:.2f} | under {limit} |")


def main() -> None:
    """Measure, print, and write the figures down."""
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    cli.add_argument("--gold", type=Path, default=Path("../shared/gold/train"), help="a folder of articles, *.txt")
    cli.add_argument("--articles", type=int, default=30, help="how many of them")
    cli.add_argument("--rounds", type=int, default=5)
    cli.add_argument("--json", type=Path, default=Path("build/bench.json"), help="where the figures are written")
    cli.add_argument("--peak", choices=MAKERS, help=argparse.SUPPRESS)
    args = cli.parse_args()
    texts = load_texts(args.gold, args.articles)
    if args.peak:
        measure_peak(args.peak, texts)
        return
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        os.environ[ENCODER_FILE] = str(Path(folder) / "encoder.onnx")
        cut_encoder(Path(folder) / "encoder.onnx")
        figures = measure(texts, args.rounds, ["--gold", str(args.gold), "--articles", str(args.articles)])
    args.json.parent.mkdir(parents=True, exist_ok=True)
    args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print_figures(figures)


if __name__ == "__main__":
    main()
