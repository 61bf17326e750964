"""Pages in a browser: those of the examples, of hostile articles, and one with fifteen parties."""

from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import attrs
import hostile
import pytest

import geopolnews
from geopolnews.model import (
    Actor,
    ActorKind,
    Article,
    Findings,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Position,
    Span,
    Stance,
)
from geopolnews.serialize.page.folder import write_pages
from geopolnews.serialize.page.html import write_html

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = sorted(ROOT.joinpath("examples").glob("*.txt"))
LOOKS = ("light", "dark", "laptop", "phone", "print")
SERIOUS = {"serious", "critical"}

pytestmark = pytest.mark.slow


def make_crowd(count):
    """Findings in which so many people meet in pairs and all together, and each stands somewhere."""
    names = [f"Minister Number {number:02} of the Long-Named Federation" for number in range(count)]
    text = "; ".join(names) + " met."
    actors = tuple(
        Actor(
            name=name,
            kind=ActorKind.PERSON,
            mentions=(Span(start=text.index(name), end=text.index(name) + len(name)),),
            confidence=0.9,
        )
        for name in names
    )
    end = len(text)
    groups = [actors, *zip(actors[::2], actors[1::2], strict=False)]
    meetings = tuple(
        Meeting(
            kind=MeetingKind.OTHER,
            status=list(MeetingStatus)[number % 5],
            participants=tuple(actor.id for actor in group),
            host=group[0].id,
            mentions=(Span(start=end - 4, end=end - 1),),
            confidence=0.9,
        )
        for number, group in enumerate(groups)
    )
    stances = tuple(
        Stance(
            holder=actor.id,
            target=actors[(number * 7 + 3) % count].mentions[0],
            position=list(Position)[number % 4],
            evidence=Span(start=number, end=end),
            confidence=0.9,
        )
        for number, actor in enumerate(actors)
    )
    return Findings(article=Article(text=text), actors=actors, meetings=meetings, stances=stances)


def save(findings, folder, name):
    path = folder / f"{name}.html"
    path.write_text(write_html(findings), encoding="utf-8", newline="")
    return path.as_uri()


def check(result):
    """No error, no request but for the page itself, nothing serious for axe-core, and every link arrives."""
    assert result["errors"] == []
    assert set(result["requests"]) == {result["url"]}
    for axe in ("axe", *(step for step in result["steps"] if step.startswith("axe "))):
        assert [violation for violation in result["steps"][axe] if violation["impact"] in SERIOUS] == []
    links = result["steps"]["links"]
    assert (links["broken"], links["twice"]) == ([], [])


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    """Where screenshots go, for somebody to look at."""
    folder = ROOT / "build" / "browser" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.mark.model
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_examples(visit, example, tmp_path, pictures):
    text = example.read_text(encoding="utf-8")
    url = save(geopolnews.extract(text, published="2025-05-14"), tmp_path, example.stem)
    steps = ["axe", "text", "links", "keyboard", "clicks"]
    shots = {look: str(pictures / f"{example.stem}-{look}.png") for look in LOOKS}
    light, dark, phone = visit(
        {"url": url, "steps": steps, "pictures": shots},
        {"url": url, "look": "dark", "steps": ["axe", "links"]},
        {"url": url, "look": "phone", "steps": ["axe", "links", "text"]},
    )
    for result in (light, dark, phone):
        check(result)
    for result in (light, phone):
        assert result["steps"]["text"]["article"] == text
        assert not result["steps"]["text"]["wide"], "the page has to be moved sideways"
    trips = light["steps"]["clicks"]
    assert trips
    assert [trip for trip in trips if not (trip["there"] and trip["back"])] == []
    assert light["steps"]["keyboard"] == ["#said", True]
    assert all(Path(shot).stat().st_size > 10_000 for shot in shots.values())


