"""Read articles of PolNeAR and print what its scorer makes of the attributions.

    python quality/polnear.py POLNEAR/data/dev [--model DIR] [--predictions DIR] [--scorer FILE] [--json OUT]

Two ways are measured: the attributions as the model reads them by the corpus's own conventions (`attributions`), and
the statements of the finished records, which follow the conventions of the library (`statements`).
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geopolnews.annotate.attributions import mark_attributions
from geopolnews.annotate.marks import char_span, marks_of
from geopolnews.annotate.tokens import gaps_before, split_tokens
from geopolnews.encode.manifest import SHIPPED
from geopolnews.encode.reader import Reader
from geopolnews.model.span import Span
from geopolnews.pipeline import Extractor
from geopolnews.read.plain import read_plain

Quote = dict[str, Any]


def read_attributions(text: str, reader: Reader) -> Iterator[Quote]:
    """Yield the attributions of a text by the conventions of PolNeAR."""
    doc = split_tokens(read_plain(text))
    marks = marks_of(doc)
    reading = reader.read([doc[i].text for i in marks.words], gaps_before(doc, marks.words), style="polnear")
    mark_attributions(doc, reading, reader.manifest)
    for found in marks.attributions:
        source = None if found.source is None else char_span(doc, found.source)
        yield make_quote([char_span(doc, piece) for piece in found.contents], source)


def read_statements(text: str, extractor: Extractor) -> Iterator[Quote]:
    """Yield the statements of the finished records."""
    for statement in extractor.extract(text).statements:
        yield make_quote(statement.content, statement.source)


def make_quote(content: Iterator[Span] | list[Span] | tuple[Span, ...], source: Span | None) -> Quote:
    """Return an attribution as the scorer reads it."""
    return {
        "content_spans": [[piece.start, piece.end] for piece in content],
        "speaker_start": None if source is None else source.start,
        "speaker_end": None if source is None else source.end,
    }


def write_predictions(corpus: Path, folder: Path, model: Path) -> list[Path]:
    """Write the predictions of both ways, a file an article, and return their folders."""
    reader, extractor = Reader(model), Extractor(model)
    folders = [folder / "attributions", folder / "statements"]
    for out in folders:
        out.mkdir(parents=True, exist_ok=True)
    for path in sorted((corpus / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        for out, quotes in zip(
            folders, (read_attributions(text, reader), read_statements(text, extractor)), strict=True
        ):
            (out / f"{path.stem}.json").write_text(json.dumps(list(quotes)), encoding="utf-8")
    return folders


def main() -> int:
    """Write the predictions, then hand them to the scorer; its exit status is ours."""
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    cli.add_argument("corpus", type=Path, help="the folder of a split, with text/ and attributions/")
    cli.add_argument("--model", type=Path, default=SHIPPED)
    cli.add_argument("--predictions", type=Path, default=Path("build/polnear"), help="where to write them")
    cli.add_argument("--scorer", type=Path, default=Path("../shared/tools/score_polnear.py"), help="the fixed scorer")
    cli.add_argument("--json", type=Path, help="also write the figures there")
    args = cli.parse_args()
    if not any((args.corpus / "text").glob("*.txt")):
        cli.error(f"no articles in {args.corpus / 'text'}")
    if not args.scorer.exists():
        cli.error(f"no scorer at {args.scorer}")
    folders = write_predictions(args.corpus, args.predictions, args.model)
    command = [sys.executable, str(args.scorer), "--gold", str(args.corpus), *map(str, folders)]
    if args.json:
        command += ["--json", str(args.json)]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
