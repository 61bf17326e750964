"""Count how many of the offices, positions and meetings marked in many articles the library finds.

    python -m quality.marked CORPORA [--corpus worldwide|polnear|gmb] [--model DIR]

The articles are those of `training/annotations/marked.jsonl`: many times as many as are annotated with every kind of
record, but with the places of these three alone. So a figure here tells how much is found, and whose side and which
title it is, not whether the holder of a position or the parties of a meeting are right. Heads may learn from nine of
ten of them: only the tenth that none has seen is counted.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from geopolnews.encode.manifest import SHIPPED
from geopolnews.lexicon.countries import find_country
from geopolnews.lexicon.titles import index_plurals
from geopolnews.model.actor import Actor, ActorKind
from geopolnews.model.findings import Findings
from geopolnews.model.span import Span
from geopolnews.pipeline import Extractor
from training.corpora.marked import MarkedArticle, MarkedRole, read_marked

SIDES = {"support": "for", "oppose": "against", "concern": "against", "neutral": "neither"}
IDLE = frozenset("the a an of for s acting interim former then".split())
"""Words of a title that two ways to write it down may differ by."""


def cut(article: MarkedArticle, place: Span) -> str:
    """Return the words of an article at a place."""
    return article.text[place.start : place.end]


def words_of(title: str) -> frozenset[str]:
    """Return the words of a title that tell which it is, plurals as singulars."""
    words = re.sub(r"[^\w ]+", " ", title.lower()).split()
    plurals = index_plurals()
    return frozenset(plurals[word].phrase.lower() if word in plurals else word for word in words if word not in IDLE)


def count_roles(article: MarkedArticle, findings: Findings, counts: Counter[str]) -> None:
    """Count the offices of people who are named beside them, each once, and whether their bodies are right."""
    told: set[tuple[str, frozenset[str]]] = set()
    for role in article.roles:
        if role.who is None:
            continue
        actor = next((a for a in findings.actors if any(m.overlaps(role.who) for m in a.mentions)), None)
        words = words_of(cut(article, role.title))
        key = (actor.id if actor else cut(article, role.who), words)
        if key in told:
            continue
        told.add(key)
        counts["titles"] += 1
        found = next((r for r in actor.roles if words_of(r.title) == words), None) if actor else None
        counts["titles found"] += found is not None
        if found is not None and role.of is not None and actor is not None:
            counts["bodies"] += 1
            counts["bodies right"] += has_body(article, findings, actor, role, words)
    for actor in findings.actors:
        if actor.kind is not ActorKind.PERSON:
            continue
        marked = [r for r in article.roles if r.who is None or any(m.overlaps(r.who) for m in actor.mentions)]
        titles = {words_of(cut(article, role.title)) for role in marked}
        counts["roles"] += len(actor.roles)
        counts["roles right"] += sum(words_of(role.title) in titles for role in actor.roles)


def has_body(article: MarkedArticle, findings: Findings, actor: Actor, role: MarkedRole, words: frozenset[str]) -> bool:
    """Tell whether one of an actor's roles with this title is held in what is marked."""
    assert role.of is not None
    words_of_body = cut(article, role.of)
    named = words_of_body.lower()
    country = find_country(words_of_body)
    for found in actor.roles:
        if words_of(found.title) != words:
            continue
        body = next((o for o in findings.organisations if o.id == found.organisation), None)
        if body is not None and any(m.overlaps(role.of) for m in body.mentions):
            return True
        names = {found.country_name, *((body.name, *body.aliases) if body is not None else ())}
        if named in {name.lower() for name in names if name}:
            return True
        if country is not None and found.country == country.code:
            return True
        lands = [o.mentions for o in findings.organisations if o.country == found.country]
        lands += [p.mentions for p in findings.places if p.country == found.country]
        if found.country and any(m.overlaps(role.of) for mentions in lands for m in mentions):
            return True
    return False


def count_positions(article: MarkedArticle, findings: Findings, counts: Counter[str]) -> None:
    """Count the positions of which the target and the side are found, and the stances that are one of them."""
    counts["positions"] += len(article.positions)
    counts["stances"] += len(findings.stances)
    for position in article.positions:
        side = SIDES[position.position]
        counts["positions found"] += any(
            s.target.overlaps(position.target) and SIDES[s.position] == side for s in findings.stances
        )
    for stance in findings.stances:
        counts["stances right"] += any(
            stance.target.overlaps(p.target) and SIDES[p.position] == SIDES[stance.position] for p in article.positions
        )


def count_meetings(article: MarkedArticle, findings: Findings, counts: Counter[str]) -> None:
    """Count the places that name a meeting and are found, and the meetings named at one of them."""
    mentions = [m for meeting in findings.meetings for m in meeting.mentions]
    counts["places of meetings"] += len(article.meetings)
    counts["places of meetings found"] += sum(any(m.overlaps(place) for m in mentions) for place in article.meetings)
    counts["meetings"] += len(findings.meetings)
    counts["meetings right"] += sum(
        any(m.overlaps(place) for m in meeting.mentions for place in article.meetings) for meeting in findings.meetings
    )


ROWS = (
    ("titles found, of people named beside them", "titles found", "titles"),
    ("bodies and countries right, of those titles that name one", "bodies right", "bodies"),
    ("roles of named people whose title is one of theirs", "roles right", "roles"),
    ("positions found: target and side", "positions found", "positions"),
    ("stances that are one of the positions", "stances right", "stances"),
    ("places that name a meeting found", "places of meetings found", "places of meetings"),
    ("meetings named at such a place", "meetings right", "meetings"),
)


def main() -> None:
    """Read the articles and print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--corpus", choices=("worldwide", "polnear", "gmb"), help="only the articles of one")
    parser.add_argument("--model", type=Path, default=SHIPPED)
    options = parser.parse_args()
    extractor = Extractor(options.model)
    counts: dict[str, Counter[str]] = {}
    for article in read_marked(options.corpora):
        if options.corpus in (None, article.corpus) and article.kept_aside:
            findings = extractor.extract(article.text)
            own = counts.setdefault(article.corpus, Counter())
            own["articles"] += 1
            for count in (*((count_roles,) if article.offices_marked else ()), count_positions, count_meetings):
                count(article, findings, own)
    for corpus, own in counts.items():
        print(f"{corpus}: {own['articles']} articles")
        for name, hit, of in (row for row in ROWS if own[row[2]]):
            print(f"  {name:58} {own[hit]:5} of {own[of]:5}  {100 * own[hit] / max(1, own[of]):5.1f} %")


if __name__ == "__main__":
    main()
