"""The built documentation in a browser. Build it with `make docs` first; where there is none, the tests are skipped."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest

import geopolnews

SITE = Path(__file__).resolve().parent.parent.parent / "site"

pytestmark = pytest.mark.slow


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *words): ...


@pytest.fixture(scope="module")
def address():
    if not (SITE / "index.html").is_file():
        pytest.skip("no documentation has been built: make docs")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(SITE))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def pages(visit, address):
    """What stands on every page of the site, by its address."""
    paths = [path.relative_to(SITE).as_posix() for path in sorted(SITE.rglob("*.html")) if path.name != "404.html"]
    jobs = [{"url": address + path.removesuffix("index.html"), "steps": ["site"]} for path in paths]
    return {result["url"]: result for result in visit(*jobs)}


def test_no_link_inside_the_site_is_broken(pages, address):
    broken = []
    for url, result in pages.items():
        for link in result["steps"]["site"]["links"]:
            target, fragment = urldefrag(link)
            if not target.startswith(address):
                continue
            path = SITE / urlsplit(target).path.lstrip("/")
            found = (path / "index.html" if path.is_dir() else path).is_file()
            if found and fragment and target in pages:
                found = fragment in pages[target]["steps"]["site"]["ids"]
            if not found:
                broken.append((url, link))
    assert broken == []


def test_nothing_is_fetched_from_elsewhere_and_nothing_fails(pages, address):
    for result in pages.values():
        assert [url for url in result["requests"] if not url.startswith((address, "data:", "blob:"))] == []
        assert result["errors"] == []


def test_every_public_name_has_an_entry(pages):
    ids = {id for result in pages.values() for id in result["steps"]["site"]["ids"]}
    shown = {id.rsplit(".", 1)[-1] for id in ids if id.startswith("geopolnews.")}
    assert {name for name in geopolnews.__all__ if not name.startswith("__")} - shown == set()


def test_search_finds_stance(visit, address):
    (result,) = visit({"url": address, "steps": ["search"]})
    assert any("concepts/stance/" in link for link in result["steps"]["search"])