def test_hostile_articles(visit, tmp_path):
    jobs = [
        {"url": save(hostile.make_hostile_findings(text), tmp_path, name), "steps": ["axe", "text", "links"]}
        for name, text in hostile.HOSTILE.items()
    ]
    assert len(jobs) == 10
    for text, result in zip(hostile.HOSTILE.values(), visit(*jobs), strict=True):
        check(result)
        shown = "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text)
        assert result["steps"]["text"]["article"] == shown
        assert not result["steps"]["text"]["scripted"]
        assert not result["steps"]["text"]["wide"]
        assert {"script", "img", "iframe", "object", "base", "link"}.isdisjoint(result["steps"]["text"]["tags"])
        assert not [name for name in result["steps"]["text"]["attributes"] if name.startswith("on") or name == "style"]


def test_a_folder_of_pages(visit, tmp_path, pictures):
    many = [attrs.evolve(make_crowd(3), article=attrs.evolve(make_crowd(3).article, source=name)) for name in "ab"]
    many += [hostile.make_hostile_findings(text) for text in hostile.HOSTILE.values()]
    assert write_pages(many, tmp_path / "out") == 12
    index, page = ((tmp_path / "out" / path).as_uri() for path in ("index.html", "articles/a.html"))
    shots = {look: str(pictures / f"index-{look}.png") for look in ("light", "dark", "phone")}
    results = visit(
        {"url": index, "steps": ["axe", "links", "site"], "pictures": shots},
        {"url": index, "look": "dark", "steps": ["axe", "links", "site"]},
        {"url": index, "look": "phone", "steps": ["axe", "links", "site"]},
        {"url": page, "steps": ["axe", "links", "site"]},
    )
    for result in results:
        check(result)
    assert len(set(results[0]["steps"]["site"]["links"])) == 12
    assert all(Path(url2pathname(urlsplit(link).path)).is_file() for link in results[0]["steps"]["site"]["links"])
    assert index in results[3]["steps"]["site"]["links"]


def test_the_policy_stops_what_should_ever_get_through(visit, tmp_path):
    """A page is broken open by hand: its policy alone has to keep scripts, pictures and styles from working."""
    page = write_html(make_crowd(3)).replace(
        "</main>",
        "</main><script>window.hostile = 1</script><img src=https://evil.example/x onerror='window.hostile = 2'>"
        "<p id=styled style='color: rgb(1, 2, 3)'>x</p>",
    )
    path = tmp_path / "broken.html"
    path.write_text(page, encoding="utf-8")
    (result,) = visit({"url": path.as_uri(), "steps": ["text", "policy"]})
    assert not result["steps"]["text"]["scripted"]
    assert result["steps"]["policy"] != "rgb(1, 2, 3)"
    assert result["errors"], "a browser tells what it has refused"


def test_pictures_with_fifteen_parties_are_legible(visit, tmp_path, pictures):
    url = save(make_crowd(15), tmp_path, "crowd")
    shots = {look: str(pictures / f"crowd-{look}.png") for look in ("light", "phone")}
    light, phone = visit(
        {"url": url, "steps": ["axe", "links", "labels"], "pictures": shots, "whole": True},
        {"url": url, "look": "phone", "steps": ["axe", "links", "labels"]},
    )
    for result in (light, phone):
        check(result)
        assert result["steps"]["labels"]["count"] >= 45
        assert result["steps"]["labels"]["covering"] == []
        assert result["steps"]["labels"]["outside"] == []
        assert result["steps"]["labels"]["smallest"] >= 9


def test_a_notebook_shows_the_page_in_its_frame(visit, tmp_path):
    findings = attrs.evolve(make_crowd(3), article=attrs.evolve(make_crowd(3).article, published=date(2025, 5, 14)))
    path = tmp_path / "notebook.html"
    body = f"<!doctype html><html lang=en><title>A notebook</title><body>{findings._repr_html_()}"
    path.write_text(body, encoding="utf-8")
    (result,) = visit({"url": path.as_uri(), "steps": ["frame"]})
    # what drives the browser tries to evaluate in the frame, too, and is refused like any script
    assert [error for error in result["errors"] if not error.startswith("Blocked script execution")] == []
    assert {url for url in result["requests"] if not url.startswith("about:srcdoc")} == {result["url"]}
    assert result["steps"]["frame"] == {"colour": "rgb(251, 250, 246)", "arrived": True, "inside": True}
