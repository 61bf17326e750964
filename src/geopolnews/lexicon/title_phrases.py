"""Read whole title phrases: "the former Iraqi deputy foreign minister", "UAE Minister of Foreign Affairs", "Dr".

A phrase is first cut into labelled runs, the longest known phrase first. From the labels a title is parsed, or is taken
off a name.
"""

from attrs import frozen

from geopolnews.lexicon.countries import country_by_name, find_country
from geopolnews.lexicon.title_holders import HOLDING, is_minister, read_holder
from geopolnews.lexicon.title_runs import AND, CONNECTORS, PEOPLES, Run, label_words
from geopolnews.lexicon.titles import find_title_word, gender_of_title

REPUBLIC = frozenset({"republic", "the republic", "the country", "the nation", "the state", "state"})
# names that begin with what looks like an honorific
NAMES_LIKE_TITLES = (
    *("Sheikh Hasina", "Sheikh Mujib", "Sultan bin", "Sultan Al", "Sultan al"),
    *("Prince Charles", "Dean ", "Earl "),
)
# offices that are just as well a part of a name: "Hossein Amir Abdollahian", "Sohel Sultan Nain"
NAME_LIKE_HEADS = frozenset(
    "amir emir sultan king prince shah major marshal bishop pope dean earl duke count abbot regent cardinal chief "
    "general justice judge rector baron".split()
)
GIVEN_NAMES = frozenset(["Shah", "Sultan", "Lama", "Imam", "Rabbi", "Amir", "Emir"])
"""Offices that are given names, or forms of address, after another office."""
GIVEN_NAME_FOLLOWS = frozenset(["mr", "dr", "haji", "dato", "datuk", "tan sri", "datuk seri", "tun", "syed", "engr"])
"""Forms of address after which such a word is a given name."""
ADDRESSES = frozenset(["Imam", "Rabbi", "Sultan", "Emir"])
"""Those that are more often forms of address than names."""
GRADES = frozenset(["chief", "national chief", "deputy", "assistant", "vice"])
"""Offices that another one after them is a grade of: "chief imam"."""
SHORTEST = 2
"""Letters of initials without points, as of short forms of offices."""
NARROWED = frozenset("Affairs Policy Development Reform Relations Integration Cooperation Reconciliation".split())
"""Fields of duty that a word before them always narrows."""
DISTRICTS = frozenset("Province State County City Region Regional District Territory".split())
FIELD_LABELS = frozenset({"modifier", "portfolio", "body"})


WHOLE_TITLES = frozenset("parliament cabinet government army police military navy".split())
"""Bodies that are a part of the title after a country: "Sri Lanka's Parliament Speaker"."""


@frozen(kw_only=True)
class Title:
    """An office as a phrase tells it."""

    text: str
    """The office alone, as written: "deputy foreign minister" of "the former Iraqi deputy foreign minister"."""
    start: int
    """Where `text` begins in the phrase."""
    end: int
    """Where `text` ends in the phrase."""
    head: str
    """The noun that makes it a title, folded: "minister", "foreign minister" for "FM"."""
    country: str | None
    """Code of the country it is held in, where the phrase names one."""
    organisation: str | None
    """The words for what it is held in otherwise: "the Sovereignty Alliance"."""
    former: bool
    """Whether the phrase says that the office is past."""
    acting: bool
    """Whether the phrase says that the office is held for the time being."""
    gender: str | None
    """`m` or `f` where the title tells."""


@frozen(kw_only=True)
class TitledName:
    """A name and what stood before it."""

    name: str
    """The name alone."""
    start: int
    """Where the name begins in the text."""
    end: int
    """Where the name ends in the text."""
    lead: str
    """The words before the name, honorifics and all; empty where there are none."""
    title: Title | None
    """The office among them, where there is one."""
    gender: str | None
    """`m` or `f` where an honorific or title tells."""


