"""The model card of the documentation, written from the manifest of the model: no figure is typed by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

PAGE = """# Model card

<!-- written by `make evaluate`; change training/card.py instead -->

The model that is in the package: one encoder (all-MiniLM-L6-v2, 6 layers, width 384, uncased, fine-tuned) with heads
for names, parties, parts of speech, dependency trees, sentences, attributions (source, cue, content and the links
between them) and coreference. Its large matrices are 8-bit integers, the others in single precision. Whom pronouns mean
is said by a small head beside it, which numpy runs; so is what is supported, opposed or worried about, and which words
name a meeting.

| | |
|---|---|
| made | {made} from commit `{commit}` |
| file | `reader.onnx`, {size:.1f} MB, SHA-256 `{sha256}` |
| head for pronouns | {pronouns} |
| head for positions | {positions} |
| speed | measured by `make bench`; figures in `quality/README.md` of the repository |
| licence of the weights | Apache-2.0, as the library; the corpora's own terms are below |

## What it reaches

On the development parts of the corpora, whole articles, through the library's own reader and this very file. Nothing
here was measured on what the model was trained on. Figures are in per cent.

{overall}

PolNeAR and worldwide: F1 over exact spans; "five classes" are Person, Organization, Location, NORP and Date. "from end
to end": the corpus's own scorer, all attributions or direct quotations, of what the model reads by the corpus's
conventions and of the finished statements, which follow those of the library; `exact~` and `piece~` are contents whose
words agree, `token` their words, `spk` contents with the right speaker. EWT: gold tokens and sentences, without
punctuation and subtypes for UAS and LAS. GUM pronouns: share of pronouns in news, interviews and speeches whose most
probable antecedent is right. GAP: F1 of saying of each of two names, with all mentions, whether a pronoun
means it; "pairs": how often the right one is preferred to the wrong one. Annotated: articles of the newswire that are
annotated by the project's guide and kept aside, exact spans of parties (persons, unnamed people, organisations, places,
powers), sources, cues and contents.

## Class by class

{classes}

## How sure it is

The probabilities of these heads are calibrated (Platt) on the development parts. The expected calibration error, from 0
to 1 over ten bins, is measured across halves: each half of the articles under the fit to the other.

{calibration}

How sure whole records are is calibrated once more, on annotated articles (`python -m quality.calibrate`).

## 8-bit against single precision

{single}

## Trained, not shipped

A head that judges where a holder, or the writer, stands toward a target, measured on a tenth of the sentences that was
put aside (macro F1 over for, against, none). On whole articles the library's rules find stances better, so it is not in
the file.

{unshipped}

## What it was trained on

| corpus | licence as stated |
|---|---|
{corpora}

The corpora themselves are not in the package, nor are sentences from them. How to repeat the training is in the
[guide](guides/training.md).

## Known failures

- It reads English. Other languages are noted, and read badly.
- PolNeAR is US political news of 2015 and 2016; the cues of other papers ("went over", "referred to") are learnt from
  few articles and are missed more often.
- A content inside another content is learnt from very few examples.
- Facilities, products and other rare names are often missed or called something else.
- Whom "it" and "they" mean is often wrong, in interviews and speeches more than in news.
"""

LAYERS = ("PolNeAR source", "PolNeAR cue", "PolNeAR content")
NOT_MEASURED = "Not measured for this file."


def write_card(model: Path, page: Path) -> None:
    """Write the page from the manifest and the model file of a folder."""
    manifest: dict[str, Any] = json.loads((model / "manifest.json").read_text(encoding="utf-8"))
    figures: dict[str, float] = manifest["figures"]
    classes = [name.removesuffix(" P") for name in figures if name.endswith(" P")]
    errors = {name: value for name, value in figures.items() if name.startswith("calibration error")}
    overall = {
        name: value
        for name, value in figures.items()
        if name not in errors and not name.endswith((" P", " R")) and (name not in classes or name in LAYERS)
    }
    text = PAGE.format(
        made=manifest["made"],
        commit=manifest["commit"],
        size=(model / "reader.onnx").stat().st_size / 1e6,
        sha256=manifest["sha256"],
        pronouns=_beside("pronouns", model, manifest),
        positions=_beside("positions", model, manifest),
        overall=_table(("figure", ""), ((_told(name), f"{value:.1f}") for name, value in overall.items())),
        classes=_table(("class", "precision", "recall", "F1"), (_class_row(figures, name) for name in classes)),
        calibration=_calibration(manifest, errors),
        single=_single(figures, manifest.get("single")),
        unshipped=_unshipped(manifest.get("unshipped")),
        corpora="\n".join(f"| {name} | {licence} |" for name, licence in manifest["corpora"].items()),
    )
    page.write_text(text, encoding="utf-8")


def _beside(head: str, model: Path, manifest: Mapping[str, Any]) -> str:
    """Return what the file of a head beside the model is called and how large it is."""
    if head not in manifest:
        return "none"
    path = model / f"{head}.npz"
    return f"`{path.name}`, {path.stat().st_size / 1e6:.1f} MB, SHA-256 `{manifest[head]['sha256']}`"


def _told(name: str) -> str:
    """Return a figure's name in words."""
    if name.endswith(")"):
        what, _, way = name.removesuffix(")").partition(" (")
        words = what.split()
        words[-1] = f"`{words[-1]}`"
        return f"{' '.join(words)} from end to end, {way}"
    return name


def _class_row(figures: Mapping[str, float], name: str) -> tuple[str, ...]:
    return (name, *(f"{figures[key]:.1f}" for key in (f"{name} P", f"{name} R", name)))


def _calibration(manifest: Mapping[str, Any], errors: Mapping[str, float]) -> str:
    before: Mapping[str, float] = manifest.get("uncalibrated", {})
    rows = ((name.split()[-1], f"{before.get(name, 0.0):.3f}", f"{value:.3f}") for name, value in errors.items())
    return _table(("head", "as trained", "calibrated"), rows)


def _single(figures: Mapping[str, float], single: Mapping[str, float] | None) -> str:
    if not single:
        return NOT_MEASURED
    shown = {name: value for name, value in single.items() if not name.endswith((" P", " R"))}
    rows = [
        (name, f"{value:.1f}", f"{figures[name]:.1f}", f"{figures[name] - value:+.1f}") for name, value in shown.items()
    ]
    return _table(("figure", "single precision", "8-bit", "difference"), rows)


def _unshipped(found: Mapping[str, float] | None) -> str:
    return _table(("figure", ""), ((name, f"{v:.1f}") for name, v in found.items())) if found else NOT_MEASURED


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
