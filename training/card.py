"""The model card of the documentation, written from the manifest of the model: no figure is typed by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PAGE = """# Model card

<!-- written by `make evaluate`; change training/card.py instead -->

The model that is in the package: one encoder (all-MiniLM-L6-v2, 6 layers, width 384, uncased, fine-tuned) with heads
for names, parties, parts of speech, dependency trees, sentences, attributions (source, cue, content and the links
between them) and coreference. Its weights are 8-bit integers in the encoder and single precision in the heads.

| | |
|---|---|
| made | {made} from commit `{commit}` |
| file | `reader.onnx`, {size:.1f} MB, SHA-256 `{sha256}` |
| licence of the weights | Apache-2.0, as the library; the corpora's own terms are below |

## What it reaches

On the development parts of the corpora, whole articles, through the library's own reader and this very file. Nothing
here was measured on what the model was trained on.

| figure | per cent |
|---|---|
{figures}

PolNeAR and worldwide: F1 over exact spans; "five classes" are Person, Organization, Location, NORP and Date. EWT: gold
tokens and sentences, without punctuation and subtypes for UAS and LAS. GUM pronouns: share of pronouns in news,
interviews and speeches whose most probable antecedent is right. GAP: share of pronouns for which the right one of the
two names is preferred, among those where one of them is right.

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
- Confidences are probabilities of the heads and have not been calibrated.
"""


def write_card(model: Path, page: Path) -> None:
    """Write the page from the manifest and the model file of a folder."""
    manifest: dict[str, Any] = json.loads((model / "manifest.json").read_text(encoding="utf-8"))
    text = PAGE.format(
        made=manifest["made"],
        commit=manifest["commit"],
        size=(model / "reader.onnx").stat().st_size / 1e6,
        sha256=manifest["sha256"],
        figures="\n".join(f"| {name} | {value:.1f} |" for name, value in manifest["figures"].items()),
        corpora="\n".join(f"| {name} | {licence} |" for name, licence in manifest["corpora"].items()),
    )
    page.write_text(text, encoding="utf-8")