def split_titled_name(text: str) -> TitledName:
    """Part a person's name from the titles and honorifics before it: "Iraqi FM Fuad Hussein" gives "Fuad Hussein".

    A text that is a title only gives an empty name; one without a title comes back as the name.
    """
    runs = label_words(text)
    cut = 0  # runs before the name
    office = False
    for index, run in enumerate(runs):
        if text[run.start :].startswith(NAMES_LIKE_TITLES) and index < len(runs) - 1:
            break
        after_office = index > 0 and runs[index - 1].label == "head"
        if after_office and index < len(runs) - 1 and is_given_name(run.text):
            break  # "Foreign Minister Amir Khan"
        after_address = index > 0 and runs[index - 1].text.lower().rstrip("'’.") in GIVEN_NAME_FOLLOWS
        if after_address and run.text in GIVEN_NAMES and index < len(runs) - 1 and runs[index + 1].label == "other":
            break  # "Haji Amir Khan"
        if run.label == "other" or (run.label in ("relation", "person") and run.text[:1].isupper()):
            if not reaches_title(runs, index):
                break
        elif run.label in ("honorific", "head", "former", "relation", "person") or (
            office and run.label in FIELD_LABELS
        ):
            cut = index + 1
            office = office or run.label == "head"
        elif run.label == "country" and index and runs[index - 1].text.lower() in HOLDING:
            cut = index + 1
    if cut == len(runs) == 1 and runs[0].label == "honorific":
        cut = 0  # "Mawlawi" alone is a name
    name_runs = [run for run in runs[cut:] if run.label != "small" or run is not runs[cut]]
    while len(name_runs) > 1 and find_title_word(name_runs[-1].text, "suffix"):
        name_runs.pop()
    start = name_runs[0].start if name_runs else len(text)
    end = name_runs[-1].end if name_runs else len(text)
    lead = text[:start].rstrip(" ,")
    return TitledName(
        name=text[start:end],
        start=start,
        end=end,
        lead=lead,
        title=parse_title(lead),
        gender=gender_of_title(lead) if lead else None,
    )


def reaches_title(runs: tuple[Run, ...], index: int) -> bool:
    """Tell whether unknown words lead up to an office ("Sovereignty Alliance leader") or end its holder."""
    for later, run in enumerate(runs[index + 1 : index + 6], start=index + 1):
        if run.label == "head" and later < len(runs) - 1:
            near = later - index <= 2 and run.text.lower() not in NAME_LIKE_HEADS
            return run.text.islower() or run.text.isupper() or near
        if run.label == "body" and any(before.text.lower() in HOLDING for before in runs[:index]):
            return True
        if run.label in ("small", "honorific"):
            return False
    return False


def strip_titles(text: str) -> str:
    """Return a person's name without the titles and honorifics before it."""
    return split_titled_name(text).name


def parse_title(phrase: str) -> Title | None:
    """Read a phrase that names an office; `None` where no noun in it makes a title."""
    runs = label_words(phrase)
    at = find_head(runs)
    if at is None:
        return None
    first = find_first(runs, at)
    last, holder = read_holder(runs, at, phrase)
    before = [run for run in runs[:first] if run.label not in ("former", "small", "honorific")]
    country = next((find_country(run.text) for run in before if run.label == "country"), None)
    organisation = None
    direct = not any(run.text.lower() in CONNECTORS - {"the"} for run in runs[first - 1 : first])
    if before and direct and (before[-1].label == "body" or before[-1].label == "other"):
        organisation = phrase[before[0].start : before[-1].end]
    named = organisation is not None and organisation[:1].isupper()
    joint = runs[last + 1].text.lower() if holder else ""
    short = organisation is not None and organisation.isupper()
    if holder and not (named and (joint == "in" or (joint == "at" and short))):
        # "Fund spokesman in the north" is the Fund's, and "KUP chairman at the university" the union's
        land = country_by_name(holder)
        country = land or country
        organisation = None if land or holder.lower() in REPUBLIC else holder
    head = find_title_word(runs[at].text, "head")
    start, end = runs[first].start, runs[last].end
    return Title(
        text=phrase[start:end],
        start=start,
        end=end,
        head=(head.means or head.phrase).lower() if head else runs[at].text.lower(),
        country=country.code if country else None,
        organisation=organisation,
        former=any(run.label == "former" for run in runs[:at]),
        acting=any(run.label == "acting" for run in runs),
        gender=gender_of_title(phrase),
    )


def find_head(runs: tuple[Run, ...]) -> int | None:
    """Find the run that makes the phrase a title: the last head before a preposition, else the last head."""
    found = None
    for index, run in enumerate(runs):
        if run.label == "head":
            found = index
        elif found is not None and (
            run.text.lower() in HOLDING or (run.text.lower() in AND and not joins_fields(runs, index))
        ):
            break
    if found and runs[found - 1].label == "head" and begins_name(runs[found].text):
        return found if runs[found - 1].text.lower() in GRADES else found - 1
    return found


