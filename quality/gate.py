"""Measure the library on the evaluation sets and refuse figures below their floors.

    python quality/gate.py [--shared DIR] [--set] [--only SET ...]

`floors.json` holds for each set a fingerprint of its files and the floor of each figure. A set that is not at hand is
skipped, and said so; one that has changed is refused, since its floors mean nothing then. `--set` writes new floors, a
margin below what is measured: a floor is lowered only on purpose.
"""

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from geopolnews.encode.manifest import SHIPPED
from geopolnews.encode.reader import Reader
from training.corpora.annotations import unpack_part
from training.corpora.conllu import read_ewt, read_gum
from training.corpora.gap import read_texts
from training.corpora.polnear import read_polnear
from training.corpora.worldwide import read_worldwide
from training.measure.attributions import measure_attributions
from training.measure.confidence import Trials
from training.measure.coreference import measure_coreference
from training.measure.entities import measure_entities
from training.measure.syntax import measure_syntax

FLOORS = Path(__file__).with_name("floors.json")

MARGIN = 0.5
"""How far below the measured figure a new floor is set, in points."""

Figures = Mapping[str, float]


@cache
def reader() -> Reader:
    """Return the shipped model, loaded once."""
    return Reader(SHIPPED)


def score_dev(shared: Path) -> Figures:
    """Return the figures of the records on the annotated articles to measure with."""
    return score_articles(shared / "gold" / "dev", shared)


def score_part(shared: Path, part: str) -> Figures:
    """Return those on a part of the articles of the newswire that we annotated."""
    with TemporaryDirectory() as folder:
        unpack_part(Path(folder), part, shared / "corpora" / "worldwide")
        return score_articles(Path(folder), shared)


def score_articles(gold: Path, shared: Path) -> Figures:
    """Return the figures of the records on some annotated articles, by the fixed scorer."""
    with TemporaryDirectory() as folder:
        answers = Path(folder) / "figures.json"
        script = str(Path(__file__).with_name("score.py"))
        options = ["--predictions", folder, "--scorer", str(shared / "tools" / "score.py"), "--json", str(answers)]
        subprocess.run([sys.executable, script, str(gold), *options], check=True, capture_output=True)
        scored: dict[str, Any] = json.loads(answers.read_text(encoding="utf-8"))
    wanted = ("actor", "role+of", "organisation", "place", "statement", "statement record", "meeting record", "stance")
    return {name: scored[name]["f1"] for name in wanted} | {"overall": round(scored["overall"], 1)}


def _polnear(shared: Path) -> Figures:
    return measure_attributions(reader(), read_polnear(shared / "corpora" / "polnear", "dev"), Trials())


def _worldwide(shared: Path) -> Figures:
    return measure_entities(reader(), read_worldwide(shared / "corpora" / "worldwide", "dev"), Trials())


def _ewt(shared: Path) -> Figures:
    return measure_syntax(reader(), read_ewt(shared / "corpora" / "ewt", "dev"))


def _pronouns(shared: Path) -> Figures:
    corpora = shared / "corpora"
    return measure_coreference(reader(), read_gum(corpora / "gum", "dev"), read_texts(corpora / "gap", "dev"))


SETS: dict[str, tuple[tuple[str, ...], Callable[[Path], Figures]]] = {
    "annotated articles": (("gold/dev",), score_dev),
    "kept from models": (("corpora/worldwide/train",), partial(score_part, part="measure")),
    "unread": (("corpora/worldwide",), partial(score_part, part="unread")),
    "PolNeAR": (("corpora/polnear/data/dev",), _polnear),
    "worldwide": (("corpora/worldwide/dev",), _worldwide),
    "EWT": (("corpora/ewt/dev.conllu",), _ewt),
    "GUM and GAP": (("corpora/gum/dev", "corpora/gap/gap-validation.tsv"), _pronouns),
}
"""Set -> where it lies in the folder of corpora and annotated articles, and how it is measured."""

KEPT = {"PolNeAR": ("source", "cue", "content"), "worldwide": ("classes",)}
"""Of these sets only figures whose name ends so get a floor: the others are parts of them, from few cases."""


def fingerprint(paths: Iterator[Path]) -> str:
    """Return a digest of files, their names and what is in them."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def files_of(shared: Path, places: tuple[str, ...]) -> Iterator[Path]:
    """Yield the files of a set."""
    for place in places:
        where = shared / place
        yield from (p for p in where.rglob("*") if p.is_file()) if where.is_dir() else (where,)


def measure(name: str, shared: Path) -> dict[str, float]:
    """Return the figures of a set that have floors."""
    figures = SETS[name][1](shared)
    endings = KEPT.get(name)
    return {k: v for k, v in figures.items() if endings is None or k.endswith(endings)}


def check(name: str, shared: Path, floors: Mapping[str, Any]) -> list[str]:
    """Print the figures of a set beside their floors and return what is wrong."""
    print(f"\n{name}")
    if name not in floors:
        return [f"{name}: no floors yet; set them with --set --only {name!r}"]
    if fingerprint(files_of(shared, SETS[name][0])) != floors[name]["fingerprint"]:
        return [f"{name}: the files are not those that the floors were measured on; measure anew with --set"]
    found = measure(name, shared)
    wrong = []
    for figure, floor in floors[name]["floors"].items():
        value = found.get(figure)
        below = value is None or value < floor
        shown = "missing" if value is None else f"{value:7.1f}"
        print(f"  {figure:24}{shown}  floor {floor:5.1f}{'  BELOW' if below else ''}")
        if below:
            wrong.append(f"{name}: {figure} is {value}, its floor {floor}")
    return wrong


def main() -> int:
    """Check or set the floors; exit status 1 where a figure is below its floor."""
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    cli.add_argument("--shared", type=Path, default=Path("../shared"), help="where gold/, corpora/ and tools/ lie")
    cli.add_argument("--set", action="store_true", help="write new floors instead of checking them")
    cli.add_argument(
        "--only", nargs="+", choices=[*SETS], default=[*SETS], metavar="SET", help="of the sets only these"
    )
    args = cli.parse_args()
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    wrong: list[str] = []
    for name in args.only:
        if not all((args.shared / place).exists() for place in SETS[name][0]):
            print(f"\n{name}: skipped, {args.shared} does not hold it")
        elif args.set:
            measured = {k: round(v - MARGIN, 1) for k, v in measure(name, args.shared).items()}
            floors[name] = {"fingerprint": fingerprint(files_of(args.shared, SETS[name][0])), "floors": measured}
            print(f"{name}: {len(measured)} floors set")
        else:
            wrong += check(name, args.shared, floors)
    if args.set:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
