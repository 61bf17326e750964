"""Fit how sure records may be to annotated articles, and measure it on others.

    python -m quality.calibrate GOLD_TRAIN GOLD_DEV [--scorer FILE] [--write]

A record is right where the fixed scorer, given it alone, counts it: a statement needs the right speakers as well. What
is printed for each kind: how many records there are in both folders and what share of them is right; then the expected
calibration error as the steps have it, after the fit on the second folder, and over all articles, where each fifth of
them is measured under a fit to the others. `--write` puts the fit to all articles into the package.
"""

import argparse
import copy
import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

from geopolnews.annotate.steps import annotate_article
from geopolnews.assemble.confidence import KINDS, TABLE
from geopolnews.assemble.findings import assemble_findings
from geopolnews.encode.confidence import Calibration
from geopolnews.encode.reader import Reader
from geopolnews.read.plain import read_plain
from geopolnews.serialize.json import write_json
from quality.score import find_articles
from training.measure.confidence import Trial, error_of, fit_calibration

FIGURES = {
    "actors": "actor",
    "organisations": "organisation",
    "places": "place",
    "meetings": "meeting",
    "statements": "statement record",
    "stances": "stance",
}
"""Kind of record -> the scorer's figure that tells whether one is right."""

FOLDS = 5

Article = dict[str, list[Trial]]
"""Kind of record -> the trials of one article."""

RIGHT = 0.5
"""A statement of several speakers is right where so many of them are."""


def load_scorer(path: Path) -> ModuleType:
    """Load the scorer, a script beside what it imports."""
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location("fixed_scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def try_records(scorer: ModuleType, gold_folder: Path, reader: Reader) -> list[Article]:
    """Return for each article and kind of record how sure each record was and whether it is right."""
    articles = []
    for path, published in find_articles(gold_folder):
        text, gold = scorer.goldlib.load(path)
        article = read_plain(text, published=published)
        findings = assemble_findings(article, annotate_article(article, reader), calibrated=False)
        predicted = json.loads(write_json(findings))
        trials: Article = defaultdict(list)
        for kind, figure in FIGURES.items():
            for record in predicted[kind]:
                tally = scorer.Tally()
                scorer.score_article(text, gold, _alone(predicted, kind, record), tally)
                trials[kind].append((record["confidence"], tally[figure, "tp"] >= RIGHT))
        articles.append(trials)
    return articles


def _alone(predicted: dict[str, Any], kind: str, record: dict[str, Any]) -> dict[str, Any]:
    """Return a prediction with one record of a kind, and with all that records of this kind point to."""
    kept = copy.copy(predicted)
    kept[kind] = [record]
    if kind in ("meetings", "statements", "stances"):
        kept |= {other: [] for other in ("meetings", "statements", "stances") if other != kind}
    return kept


def pool(articles: Sequence[Article], kind: str) -> list[Trial]:
    """Return the trials of a kind of record over articles."""
    return [trial for article in articles for trial in article[kind]]


def mend(calibration: Calibration, trials: Sequence[Trial]) -> list[Trial]:
    """Return trials under a calibration."""
    return [(calibration.mend(sure), right) for sure, right in trials]


def cross(articles: Sequence[Article], kind: str) -> list[Trial]:
    """Return the trials of each fifth of the articles under the calibration that fits the other four."""
    crossed: list[Trial] = []
    for k in range(FOLDS):
        rest = [article for i, article in enumerate(articles) if i % FOLDS != k]
        crossed += mend(fit_calibration(pool(rest, kind)), pool(articles[k::FOLDS], kind))
    return crossed


def main() -> int:
    """Fit, measure, and write where asked to."""
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    cli.add_argument("fit", type=Path, help="articles to fit to")
    cli.add_argument("check", type=Path, help="articles to measure on")
    cli.add_argument("--scorer", type=Path, default=Path("../shared/tools/score.py"), help="the fixed scorer")
    cli.add_argument("--write", action="store_true", help="put the fit into the package")
    args = cli.parse_args()
    if not args.scorer.exists():
        cli.error(f"no scorer at {args.scorer}")
    scorer, reader = load_scorer(args.scorer), Reader()
    known, other = (try_records(scorer, folder, reader) for folder in (args.fit, args.check))
    print(f"{'':15}{'records':>8}{'right':>8}{'as it is':>10}{'fitted':>8}{'crossed':>9}")
    fitted = {}
    for kind in KINDS:
        trials = pool([*known, *other], kind)
        fitted[kind] = fit_calibration(trials)
        share = sum(right for _, right in trials) / max(1, len(trials))
        seen = mend(fit_calibration(pool(known, kind)), pool(other, kind))
        crossed = cross([*known, *other], kind)
        errors = f"{error_of(trials):10.3f}{error_of(seen):8.3f}{error_of(crossed):9.3f}"
        print(f"{kind:15}{len(trials):8}{share:8.2f}{errors}")
    if args.write:
        table = {kind: attrs.asdict(calibration) for kind, calibration in fitted.items()}
        TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
