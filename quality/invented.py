"""Invented articles, as many and as long as wanted: to measure with, where nobody's words may be handed around.

Names are made of syllables, so that new words keep coming, as they do in news: about one in forty words of an article
was in none before it. What is said in the articles is of no use for measuring how well they are read.
"""

from __future__ import annotations

import random

STARTS = "Ab An Bel Cor Da El Fen Gor Ha Il Jo Kar La Mo Na Or Pe Ra Sel Tar Ul Va Wen Ya Zor".split()
MIDDLES = "ba da di ga ka la li ma mi na ni ra ri sa ta va ve zi".split()
ENDS = "bek dan der dov gan hri kis lan lov man mez min nov ran ren rik sen shi tan vic".split()
OFFICES = (
    "Foreign Minister", "Prime Minister", "President", "Defence Minister", "spokesman", "spokeswoman", "Ambassador",
    "Deputy Minister", "Secretary-General", "Interior Minister",
)  # fmt: skip
COUNTRIES = "Jordan Nigeria Peru Norway Qatar Kenya Vietnam Serbia Chile Morocco Ireland Georgia".split()
CITIES = "Amman Abuja Lima Oslo Doha Nairobi Hanoi Belgrade Santiago Rabat Dublin Tbilisi Geneva".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
THINGS = (
    "the water treaty", "the new tariffs", "a ceasefire along the border", "the release of the detained sailors",
    "the deployment of observers", "the budget of the alliance", "grain exports", "the sanctions", "the vote on Sunday",
    "the dispute over the islands",
)  # fmt: skip
FRAMES = (
    "{office} {first} {last} of {country} met {other} in {city} on {day} to discuss {thing}.",
    "“We will not give way on {thing},” {last} told reporters after the talks with {country}.",
    "{other} condemned {thing} and called on {country} to return to the table by {day}.",
    "According to the ministry in {city}, {number} people took part in the meeting about {thing}.",
    "{last} said that his government supports {thing}, but that “{number} questions remain open”.",
    "The talks in {city} were the first since {country} had rejected {thing} last {day}.",
    "He added that {thing} would be raised with {office} {other} of {country} next week.",
    "Officials in {city} declined to comment on whether {thing} had been agreed upon.",
    "“{thing_first} is a matter for {country} alone,” {other} said in a statement published on {day}.",
    "Neither {first} {last} nor {other} is expected to attend the summit in {city}, a diplomat said.",
)


def make_article(number: int, words: int) -> str:
    """Return the article of a number, the same each time, with so many words or a few more."""
    chance = random.Random(number)  # noqa: S311 - words, no secrets
    paragraphs = [f"{chance.choice(CITIES).upper()} — Round {number} of the talks ended on {chance.choice(DAYS)}."]
    count = len(paragraphs[0].split())
    facts = _make_cast(chance)
    while count < words:
        if chance.random() < 0.08:
            facts |= _make_cast(chance)
        thing = chance.choice(THINGS)
        sentence = chance.choice(FRAMES).format(
            **facts,
            thing=thing,
            thing_first=thing[0].upper() + thing[1:],
            office=chance.choice(OFFICES),
            country=chance.choice(COUNTRIES),
            city=chance.choice(CITIES),
            day=chance.choice(DAYS),
            number=chance.randint(2, 900),
        )
        paragraphs.append(sentence)
        count += len(sentence.split())
    return "\n\n".join(paragraphs)


def make_length(number: int) -> int:
    """Return how long the article of a number is to be: most are short, two in 500 have thousands of words."""
    if number % 250 == 100:
        return 4000 if number % 500 == 100 else 2000
    return random.Random(f"length {number}").choice([20, 30, 40, 60, 80])  # noqa: S311 - lengths, no secrets


def _make_cast(chance: random.Random) -> dict[str, str]:
    return {"first": _make_name(chance), "last": _make_name(chance), "other": _make_name(chance)}


def _make_name(chance: random.Random) -> str:
    return chance.choice(STARTS) + chance.choice(MIDDLES) + chance.choice(["", chance.choice(ENDS)])
