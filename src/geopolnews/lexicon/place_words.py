"""What kind of place a name tells by its own words: "Nineveh province", "Baghdad airport", "the city of Homs"."""

import re

from geopolnews.lexicon.countries import country_by_name
from geopolnews.model.place import PlaceKind

REGION_WORDS = """
province provinces state states governorate governorates region regions county counties district districts prefecture
oblast krai raion canton department departments municipality emirate territory territories area areas zone belt corridor
sea ocean gulf bay strait straits channel canal river rivers lake lakes delta basin island islands isle isles
archipelago atoll peninsula cape coast desert mountains mountain mount valley plateau plain plains hills heights
highlands forest jungle savannah steppe continent subcontinent subregion border borders borderlands frontier
countryside constituency ward parish upazila division tehsil taluk shire borough enclave exclave reef shoal triangle
""".split()
NATURE = frozenset(
    """sea ocean bay strait straits channel lake lakes mountains mountain mount cape peninsula island islands isle isles
    reef shoal desert forest""".split()
)
"""Regions that are seldom named after the town beside them: Cambridge Bay is nowhere near a Cambridge."""

RIVERS_AND_HILLS = frozenset("river rivers creek heights hill hills valley plain plains plateau".split())
"""Regions that may be named after a region or go by one name with it, hardly ever after a town: no town is beside the
Mary River that is called Mary."""

SITE_WORDS = """
airport airfield airbase base port harbour harbor terminal station metro crossing checkpoint gate bridge dam tunnel
palace castle fort fortress house mansion residence villa hall building tower complex compound headquarters hq office
offices embassy consulate mission square street road avenue boulevard highway lane park garden gardens
camp prison jail barracks garrison hospital clinic school college university academy institute campus laboratory museum
library theatre theater stadium arena hotel resort restaurant cafe market bazaar mall church cathedral mosque temple
synagogue shrine monastery tomb cemetery memorial monument statue farm factory plant refinery mine field oilfield
pipeline reactor warehouse depot site centre center quarter chamber courthouse court bunker trench outpost reserve
sanctuary mosque basilica abbey rotunda roundabout neighbourhood interchange bypass junction flyover overpass underpass
expressway motorway auditorium geopark zoo aquarium pier jetty wharf quay marina cave caves waterfall falls capitol
planetarium gallery ballroom courtroom gurdwara pagoda stupa ashram madrasa seminary pavilion racecourse velodrome
""".split()
CITY_WORDS = "city town village township capital hamlet suburb metropolis municipality settlement kibbutz".split()
KINDS = {
    **dict.fromkeys(REGION_WORDS, PlaceKind.REGION),
    **dict.fromkeys(SITE_WORDS, PlaceKind.SITE),
    **dict.fromkeys(CITY_WORDS, PlaceKind.CITY),
}
DIRECTIONS = re.compile(
    r"^(?:the\s+)?(?:far\s+)?(?:north|south|east|west|central|inner|outer|upper|lower|mainland|occupied|rural|coastal)"
    r"(?:[ -]?(?:east|west|central))?(?:ern)?[ -]",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"^(?:the\s+)?(?P<word>city|town|village|province|state|governorate|region|district|county|island|port|republic|"
    r"prefecture|municipality|emirate|canton|sea|gulf|strait|lake|river|mount|cape|port city|capital) of (?:the )?",
    re.IGNORECASE,
)
TRAILING = re.compile(r"[ -](?P<word>[\w]+)$")
SPLIT = re.compile(r"[^\W\d_]+")


def kind_of_place(name: str) -> PlaceKind | None:
    """Tell what kind of place a name names by its words; `None` where they do not tell.

    A country's name is a country's, one of a territory that belongs to a state is a region's. Else the last word
    decides ("Baghdad airport"), then a word before "of" ("the city of Homs", "Gulf of Aden"), then a direction
    ("northern Syria"), then a first word such as "Lake" or "Mount".
    """
    if country := country_by_name(name):
        return PlaceKind.REGION if country.dependent else PlaceKind.COUNTRY
    if leading := LEADING.match(name):
        return KINDS.get(leading["word"].lower().split()[-1])
    words = [word.lower() for word in SPLIT.findall(name)]
    if not words:
        return None
    if len(words) > 1 and words[-1] in KINDS:
        return KINDS[words[-1]]
    if DIRECTIONS.match(name):
        return PlaceKind.REGION
    if len(words) > 1 and words[0] in ("lake", "mount", "cape", "gulf", "isle"):
        return PlaceKind.REGION
    return None


def drop_place_words(name: str) -> str:
    """Return the name that the words of its kind stand beside: "Nineveh province" and "the city of Homs" lose them."""
    bare = LEADING.sub("", name)
    if bare != name:
        return bare
    trailing = TRAILING.search(name)
    word = trailing["word"].lower() if trailing else ""
    if trailing and word not in NATURE and KINDS.get(word) in (PlaceKind.REGION, PlaceKind.CITY):
        return name[: trailing.start()]
    return name
