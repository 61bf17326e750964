"""Count errors by kind: missed, invented, split, merged, and what is wrong with what was found.

    python -m quality.errors GOLD_DIR PREDICTIONS_DIR [--scorer FILE] [--without ARTICLE ...]

`make score` leaves the predictions in build/predictions. `--without` leaves articles out, so that figures can be seen
without those that were looked at most.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from quality.calibrate import load_scorer

Record = Mapping[str, Any]
Errors = Counter[tuple[str, str]]
Same = Callable[[str | None, str | None], bool]

TOUCHING = 0.1
"""Contents that share so much of their words have to do with each other."""


def count_entities(scorer: ModuleType, kind: str, gold: list[Record], found: list[Record], errors: Errors) -> None:
    """Count the errors of actors, organisations or places."""
    pairs = scorer.pair_entities(gold, found)
    touched: dict[str, set[str]] = {g["id"]: set() for g in gold}
    for p in found:
        mentions = scorer.spans_of(p["mentions"])
        for g in gold:
            if any(scorer.overlaps(span, mention) for span in g["spans"] for mention in mentions):
                touched[g["id"]].add(p["id"])
    used = set(pairs.values())
    records = {p["id"]: p for p in found}
    for g in gold:
        errors[kind, "right"] += g["id"] in pairs
        for part in ("kind", "country"):
            if g["id"] in pairs and part in g:
                errors[kind, f"right, of another {part}"] += records[pairs[g["id"]]].get(part) != g[part]
        if g["id"] not in pairs:
            errors[kind, "merged with another" if touched[g["id"]] & used else "missed"] += 1
    for p in found:
        if p["id"] not in used:
            parts = any(p["id"] in ids and g in pairs for g, ids in touched.items())
            errors[kind, "split off from another" if parts else "invented"] += 1


def count_statements(
    scorer: ModuleType, text: str, gold: list[Record], found: list[Record], same: Same, errors: Errors
) -> None:
    """Count the errors of statements."""
    wanted = {s["id"]: scorer.words_in(text, s["spans"]) for s in gold}
    had = {s["id"]: scorer.words_in(text, scorer.spans_of(s["content"])) for s in found}
    shares = {(g, p): scorer.iou(a, b) for g, a in wanted.items() for p, b in had.items()}
    pairs = scorer.pair({k: v for k, v in shares.items() if v >= 0.5})
    used = set(pairs.values())
    records = {s["id"]: s for s in found}
    for s in gold:
        if s["id"] in pairs:
            _count_statement(s, records[pairs[s["id"]]], same, errors)
            continue
        near = [p for p in had if shares[s["id"], p] >= TOUCHING]
        kind = "missed" if not near else "merged with another" if set(near) & used else "cut wrongly"
        errors["statement", kind] += 1
    for p in had:
        if p not in used:
            near = [g for g in wanted if shares[g, p] >= TOUCHING]
            errors["statement", "split off from another" if set(near) & set(pairs) else "invented or cut wrongly"] += 1


def _count_statement(gold: Record, found: Record, same: Same, errors: Errors) -> None:
    speakers = list(found["speakers"])
    hits = sum(any(same(p, g) for p in speakers) for g in gold["speakers"])
    right = hits == len(gold["speakers"]) == len(speakers)
    errors["statement", "right"] += right
    if not right:
        reason = (
            "no speaker found" if not speakers
            else "a speaker where none can be known" if not gold["speakers"]
            else "some of the speakers" if hits
            else "another speaker"
        )  # fmt: skip
        errors["statement", f"wrong speaker: {reason}"] += 1
    errors["act", "right" if found["act"] == gold["act"] else f"{gold['act']} taken for {found['act']}"] += 1


def count_meetings(scorer: ModuleType, gold: list[Record], found: list[Record], same: Same, errors: Errors) -> None:
    """Count the errors of meetings."""
    scores: dict[tuple[str, str], float] = {}
    for g in gold:
        for p in found:
            mentions = scorer.spans_of(p["mentions"])
            touch = any(scorer.overlaps(a, b) for a in g["spans"] for b in mentions)
            hits = sum(any(same(i, want) for i in p["participants"]) for want in g["participants"])
            share = 2 * hits / max(1, len(g["participants"]) + len(p["participants"]))
            if touch or share >= 0.5:
                scores[g["id"], p["id"]] = touch + share
    pairs = scorer.pair(scores)
    records = {p["id"]: p for p in found}
    for g in gold:
        if g["id"] not in pairs:
            errors["meeting", "merged with another" if any(k[0] == g["id"] for k in scores) else "missed"] += 1
            continue
        p = records[pairs[g["id"]]]
        hits = sum(any(same(i, want) for i in p["participants"]) for want in g["participants"])
        date, day = (p.get("date") or {}).get("start"), g.get("date")
        wrong = {
            "participants": not hits == len(g["participants"]) == len(p["participants"]),
            "place": not same(p.get("place"), g.get("place")),
            "date": not (date.startswith(day) if date and day else date == day),
            "status": p["status"] != g["status"],
            "kind": p["kind"] != g["kind"],
        }  # fmt: skip
        errors["meeting", "right"] += not any(wrong.values())
        for part in (part for part, is_wrong in wrong.items() if is_wrong):
            errors["meeting", f"wrong {part}"] += 1
    for p in found:
        if p["id"] not in pairs.values():
            errors["meeting", "split off from another" if any(k[1] == p["id"] for k in scores) else "invented"] += 1


def count_stances(
    scorer: ModuleType, text: str, gold: list[Record], found: list[Record], same: Same, errors: Errors
) -> None:
    """Count the errors of stances."""
    taken: set[str] = set()
    for g in gold:
        target = scorer.words_in(text, [g["span"]])
        best, kind = None, "missed"
        for p in found:
            words = scorer.words_in(text, [scorer.span_of(p["target"])])
            near = len(target & words) * 2 >= min(len(target), len(words)) > 0
            near = near or (bool(g["target_entity"]) and same(p["target_entity"], g["target_entity"]))
            holder = same(p["holder"], g["holder"])
            side = scorer.SIDE[p["position"]] == scorer.SIDE[g["position"]]
            if near and holder and side and p["id"] not in taken:
                best, kind = p, "right"
                break
            if near and (holder or side) and best is None:
                best, kind = p, "wrong position" if holder else "wrong holder"
        errors["stance", kind] += 1
        if best is not None:
            taken.add(best["id"])
    errors["stance", "invented or of another target"] += len(found) - len(taken)


def read_article(scorer: ModuleType, text: str, gold: Record, found: Record, errors: Errors) -> None:
    """Count the errors of one article."""
    stands_for: dict[str, str] = {}
    for kind, key in (("place", "places"), ("organisation", "organisations"), ("actor", "actors")):
        count_entities(scorer, kind, gold[key], found.get(key, []), errors)
        stands_for |= {p: g for g, p in scorer.pair_entities(gold[key], found.get(key, [])).items()}
    names = {i["id"]: [i["name"], *i["names"]] for k in ("actors", "organisations", "places") for i in gold[k]}
    lands = [i for k in ("organisations", "places") for i in gold[k] if i["kind"] in ("state", "country")]
    countries = {i["id"]: i.get("country") for i in lands}
    known = {p["id"]: p for key in ("actors", "organisations", "places") for p in found.get(key, [])}

    def same(p: str | None, g: str | None) -> bool:
        if p is None or g is None:
            return p is None and g is None
        record = known.get(p, {})
        alike = bool(scorer.named_alike(record.get("name"), names.get(g, [])))
        powers = ("state", "country", "government")
        country = bool(countries.get(g)) and record.get("country") == countries.get(g) and record.get("kind") in powers
        return stands_for.get(p) == g or country or alike

    count_statements(scorer, text, gold["statements"], found.get("statements", []), same, errors)
    count_meetings(scorer, gold["meetings"], found.get("meetings", []), same, errors)
    count_stances(scorer, text, gold["stances"], found.get("stances", []), same, errors)


def print_table(errors: Errors) -> None:
    """Print the errors, the commonest of each kind of record first."""
    for record in dict.fromkeys(name for name, _ in errors):
        print(f"\n{record}")
        for (name, kind), count in sorted(errors.items(), key=lambda item: (item[0][1] != "right", -item[1])):
            if name == record and count:
                print(f"  {count:5}  {kind}")


def select_articles(folder: Path, without: Iterable[str]) -> list[Path]:
    """Return the articles of a gold folder but for some."""
    left_out = set(without)
    return [path for path in sorted(folder.glob("*.txt")) if path.stem not in left_out]


def main() -> int:
    """Count and print."""
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    cli.add_argument("gold", type=Path)
    cli.add_argument("predictions", type=Path)
    cli.add_argument("--scorer", type=Path, default=Path("../shared/tools/score.py"), help="the fixed scorer")
    cli.add_argument("--without", nargs="*", default=[], metavar="ARTICLE", help="names of articles to leave out")
    args = cli.parse_args()
    scorer = load_scorer(args.scorer)
    errors: Errors = Counter()
    for path in select_articles(args.gold, args.without):
        text, gold = scorer.goldlib.load(path)
        found = json.loads((args.predictions / f"{path.stem}.json").read_text(encoding="utf-8"))
        read_article(scorer, text, gold, found, errors)
    print_table(errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
