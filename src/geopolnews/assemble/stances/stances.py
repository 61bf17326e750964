"""Stances: who stands where, from what is said and from what the article itself tells."""

from __future__ import annotations

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import StanceMark, marks_of
from geopolnews.assemble.cast.cast import Cast, Gathering
from geopolnews.assemble.stances.holding import find_holder, hold_by_act
from geopolnews.assemble.stances.making import StanceMaker
from geopolnews.assemble.stances.spoken import read_statement
from geopolnews.model.article import Article
from geopolnews.model.span import Reference
from geopolnews.model.stance import Stance
from geopolnews.model.statement import Statement


def collect_stances(doc: Doc, article: Article, cast: Cast, statements: tuple[Statement, ...]) -> Gathering[Stance]:
    """Return the stances of an article; the same holder, target and position is one stance."""
    references: list[tuple[str, Reference]] = []
    maker = StanceMaker(doc, cast)
    told, learnt = ([m for m in marks_of(doc).stances if m.learnt is from_model] for from_model in (False, True))

    def take(mark: StanceMark) -> None:
        held = find_holder(doc, cast, statements, mark)
        if held is not None and maker.make(held, mark):
            references.extend(held.references)

    for mark in told:
        take(mark)
    for statement in statements:
        acted = read_statement(doc, statement)
        held = hold_by_act(statement) if acted is not None else None
        if acted is not None and held is not None and not maker.knows(statement, acted):
            maker.make(held, acted)
    for mark in learnt:
        if not maker.is_told(mark.target):
            take(mark)
    return Gathering(records=maker.records(), references=tuple(references))
