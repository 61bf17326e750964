"""Statements in the making: which words are the source, the cue and the content."""

from __future__ import annotations

from collections import defaultdict

import attrs

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import AttributionMark, Stretch, marks_of

QUOTING = frozenset("quoted quotes quoting cited cites citing".split())
SAYING = frozenset("saying stating telling adding".split())
LONGEST_QUOTED = 20
"""Tokens from "quoted" to "as saying"."""

CITED = frozenset("quoted cited reported".split())
BEING = frozenset("is are was were be been being".split())
BEING_BEFORE = 3
"""Tokens before a verb in which it is looked for what makes it passive: "was also quoted"."""


@attrs.frozen(kw_only=True)
class Draft:
    """A statement before its words are tidied and its speaker is known."""

    pieces: tuple[Stretch, ...]
    """The content, in the order of the text; never empty."""
    cue: Stretch | None = None
    source: Stretch | None = None
    nested: bool = False
    """Whether it stands inside the content of another one."""
    within: Stretch | None = None
    """The piece of that content."""
    confidence: float = 1.0
    source_confidence: float = 1.0
    because: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """The first token of the content."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """The token after the content."""
        return self.pieces[-1].end

    @property
    def anchor(self) -> int:
        """The token by which it is found in the text: that of the cue, else that of the content."""
        return self.cue.start if self.cue is not None else self.start

    def explain(self, reason: str) -> Draft:
        """Return the draft with one more reason."""
        return attrs.evolve(self, because=(*self.because, reason))


def start_drafts(doc: Doc) -> list[Draft]:
    """Return a draft for each attribution that was tagged."""
    return [_start(doc, mark) for mark in marks_of(doc).attributions]


def place_nested(drafts: list[Draft]) -> list[Draft]:
    """Return drafts that know inside which other content they stand, if they do."""
    pieces = [piece for draft in drafts for piece in draft.pieces]
    placed: list[Draft] = []
    for draft in drafts:
        own = Stretch(start=min(draft.start, draft.anchor), end=draft.end)
        start, end = own.start, own.end
        outer = [p for p in pieces if p.start <= start and end <= p.end and p not in draft.pieces]
        within = min(outer, key=lambda p: p.end - p.start) if outer else None
        placed.append(attrs.evolve(draft, within=within, nested=within is not None))
    return placed


def find_quoted(doc: Doc, cue: Stretch | None) -> Stretch | None:
    """Return who is quoted by somebody else: "quoted [the minister] as saying", whichever of the verbs is the cue."""
    if cue is None or find_citing(doc, cue) is not None:
        return None
    first, last, sentence = doc[cue.start], doc[cue.end - 1], doc[cue.start].sent
    if last.lower_ in QUOTING:
        end = min(cue.end + LONGEST_QUOTED, sentence.end - 1)
        places = (i for i in range(cue.end + 1, end) if doc[i].lower_ == "as" and doc[i + 1].lower_ in SAYING)
        saying = next(places, None)
        return Stretch(start=cue.end, end=saying) if saying is not None else None
    if first.lower_ in SAYING and first.i > sentence.start and doc[first.i - 1].lower_ == "as":
        begin = max(sentence.start, first.i - LONGEST_QUOTED)
        quoting = next((i for i in range(first.i - 2, begin - 1, -1) if doc[i].lower_ in QUOTING), first.i)
        if quoting + 1 < first.i - 1:
            return Stretch(start=quoting + 1, end=first.i - 1)
    return None


def find_citing(doc: Doc, cue: Stretch | None) -> Token | None:
    """Return the passive verb of "Hart was [quoted] by the agency as saying", whichever of the verbs is the cue."""
    if cue is None:
        return None
    start, end = doc[cue.start].sent.start, doc[cue.start].sent.end
    last = min(cue.end + LONGEST_QUOTED, end)
    saying = next((i for i in range(max(cue.start, start + 1), last) if doc[i].lower_ in SAYING), None)
    if saying is None or doc[saying - 1].lower_ != "as":
        return None
    first = max(start, saying - LONGEST_QUOTED)
    citing = next((i for i in range(saying - 2, first - 1, -1) if doc[i].lower_ in QUOTING | CITED), None)
    if citing is None or doc[citing].lower_ not in CITED:
        return None
    passive = any(doc[i].lower_ in BEING for i in range(max(start, citing - BEING_BEFORE), citing))
    return doc[citing] if passive and citing < cue.end else None


def drop_doubles(drafts: list[Draft]) -> list[Draft]:
    """Return drafts without those that only repeat a part of what another has by the same cue."""
    alike: dict[Stretch | None, list[Draft]] = defaultdict(list)
    for draft in drafts:
        alike[draft.cue].append(draft)
    return [
        draft
        for draft in drafts
        if draft.cue is None
        or not any(
            other is not draft
            and other.pieces != draft.pieces
            and all(any(whole.contains(piece) for whole in other.pieces) for piece in draft.pieces)
            for other in alike[draft.cue]
        )
    ]


def is_told_inside(drafts: list[Draft], piece: Stretch, at: int) -> bool:
    """Tell whether a draft has most of a piece, and not the word at a token that attributes it, in what it tells."""
    length = piece.end - piece.start
    return any(
        covers([draft], piece, nested=True) * 2 > length
        and not any(part.start <= at < part.end for part in draft.pieces)
        for draft in drafts
    )


def covers(drafts: list[Draft], stretch: Stretch, *, nested: bool = False) -> int:
    """Return how many tokens of a stretch lie in the contents of drafts, without the nested ones unless asked."""
    taken = {
        token
        for draft in drafts
        if nested or not draft.nested
        for piece in draft.pieces
        if piece.start < stretch.end and stretch.start < piece.end
        for token in range(max(piece.start, stretch.start), min(piece.end, stretch.end))
    }
    return len(taken)


def _start(doc: Doc, mark: AttributionMark) -> Draft:
    if mark.cue is not None:
        why = f"the reader takes the content to be attributed by {quoted(doc, mark.cue)}"
    else:
        why = "the reader takes the content to be attributed, without words that say so"
    return Draft(
        pieces=mark.contents,
        cue=mark.cue,
        source=mark.source if _may_be_source(doc, mark) else None,
        nested=mark.nested,
        confidence=mark.confidence,
        source_confidence=mark.source_confidence,
        because=(why,),
    )


def _may_be_source(doc: Doc, mark: AttributionMark) -> bool:
    """Tell whether a marked source may be one: no "adding that [X] ...", where X is the first word of the content."""
    if mark.source is None or mark.cue is None or mark.source.start < mark.cue.end:
        return True
    return not any(token.lower_ == "that" for token in doc[mark.cue.end : mark.source.start])


def quoted(doc: Doc, stretch: Stretch) -> str:
    """Return the words of a stretch in quotation marks, for a reason."""
    return f'"{" ".join(stretch.of(doc).text.split())}"'
