"""Descriptions resolved: whom "the Lebanese minister", "the ministry" or "both sides" means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from geopolnews.annotate.marks import Stretch, char_span, marks_of
from geopolnews.assemble.cast import How, Resolution
from geopolnews.assemble.descriptions import Description, fits_description, read_description
from geopolnews.assemble.ties import find_links, last_pair, nearness, order_in, tied
from geopolnews.model.span import Reference, ReferenceKind

SPOKE = 0.1
"""How much more a description means whoever spoke last."""

if TYPE_CHECKING:
    from geopolnews.assemble.resolution import ArticleCast


def resolve_description(cast: ArticleCast, stretch: Stretch, noun: Token) -> Resolution:
    """Return whom a description means: the linked or last named member that it fits."""
    description = read_description(cast.doc, stretch, noun)
    if description.several:
        return resolve_several(cast, stretch, description)
    linked = find_links(cast, noun)
    spoke = who_spoke(cast, stretch.start)
    best, score, tie = None, 0.0, False
    for member in cast.parties:
        fit = fits_description(member, description, cast.genders.get(member.id))
        link = linked.get(member.id, 0.0)
        if fit <= 0.0 and not (link >= 0.5 and fit == 0.0):
            continue
        near = nearness(cast, member, stretch.start)
        total = fit + 0.8 * link + 0.3 * near + (SPOKE if member.id in spoke else 0.0)
        tie = abs(total - score) < 0.02 if best is not None else False
        if total > score:
            best, score = member, total
    if best is None or score < 0.4 or tie:
        return Resolution(why=f"nobody fits “{cast.doc[stretch.start : stretch.end].text}” clearly")
    why = f"“{cast.doc[stretch.start : stretch.end].text}” fits {best.name}"
    return tied(cast, stretch.start, stretch.end, best.id, How.DESCRIPTION, why, min(0.9, 0.3 + 0.4 * score))


def who_spoke(cast: ArticleCast, at: int) -> frozenset[str]:
    """Return the members named as the last source before a token."""
    sources = [m.source for m in marks_of(cast.doc).attributions if m.source is not None and m.source.end <= at]
    for source in sorted(sources, key=lambda s: -s.start)[:3]:
        named = order_in(cast, source.start, source.end)
        if named:
            return frozenset(member.id for member in named)
    return frozenset()


def resolve_several(cast: ArticleCast, stretch: Stretch, description: Description) -> Resolution:
    """Return whom "the two ministers" or "both sides" means: those who fit and were named together last."""
    fitting = [
        member
        for member in cast.parties
        if fits_description(member, description, cast.genders.get(member.id)) > 0
        and nearness(cast, member, stretch.start) >= 0
    ]
    fitting.sort(key=lambda m: -nearness(cast, m, stretch.start))
    if len(fitting) < 2 and description.sides:
        pair = last_pair(cast, cast.doc[stretch.start].sent.start)
        fitting = [m for m in cast.parties if m.id in pair]
    if len(fitting) < 2 or (description.count is None and len(fitting) > 3):
        return Resolution(why=f"who “{cast.doc[stretch.start : stretch.end].text}” are is not clear")
    chosen = sorted(fitting[: description.count or 2], key=lambda m: m.mentions[0].start)
    span = char_span(cast.doc, stretch)
    reference = Reference(start=span.start, end=span.end, kind=ReferenceKind.NOMINAL)
    names = " and ".join(member.name for member in chosen)
    return Resolution(
        ids=tuple(m.id for m in chosen),
        how=How.DESCRIPTION,
        why=f"{names} fit “{cast.doc[stretch.start : stretch.end].text}” and were named last",
        confidence=0.5,
        references=tuple((m.id, reference) for m in chosen),
    )
