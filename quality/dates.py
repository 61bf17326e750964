"""Measure how well time expressions are found and resolved.

    python quality/dates.py --meantime DIR --gold DIR [DIR ...] [--errors]

On MEANTIME, of the expressions of type DATE that name a definite time in the annotated sentences: how many are found,
and how many of these get the right days. On gold articles: for how many meetings with a date an expression in the
sentences of the evidence or beside them resolves to it.
"""

import argparse
import json
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from geopolnews.annotate.dates import TimeExpression, find_dates, guess_direction, resolve_date
from geopolnews.model.period import Period, Precision

DEFINITE = re.compile(r"\d{4}(?:-(?:\d\d(?:-\d\d)?|W\d\d(?:-WE)?|Q\d))?(?=\Z|T)")
# words that stand close to what is before them, in text cut into words
TIGHT_LEFT = re.compile(r"[,.;:!?)%]|'|n't")
SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘A-Z])|\n\s*")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence of an expression begins and ends, by its marks alone."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    low = max((offset for offset in ends if offset <= start), default=0)
    return low, min((offset for offset in ends if offset >= end), default=len(text))


def resolve_all(text: str, published: date | None) -> list[tuple[TimeExpression, Period | None]]:
    """Resolve every expression; an anchored one counts from the day resolved before it."""
    resolved: list[tuple[TimeExpression, Period | None]] = []
    anchor: Period | None = None
    for expression in find_dates(text):
        low, high = sentence_around(text, expression.span.start, expression.span.end)
        direction = guess_direction(text[low:high], expression.span.start - low, expression.span.end - low)
        period = resolve_date(expression, published=published, direction=direction, anchor=anchor)
        anchor = period or anchor
        resolved.append((expression, period))
    return resolved


def timex_value(period: Period | None) -> str:
    """Write a period as TIMEX3 values are written."""
    if period is None:
        return "-"
    week = f"{period.start.isocalendar().year}-W{period.start.isocalendar().week:02}"
    values = {
        Precision.DAY: f"{period.start}",
        Precision.WEEK: week + ("-WE" if period.end - period.start == timedelta(days=1) else ""),
        Precision.MONTH: f"{period.start:%Y-%m}",
        Precision.QUARTER: f"{period.start:%Y}-Q{(period.start.month + 2) // 3}",
        Precision.YEAR: f"{period.start:%Y}",
    }
    return values.get(period.precision, f"{period.start}/{period.end}")


def measure_meantime(folder: Path, errors: bool) -> None:
    """Print the figures on MEANTIME."""
    tally: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.xml")):
        root = ElementTree.parse(path).getroot()  # noqa: S314 - a corpus on this machine
        text, offsets, annotated_end = "", {}, 0
        for token in root.iter("token"):
            word = token.text or ""
            if text and not TIGHT_LEFT.match(word) and text[-1] not in "(":
                text += " "
            start = len(text)
            text += word
            offsets[token.get("t_id")] = (start, len(text))
            if int(token.get("sentence") or 0) <= 5:
                annotated_end = len(text)
        gold: dict[tuple[int, int], str] = {}
        published: date | None = None
        for timex in root.iter("TIMEX3"):
            spans = [offsets[anchor.get("t_id")] for anchor in timex.iter("token_anchor")]
            value = timex.get("value") or ""
            if timex.get("functionInDocument") == "CREATION_TIME" and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                published = date.fromisoformat(value)
            elif timex.get("type") in {"DATE", "TIME"} and spans:
                gold[min(spans)[0], max(spans)[1]] = value
        # the date line, which is annotated as the date of creation, is no task
        date_line = {
            offsets[anchor.get("t_id")][0]
            for timex in root.iter("TIMEX3")
            if timex.get("functionInDocument") == "CREATION_TIME"
            for anchor in timex.iter("token_anchor")
        }
        found = [
            (expression, period)
            for expression, period in resolve_all(text, published)
            if expression.span.end <= annotated_end and expression.span.start not in date_line
        ]
        for (start, end), value in gold.items():
            if not DEFINITE.match(value):
                continue
            value = value.split("T")[0]
            tally["definite"] += 1
            near = [(e, p) for e, p in found if e.span.start < end and start < e.span.end]
            if not near:
                tally["missed"] += 1
                if errors:
                    print("missed", path.stem[:6], repr(text[start - 40 : end + 30]), value)
                continue
            expression, period = near[0]
            tally["found"] += 1
            words = text[start:end].removeprefix("the ")
            tally["exact"] += expression.text == words or expression.text == text[start:end]
            if timex_value(period) == value:
                tally["right"] += 1
            elif errors:
                around = text[max(0, start - 60) : end + 40]
                print("wrong", published, repr(expression.text), timex_value(period), value, repr(around))
        for expression, period in found:
            tally["predicted"] += 1
            if any(expression.span.start < end and start < expression.span.end for start, end in gold):
                tally["predicted right"] += 1
            elif errors:
                low, high = expression.span.start, expression.span.end
                print("extra", repr(expression.text), timex_value(period), repr(text[max(0, low - 40) : high + 30]))
    definite, found_count = tally["definite"], tally["found"]
    print(f"MEANTIME: {definite} definite times, found {found_count / definite:.1%}")
    exact, right = tally["exact"] / found_count, tally["right"] / found_count
    overlap = tally["predicted right"] / tally["predicted"]
    print(f"  same words {exact:.1%} of found, same value {right:.1%} of found")
    print(f"  {tally['predicted']} predicted, {overlap:.1%} overlap a marked time")


def measure_gold(folder: Path, errors: bool) -> None:
    """Print for how many gold meetings the date is at hand."""
    dated = hit = 0
    for path in sorted(folder.glob("*.json")):
        annotation = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        published = annotation["published"] or ""
        resolved = resolve_all(text, date.fromisoformat(published) if published.count("-") == 2 else None)
        for meeting in annotation["meetings"]:
            if not meeting["date"]:
                continue
            dated += 1
            near: list[tuple[str, str]] = []
            for evidence in meeting["evidence"]:
                words, number = (evidence["text"], evidence["n"]) if isinstance(evidence, dict) else (evidence, 1)
                start = -1
                for _ in range(number):
                    start = text.find(words, start + 1)
                low, high = sentence_around(text, start, start + len(words))
                low = sentence_around(text, max(0, low - 3), low)[0]
                high = sentence_around(text, high, min(len(text), high + 3))[1]
                near += [(e.text, str(p.start)) for e, p in resolved if p and low <= e.span.start < high]
            right = any(start.startswith(meeting["date"]) for _, start in near)
            hit += right
            if errors and not right:
                print("not at hand", path.stem, published, meeting["date"], meeting["evidence"][:2], near)
    print(f"{folder}: {hit} of {dated} meeting dates at hand")


def main() -> None:
    """Measure what is asked for."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    cli.add_argument("--meantime", type=Path, help="the folder of the MEANTIME corpus")
    cli.add_argument("--gold", type=Path, nargs="*", default=[], help="folders of NAME.txt and NAME.json")
    cli.add_argument("--errors", action="store_true", help="print what went wrong")
    args = cli.parse_args()
    if args.meantime:
        measure_meantime(args.meantime, args.errors)
    for folder in args.gold:
        measure_gold(folder, args.errors)


if __name__ == "__main__":
    main()
