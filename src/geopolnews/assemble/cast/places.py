"""Places: mentions of one place put together, with its kind, country and coordinates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import attrs

from geopolnews.annotate.doc import Doc, Token
from geopolnews.assemble.cast.people import find_names
from geopolnews.assemble.cast.states import CountryUse
from geopolnews.assemble.names.acronyms import fits_acronym
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.settings import Setting
from geopolnews.lexicon.countries import country_by_capital, country_by_metonym
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.organisation_kinds import find_country_inside
from geopolnews.lexicon.place_words import drop_place_words, kind_of_place
from geopolnews.lexicon.places import SIDES, choose_place
from geopolnews.model.note import Note, NoteKind
from geopolnews.model.place import Place, PlaceKind
from geopolnews.model.span import Span

LIES_IN = re.compile(r"\s*,?\s+(?:in|of)\s+(?:the\s+)?|\s*,\s*")
"""What may stand between a place and the greater place that it lies in."""

NUMBERED = re.compile(r"[a-z]-\d+$")
"""How constituencies are called of which a town or district has several: "Lorvale-3"."""

REGION_PLURALS = dict.fromkeys(
    """provinces districts states regions governorates prefectures upazilas constituencies counties wilayas
    oblasts""".split(),
    PlaceKind.REGION,
)
"""Nouns at the end of a list of regions, or before it."""


@attrs.define(eq=False)
class Spot:
    """A place while mentions are gathered."""

    name: str
    mentions: list[Mention] = attrs.field(factory=list)
    because: list[str] = attrs.field(factory=list)


def gather_spots(doc: Doc, mentions: Sequence[Mention], capitals: set[Mention]) -> list[Spot]:
    """Return the places of an article other than countries."""
    named = [m for m in mentions if m.country is None and (m.label in (Label.PLACE, Label.POWER)) and m not in capitals]
    groups: dict[str, list[Mention]] = defaultdict(list)
    ends = {mention.end: mention for mention in named}
    named_again: dict[str, str] = {}
    for mention in named:
        before = ends.get(mention.start - 1)
        short = mention.text.isalpha() and fits_acronym(mention.text, before.text) if before is not None else False
        if before is not None and (short or not mention.text.isascii()) and doc[mention.start - 1].text == "(":
            # "Donghe (東河)", "the Line of Control (LoC)"
            named_again[fold_name(drop_place_words(mention.text))] = fold_name(drop_place_words(before.text))
        key = fold_name(drop_place_words(mention.text))
        groups[named_again.get(key, key)].append(mention)
    for key in [key for key in groups if key.endswith(" palace") and key.removesuffix(" palace") in groups]:
        groups[key] += groups.pop(key.removesuffix(" palace"))  # "the Élysée" and "the Élysée Palace"
    spots = []
    for group in groups.values():
        names = list(dict.fromkeys(m.text for m in group))
        name = max(names, key=lambda n: (not n.isupper(), len(n)))
        spots.append(Spot(name, sorted(group)))
    return spots


def build_countries(uses: Sequence[CountryUse]) -> list[tuple[Place, list[Mention]]]:
    """Return the countries that are places, with their mentions."""
    built = []
    for use in uses:
        if not use.is_place:
            continue
        names = [m.text for m in use.mentions]
        name = max(names, key=lambda n: (not n.isupper() or len(n) <= 3, names.count(n)))
        place = Place(
            name=name,
            kind=PlaceKind.REGION if use.country.dependent else PlaceKind.COUNTRY,
            country=use.country.code,
            latitude=use.country.latitude,
            longitude=use.country.longitude,
            aliases=tuple(sorted(set(names) - {name})),
            confidence=use.confidence,
            mentions=tuple(m.span for m in use.mentions),
            because=("it is spoken of as a place",),
        )
        built.append((place, use.mentions))
    return built


def guess_country(spot: Spot, near: Sequence[str], setting: Setting) -> tuple[str | None, str]:
    """Return the country of a place that no table has, and why: beside it, of the article, or in its own name."""
    if near:
        return near[0], "its country is the one beside it"
    if setting.native is not None:
        return setting.native, "its country is the one that the article speaks of most"
    inside = find_country_inside(spot.name)  # "Dhaka Medical College"
    return (inside.code, "its name tells its country") if inside is not None else (None, "")


def build_place(
    doc: Doc, spot: Spot, mentions: Sequence[Mention], setting: Setting, taken: Sequence[Span]
) -> tuple[Place, Note | None]:
    """Return the record of a place, and a note where several places of that name come into question."""
    near = [code for m in spot.mentions if (code := greater_country(doc, m, mentions))]
    found, doubtful = choose_place(spot.name, setting.codes, near[0] if near else None)
    by_words = kind_of_place(spot.name)
    seat = country_by_metonym(spot.name) is not None and country_by_capital(spot.name) is None
    site = seat or looks_like_site(spot)
    by_words = by_words or listed_kind(doc, spot) or (PlaceKind.REGION if fold_name(spot.name) in SIDES else None)
    by_table = found.kind if found else guess_kind(doc, spot)
    kind = by_words or (PlaceKind.SITE if site and (seat or not found) else by_table)
    if kind is PlaceKind.COUNTRY:
        kind = PlaceKind.REGION
    if kind is PlaceKind.SITE:
        found, doubtful = None, False
    because = list(spot.because)
    if found is not None:
        country = found.country
        because.append(f"found in the gazetteer as {found.name}" + (f" ({country})" if country else ""))
    else:
        country, why = guess_country(spot, near, setting)
        if country:
            because.append(why)
    missed = 1.0
    for mention in spot.mentions[:6]:
        missed *= 1.0 - min(mention.confidence, 0.95)
    names = sorted({m.text for m in spot.mentions}, key=lambda name: (-len(name), name))
    place = Place(
        name=spot.name,
        kind=kind,
        country=country,
        latitude=found.latitude if found else None,
        longitude=found.longitude if found else None,
        aliases=tuple(dict.fromkeys(m.text for m in spot.mentions if m.text != spot.name)),
        confidence=round((1.0 - missed) * (0.8 if doubtful else 1.0), 3),
        mentions=tuple(find_names(doc, names, [m.span for m in spot.mentions], taken)),
        because=tuple(because),
    )  # fmt: skip
    if not doubtful:
        return place, None
    message = f"several places are called {spot.name}; " + (
        f"the one in {found.country or 'no country'} was taken" if found else "none of them was taken"
    )
    return place, Note(kind=NoteKind.PLACE_AMBIGUOUS, message=message, span=place.mentions[0], about=(place.id,))


def guess_kind(doc: Doc, spot: Spot) -> PlaceKind:
    """Return the likeliest kind of a place that no table has: no town has an article, many a constituency a number."""
    article = any(m.start and doc[m.start - 1].lower_ == "the" and not is_modifier(doc, m) for m in spot.mentions)
    return PlaceKind.REGION if article or NUMBERED.search(spot.name) else PlaceKind.CITY


def is_modifier(doc: Doc, mention: Mention) -> bool:
    """Tell whether a name stands before the noun that it goes with: "the Lorvale mayor"."""
    after = doc[mention.end] if mention.end < len(doc) else None
    return after is not None and (after.pos_ in {"NOUN", "PROPN", "ADJ"} or after.text in {"-", "–", "'s", "’s"})


def listed_kind(doc: Doc, spot: Spot) -> PlaceKind | None:
    """Return the kind that the noun of a list of places tells: "Aden and Taiz provinces", "provinces: Aden"."""
    for mention in spot.mentions:
        after = next((i for i in range(mention.end, len(doc)) if not is_of_list(doc[i])), len(doc) - 1)
        if kind := REGION_PLURALS.get(doc[after].lower_):
            return kind
        before = next((i for i in range(mention.start - 1, -1, -1) if not is_of_list(doc[i])), 0)
        if doc[before].lower_ in {"of", ":"} and before and (kind := REGION_PLURALS.get(doc[before - 1].lower_)):
            return kind
    return None


def is_of_list(token: Token) -> bool:
    """Tell whether a token may stand inside a list of names."""
    return token.text in {",", "&"} or token.lower_ in {"and", "or"} or token.text[:1].isupper()


def greater_country(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> str | None:
    """Return the country that the words right after a place name: "Zakho, Iraq", "the palace in Cairo"."""
    between = LIES_IN.match(doc.text, mention.span.end)
    if between is None:
        return None
    following = next((m for m in mentions if m.span.start == between.end()), None)
    if following is None:
        return None
    if following.country is not None:
        return following.country.code
    if following.label is Label.PLACE:
        found, doubtful = choose_place(following.text)
        return found.country if found and not doubtful else None
    return None


def looks_like_site(spot: Spot) -> bool:
    """Tell whether a name that no table has is rather a building's than a town's: it has several words."""
    return len(spot.name.split()) >= 3
