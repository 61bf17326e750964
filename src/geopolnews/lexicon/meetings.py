"""Words that name a meeting, tell how far it had come, and tell of what kind it is."""

from functools import cache, lru_cache

from attrs import frozen

from geopolnews.lexicon.folding import REMEMBERED
from geopolnews.lexicon.predicates import fold_phrase, spell_endings, spell_forms
from geopolnews.lexicon.tables import read_table
from geopolnews.model.meeting import MeetingKind, MeetingStatus


@frozen(kw_only=True)
class MeetingTrigger:
    """A word or phrase that names a meeting."""

    phrase: str
    """The base form: "hold talks"."""
    word: str
    """`verb` or `noun`."""
    kind: MeetingKind
    """What it names by itself; more than two parties make talks multilateral."""
    other: tuple[str, ...]
    """Where the other party stands: `object`, or prepositions."""
    host: str | None
    """Who receives, if the word tells: `subject`, `other`, or `None`."""
    sure: bool
    """Whether it nearly always means a meeting of parties."""


@cache
def load_meeting_triggers() -> tuple[MeetingTrigger, ...]:
    """All triggers in their base form."""
    return tuple(
        MeetingTrigger(
            phrase=row["phrase"],
            word=row["word"],
            kind=MeetingKind(row["kind"]),
            other=tuple(row["other"].split("|")),
            host=row["host"] or None,
            sure=row["sure"] == "1",
        )
        for row in read_table("meetings")
    )


@cache
def index_meeting_triggers() -> dict[str, tuple[MeetingTrigger, ...]]:
    """Triggers by every form in small letters; "visit" is a verb and a noun."""
    index: dict[str, list[MeetingTrigger]] = {}
    for trigger in load_meeting_triggers():
        for form in spell_forms(trigger.phrase, trigger.word):
            index.setdefault(form, []).append(trigger)
    return {form: tuple(found) for form, found in index.items()}


@cache
def _endings() -> frozenset[str]:
    return spell_endings(index_meeting_triggers())


@lru_cache(maxsize=REMEMBERED)
def ends_meeting(token: str) -> bool:
    """Tell whether a trigger can end with a token, which spares looking up the phrases before most tokens."""
    return fold_phrase(token) in _endings()


@lru_cache(maxsize=REMEMBERED)
def find_meeting_trigger(text: str, word: str | None = None) -> MeetingTrigger | None:
    """Find the trigger that a word or phrase is a form of: "met", "held talks", "Summit".

    Args:
        text: the word or phrase, in any case.
        word: `"verb"` or `"noun"` where it is known which.
    """
    found = index_meeting_triggers().get(fold_phrase(text), ())
    return next((trigger for trigger in found if word is None or trigger.word == word), None)


@cache
def load_meeting_words() -> tuple[dict[str, MeetingStatus], dict[str, MeetingKind]]:
    """Words that tell the status, and words that tell the kind."""
    rows = tuple(read_table("meeting_words"))
    statuses = {row["words"]: MeetingStatus(row["status"]) for row in rows if row["status"]}
    kinds = {row["words"]: MeetingKind(row["kind"]) for row in rows if row["kind"]}
    return statuses, kinds


def status_of_meeting(words: str) -> MeetingStatus | None:
    """Tell the status that a word or phrase beside a meeting stands for: "upcoming", "called off"."""
    return load_meeting_words()[0].get(fold_phrase(words))


def kind_of_meeting(words: str) -> MeetingKind | None:
    """Tell the kind that a word before the noun stands for: "tripartite", "phone"."""
    return load_meeting_words()[1].get(fold_phrase(words))
