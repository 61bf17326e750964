"""What a speaker does by a statement: by the model where it is sure, by cue and content elsewhere."""

from __future__ import annotations

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import marks_of
from geopolnews.assemble.statements.drafts import Draft
from geopolnews.lexicon.acts import act_of
from geopolnews.model.statement import Act

SURE = 0.6
"""From this probability on the model decides."""


def find_act(doc: Doc, draft: Draft, cue: str | None, content: str, own: frozenset[str]) -> Act:
    """Return the act of a statement.

    Args:
        doc: the marked doc.
        draft: the words of the statement.
        cue: the text of its cue.
        content: the text of its content.
        own: names of the speaker and of whom the speaker acts for.
    """
    told = act_of(cue, content, own)
    scores = marks_of(doc).acts
    if scores is None:
        return told
    at = draft.cue.start if draft.cue is not None else draft.pieces[0].start
    likeliest, share = max(scores.at(at).items(), key=lambda item: item[1])
    return Act(likeliest) if share >= SURE else told