def begins_name(word: str) -> bool:
    """Tell whether what looks like an office may begin a name: "chief minister MK Stalin", "chairman Shah Bell"."""
    return word in GIVEN_NAMES or (len(word) == SHORTEST and word.isalpha() and word.isupper())


def is_given_name(word: str) -> bool:
    """Tell whether what looks like an office is rather a name after another office: "Foreign Minister Amir Khan"."""
    return begins_name(word) and word not in ADDRESSES


def find_first(runs: tuple[Run, ...], at: int) -> int:
    """Find the first run of the title that has its head at `at`.

    A body ("Senate", "Ministry") that something names more closely is what the office is held in, not part of the
    title.
    """
    first = at
    while (
        first
        and runs[first - 1].label != "former"
        and (
            runs[first - 1].label in ("head", "acting")
            or is_field(runs[first - 1])
            or joins_fields(runs, first - 1)
            or (runs[first - 1].label == "other" and runs[first - 1].text.islower())
        )
        and not names_owner(runs, first - 1)
    ):
        first -= 1
    first = first_of_fields(runs, first, at)
    for index in range(at - 1, first - 1, -1):
        if runs[index].label == "body" and index and runs[index - 1].label in ("other", "country", "portfolio"):
            whole = runs[index - 1].label == "country" and runs[index].text.lower() in WHOLE_TITLES
            return index if whole else index + 1
    while first < at and runs[first].label == "small":
        first += 1
    return first_of_officer(runs, first, at)


def names_owner(runs: tuple[Run, ...], index: int) -> bool:
    """Tell whether a run ends the name of whose office follows: "Coast Department's", "Oran police station's"."""
    owner = runs[index].text.removesuffix("’s").removesuffix("'s")
    if owner == runs[index].text or owner.lower() in PEOPLES:
        return False
    named = any(run.label == "other" and run.text[:1].isupper() for run in runs[:index])
    told = owner[:1].isupper() or (index > 0 and runs[index - 1].label == "modifier")  # "the community centre's"
    return (runs[index].label == "body" and told) or (runs[index].label == "other" and named)


def first_of_fields(runs: tuple[Run, ...], first: int, at: int) -> int:
    """Return the first run of what a minister is for, some of it in words that no table has.

    "Interior and Safety Minister", "Social Development and Human Security Minister".
    """
    if not is_minister(runs[at].text) or not first or runs[first - 1].text.lower() in AND:
        return first
    narrows = runs[first - 1].label == "other" and runs[first - 1].text[:1].isupper()
    if runs[first].text in NARROWED and narrows and runs[first - 1].text not in DISTRICTS:
        first -= 1  # "Agrarian Policy Minister"
    start = first
    while start and (
        runs[start - 1].text.lower() in AND
        or (runs[start - 1].text[:1].isupper() and runs[start - 1].label in FIELD_LABELS | {"other"})
    ):
        start -= 1
    while start < first and not find_title_word(runs[start].text, "portfolio"):
        start += 1
    return start if any(run.text.lower() in AND for run in runs[start:first]) else first


def first_of_officer(runs: tuple[Run, ...], first: int, at: int) -> int:
    """Return the first run of the title of a chief officer, whatever he is for: "Chief Wholesale Banking Officer"."""
    if runs[at].text.lower() != "officer":
        return first
    chief = next((i for i in range(first - 1, max(-1, first - 5), -1) if runs[i].text.lower() == "chief"), first)
    return chief if all(run.text[:1].isupper() for run in runs[chief:first]) else first


def is_field(run: Run) -> bool:
    """Tell whether a run may say what an office is for, even where it is a title by itself: "justice minister"."""
    if run.label in FIELD_LABELS:
        return True
    return run.label != "other" and find_title_word(run.text, "portfolio", "modifier") is not None


def joins_fields(runs: tuple[Run, ...], index: int) -> bool:
    """Tell whether a run joins two fields of duty: the "and" of "Tourism and Sports Minister"."""
    return (
        runs[index].text.lower() in AND
        and 0 < index < len(runs) - 2
        and is_field(runs[index - 1])
        and is_field(runs[index + 1])
        and runs[index + 2].label in FIELD_LABELS | {"head"}
    )
