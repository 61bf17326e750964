"""Our own annotation of articles of the newswire: numbers of words of the published files, never their text.

A line of `training/annotations/worldwide.jsonl` is an article. It has the keys of an annotated article, but where that
quotes the text it has `[first, last]`: words of the published file, half-open. `part` says what an article is for: to
`learn` from; to `measure` models on, which learn nothing from it, while what rules get wrong in it has been read; to
`check` likewise, but looked at seldom; or `unread`: nothing was learnt from it and nobody who writes rules has read it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from geopolnews.lexicon.countries import country_by_code, country_by_name
from training.corpora.gold import locate, nearest, read_gold
from training.corpora.rebuilt import Rebuilt, rebuild_text

FILE = Path(__file__).parent.parent / "annotations" / "worldwide.jsonl"

Record = dict[str, Any]
Words = list[int]


def read_annotations(
    newswire: Path, part: str, file: Path = FILE, leave_out: Collection[str] = ()
) -> Iterator[tuple[str, str, Record]]:
    """Give the name, the text and the annotation of each article of a part, in the form of an annotated article."""
    for line in file.read_text(encoding="utf-8").splitlines():
        packed = json.loads(line)
        if packed["part"] == part and packed["article"] not in leave_out:
            rebuilt = rebuild_text(find_article(newswire, packed["article"]))
            yield packed["article"], rebuilt.text, _Unpacking(rebuilt).article(packed)


def find_article(newswire: Path, name: str) -> Path:
    """Return the published file of an article, in whichever part of the newswire it is."""
    files = [newswire / part / f"{name}.tsv" for part in ("train", "dev")]
    return next((file for file in files if file.exists()), files[0])


def list_articles(part: str, file: Path = FILE) -> frozenset[str]:
    """Return the names of the articles of a part."""
    packed = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return frozenset(record["article"] for record in packed if record["part"] == part)


def pack_article(name: str, part: str, gold: Record, newswire: Path) -> Record:
    """Return an annotation of the rebuilt text of an article as numbers of words.

    Raises:
        ValueError: when the annotation quotes what is not in the text.
    """
    rebuilt = rebuild_text(find_article(newswire, name))
    return {"article": name, "part": part, **_Packing(rebuilt, gold).article()}


def pack_folder(folder: Path, part: str, newswire: Path, file: Path = FILE) -> None:
    """Add annotated articles of a folder to the file, in the place of what it has of them."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    packed = {record["article"]: record for record in map(json.loads, lines)}
    for name, _, gold in read_gold(folder):
        packed[name] = pack_article(name, part, gold, newswire)
    written = (json.dumps(packed[name], separators=(",", ":")) + "\n" for name in sorted(packed))
    file.write_text("".join(written), encoding="utf-8")


