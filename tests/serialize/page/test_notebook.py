import subprocess
import sys
from html.parser import HTMLParser

import hostile
import pytest

from geopolnews.serialize.page.html import write_html


def read_frame(html):
    """The frame's attributes, and every tag that stands outside of it."""
    tags = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            tags.append((tag, dict(attrs)))

    Reader().feed(html)
    (frame,) = [attrs for tag, attrs in tags if tag == "iframe"]
    return frame, {tag for tag, _ in tags}


def test_findings_show_themselves_in_a_notebook(findings):
    frame, _ = read_frame(findings._repr_html_())
    assert frame["srcdoc"].replace("about:srcdoc#", "#") == write_html(findings)
    assert 'href="#' not in frame["srcdoc"]


@pytest.mark.parametrize("text", hostile.HOSTILE.values(), ids=hostile.HOSTILE)
def test_nothing_gets_out_of_the_frame(text):
    frame, tags = read_frame(hostile.make_hostile_findings(text)._repr_html_())
    assert tags == {"figure", "figcaption", "strong", "iframe"}
    assert set(frame["sandbox"].split()) == {"allow-popups"}


def test_the_page_loads_only_when_it_is_asked_for():
    code = (
        "import sys, geopolnews as g; f = g.Findings(article=g.Article(text='a'));"
        "before = 'geopolnews.serialize.page.html' in sys.modules; f._repr_html_();"
        "print(before, [name for name in ('spacy', 'onnxruntime', 'numpy', 'cattrs') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "False []"
