"""How well the model file reads the dev parts, measured through the library's own reader."""

from __future__ import annotations

from pathlib import Path

from geopolnews.encode.reader import Reader
from training.corpora.annotations import read_annotations
from training.corpora.conllu import read_ewt, read_gum
from training.corpora.gap import read_texts
from training.corpora.guide import read_guide
from training.corpora.polnear import read_polnear
from training.corpora.worldwide import read_worldwide
from training.measure.attributions import measure_attributions
from training.measure.confidence import Trials
from training.measure.coreference import measure_coreference
from training.measure.counts import Figures
from training.measure.entities import measure_entities
from training.measure.guide import measure_guide
from training.measure.syntax import measure_syntax


def evaluate_reader(reader: Reader, corpora: Path) -> tuple[Figures, Trials]:
    """Return every figure of the reader on the dev parts, in per cent, and how sure it was when it was right."""
    trials = Trials()
    figures: Figures = {}
    figures |= measure_attributions(reader, read_polnear(corpora / "polnear", "dev"), trials)
    figures |= measure_entities(reader, read_worldwide(corpora / "worldwide", "dev"), trials)
    figures |= measure_syntax(reader, read_ewt(corpora / "ewt", "dev"))
    figures |= measure_coreference(reader, read_gum(corpora / "gum", "dev"), read_texts(corpora / "gap", "dev"))
    figures |= measure_guide(reader, read_guide(read_annotations(corpora / "worldwide", "measure")))
    return figures, trials
