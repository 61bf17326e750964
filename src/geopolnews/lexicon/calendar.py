"""Words of the calendar in English news: days, months, units of time, numbers, and names that only look like dates."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

SHORT_WEEKDAYS = ("mon", "tues", "tue", "wed", "thurs", "thur", "thu", "fri", "sat", "sun")
SHORT_MONTHS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")

# month words that are also verbs, so that a bare one needs a time word before it
VERB_MONTHS = frozenset({"march", "may"})
# month words that are also names of persons
NAME_MONTHS = frozenset({"april", "june", "august", "may"})

NUMBERS = {
    word: number
    for number, words in enumerate(
        "a|an|one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split(),
        start=1,
    )
    for word in words.split("|")
} | {"couple of": 2, "a couple of": 2, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "a hundred": 100}

ORDINALS = {
    word: number
    for number, words in ((1, "first 1st"), (2, "second 2nd"), (3, "third 3rd"), (4, "fourth 4th"), (-1, "last final"))
    for word in words.split()
}

# newspapers, programmes and the like: "the Sunday Times"
TITLES_AFTER_WEEKDAY = frozenset(
    "times telegraph mail mirror express herald star independent standard monitor nation vision mercury age tribune "
    "post world business argus punch sun news show magazine morning night".split()
)
# days with names of their own, most of them long past: "Bloody Sunday", "Good Friday"
NAMES_BEFORE_WEEKDAY = frozenset("bloody black good easter palm ash shrove holy super cyber maundy".split())
# days that come again: "every Friday", "alternate Mondays"
REPEATING = frozenset({"every", "each", "alternate"})
# "Mr Sunday Dare": weekdays and months are names too
HONORIFICS = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady chief pastor bishop rev reverend comrade gen general col "
    "colonel capt captain sen senator gov governor minister secretary president judge justice theresa lady".split()
)
# marches with names of their own: "the March on Washington"
AFTER_NAMED_MARCH = frozenset({"on", "for", "against"})
# numbers after these words are no years: "Vision 2030", "Resolution 1929"
NUMBERED = frozenset(
    "vision agenda resolution resolutions no nos number article articles law decree act flight route room section "
    "page boeing highway channel about around nearly almost over approximately some roughly least most than only "
    "another other killed injured arrested wounded".split()
)
# what four digits count, where they are no year
COUNTED = frozenset(
    "people persons men women children soldiers troops fighters militants refugees migrants civilians workers "
    "students police officers members families households houses homes villages dollars euros pounds rupees rials "
    "dirhams dinars naira shillings km kilometers kilometres kilometer kilometre metres meters miles mile feet tons "
    "tonnes barrels hectares acres hours gmt utc am pm cases deaths deputies delegates participants guests companies "
    "megawatts mw kg percent million billion thousand prisoners detainees casualties".split()
)


def number_of_weekday(word: str) -> int:
    """Return the number of a weekday, Monday 0, from its name or any short form that news use."""
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(word.lower()[:3]))


def number_of_month(word: str) -> int:
    """Return the number of a month, January 1, from its name or any short form that news use."""
    return next(number for number, name in enumerate(MONTHS, start=1) if name.startswith(word.lower()[:3]))


def read_number(words: str) -> int | None:
    """Return the number that digits or words tell: "3", "three", "a couple of"; None for any other word."""
    key = " ".join(words.lower().split())
    return int(key) if key.isascii() and key.isdigit() else NUMBERS.get(key)