def unpack_part(out: Path, part: str, newswire: Path, file: Path = FILE) -> None:
    """Write the articles of a part as pairs of text and JSON."""
    out.mkdir(parents=True, exist_ok=True)
    for name, text, gold in read_annotations(newswire, part, file):
        (out / f"{name}.txt").write_text(text, encoding="utf-8")
        (out / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


@attrs.define
class _Packing:
    rebuilt: Rebuilt
    gold: Record

    def article(self) -> Record:
        gold = self.gold
        return {
            "published": gold.get("published"),
            **{key: [self._named(item) for item in gold[key]] for key in ("actors", "organisations", "places")},
            "meetings": [self._meeting(meeting) for meeting in gold["meetings"]],
            "statements": [self._statement(statement) for statement in gold["statements"]],
            "stances": [self._stance(stance) for stance in gold["stances"]],
        }

    def _words(self, span: tuple[int, int]) -> Words:
        starts, ends = np.asarray(self.rebuilt.starts), np.asarray(self.rebuilt.ends)
        first = int(np.searchsorted(ends, span[0], side="right"))
        last = int(np.searchsorted(starts, span[1], side="left"))
        return [first + self.rebuilt.skipped, last + self.rebuilt.skipped]

    def _quoted(self, quoted: str | Record) -> Words:
        return self._words(locate(self.rebuilt.text, quoted))

    def _phrase(self, phrase: str | None) -> Words | None:
        """Return where a phrase stands, as a whole word and in whatever case, if it does."""
        found = phrase and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", self.rebuilt.text, re.IGNORECASE)
        return self._words(found.span()) if found else None

    def _named(self, item: Record) -> Record:
        names = [words for name in item["names"] if (words := self._phrase(name))]
        longest = max(names, key=lambda words: words[1] - words[0])
        packed = {**item, "name": self._phrase(item["name"]) or longest, "names": names}
        if item.get("acronym"):
            packed["acronym"] = self._phrase(item["acronym"])
        if "roles" in item:
            roles = [{**role, "title": self._phrase(role["title"]), "of": self._body(role)} for role in item["roles"]]
            packed["roles"] = [role for role in roles if role["title"]]
        return packed

    def _body(self, role: Record) -> str | Words | Record | None:
        """Return what an office is held in: its id where it has one, else its words, or a country that is not named."""
        items = [item for key in ("organisations", "places") for item in self.gold[key]]
        body = role.get("of")
        named = (item["id"] for item in items if body in (item["name"], *item["names"]))
        country = country_by_name(body) if body else None
        return next(named, None) or self._phrase(body) or ({"country": country.code} if country else None)

    def _meeting(self, meeting: Record) -> Record:
        evidence = [self._quoted(phrase) for phrase in meeting["evidence"]]
        return {**meeting, "evidence": evidence, "topic": self._phrase(meeting.get("topic"))}

    def _statement(self, statement: Record) -> Record:
        contents = [locate(self.rebuilt.text, piece) for piece in statement["content"]]
        packed = {**statement, "content": [self._words(span) for span in contents]}
        beside = contents
        if statement.get("cue"):
            beside = [nearest(self.rebuilt.text, statement["cue"], contents)]
            packed["cue"] = self._words(beside[0])
        if statement.get("source"):
            packed["source"] = self._words(nearest(self.rebuilt.text, statement["source"], beside))
        if statement.get("medium") and not self._is_id(statement["medium"]):
            packed["medium"] = self._phrase(statement["medium"])
        return packed

    def _is_id(self, text: str) -> bool:
        return any(item["id"] == text for key in ("actors", "organisations") for item in self.gold[key])

    def _stance(self, stance: Record) -> Record:
        return {**stance, "target": self._quoted(stance["target"]), "evidence": self._quoted(stance["evidence"])}


@attrs.define
class _Unpacking:
    rebuilt: Rebuilt

    def article(self, packed: Record) -> Record:
        names = {item["id"]: self._text(item["name"]) for key in ("organisations", "places") for item in packed[key]}
        return {
            "published": packed["published"],
            **{
                key: [self._named(item, names) for item in packed[key]] for key in ("actors", "organisations", "places")
            },
            "meetings": [
                {**m, "evidence": [self._quoted(e) for e in m["evidence"]], "topic": self._phrase(m["topic"])}
                for m in packed["meetings"]
            ],
            "statements": [self._statement(statement) for statement in packed["statements"]],
            "stances": [
                {**s, "target": self._quoted(s["target"]), "evidence": self._quoted(s["evidence"])}
                for s in packed["stances"]
            ],
        }

    def _text(self, words: Words) -> str:
        start, end = self.rebuilt.cut(*words)
        return self.rebuilt.text[start:end]

    def _phrase(self, words: Words | str | None) -> str | None:
        return self._text(words) if isinstance(words, list) else words

    def _quoted(self, words: Words) -> str | Record:
        """Return the words as an annotation quotes them: with their number where they stood before."""
        start, end = self.rebuilt.cut(*words)
        wanted, at, number = self.rebuilt.text[start:end], -1, 0
        while at < start:
            at = self.rebuilt.text.index(wanted, at + 1)
            number += 1
        return wanted if number == 1 else {"text": wanted, "n": number}

    def _named(self, item: Record, names: Mapping[str, str]) -> Record:
        whole = {**item, "name": self._text(item["name"]), "names": list(map(self._text, item["names"]))}
        if item.get("acronym"):
            whole["acronym"] = self._phrase(item["acronym"])
        if "roles" in item:
            whole["roles"] = [
                {**role, "title": self._text(role["title"]), "of": self._body(role["of"], names)}
                for role in item["roles"]
            ]
        return whole

    def _body(self, of: str | Words | Record | None, names: Mapping[str, str]) -> str | None:
        if isinstance(of, dict):
            country = country_by_code(of["country"])
            return country.name if country else None
        return names[of] if isinstance(of, str) else self._phrase(of)

    def _statement(self, statement: Record) -> Record:
        whole = {**statement, "content": [self._quoted(piece) for piece in statement["content"]]}
        for key in ("cue", "source"):
            if isinstance(statement.get(key), list):
                whole[key] = self._quoted(statement[key])
        return {**whole, "medium": self._phrase(statement.get("medium"))}
