"""Read every gold article with the shipped model and print what the fixed scorer makes of it.

    python quality/score.py GOLD_DIR [--predictions DIR] [--scorer FILE] [--json OUT]

Of a gold article's annotation only the date of publication is read, as a caller of the library would know it too.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from geopolnews.pipeline import Extractor
from geopolnews.serialize.json import write_json


def find_articles(gold: Path) -> Iterator[tuple[Path, date | None]]:
    """Yield each article of a gold folder with the day it was published; None where only a month is known."""
    for path in sorted(gold.glob("*.txt")):
        annotation = path.with_suffix(".json")
        if annotation.exists():
            published = json.loads(annotation.read_text(encoding="utf-8")).get("published") or ""
            yield path, date.fromisoformat(published) if published.count("-") == 2 else None


def write_predictions(gold: Path, predictions: Path) -> None:
    """Write one prediction an article and say how fast they were made."""
    predictions.mkdir(parents=True, exist_ok=True)
    extractor = Extractor()
    articles = words = 0
    started = time.perf_counter()
    for path, published in find_articles(gold):
        text = path.read_text(encoding="utf-8")
        findings = extractor.extract(text, published=published)
        (predictions / f"{path.stem}.json").write_text(write_json(findings), encoding="utf-8")
        articles += 1
        words += len(text.split())
    seconds = time.perf_counter() - started
    print(f"{articles} articles, {words} words in {seconds:.1f} s ({words / seconds:.0f} words a second)\n", flush=True)


def main() -> int:
    """Write the predictions, then hand them to the scorer; its exit status is ours."""
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    cli.add_argument("gold", type=Path, help="a folder of NAME.txt and NAME.json")
    cli.add_argument("--predictions", type=Path, default=Path("build/predictions"), help="where to write them")
    cli.add_argument("--scorer", type=Path, default=Path("../shared/tools/score.py"), help="the fixed scorer")
    cli.add_argument("--json", type=Path, help="also write the figures there")
    args = cli.parse_args()
    if not any(args.gold.glob("*.txt")):
        cli.error(f"no gold articles in {args.gold}")
    if not args.scorer.exists():
        cli.error(f"no scorer at {args.scorer}")
    write_predictions(args.gold, args.predictions)
    command = [sys.executable, str(args.scorer), str(args.gold), str(args.predictions), "--each"]
    if args.json:
        command += ["--json", str(args.json)]
    return subprocess.run(command).returncode


if __name__ == "__main__":
    sys.exit(main())
