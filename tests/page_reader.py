"""Reads a page as a strict browser would: what stands where, and whether every element is closed where it should be."""

from html.parser import HTMLParser

VOID = {"meta", "input"}
BLOCKS = {
    "article",
    "aside",
    "div",
    "fieldset",
    "figure",
    "h1",
    "h2",
    "h3",
    "header",
    "li",
    "main",
    "ol",
    "p",
    "section",
}


class PageReader(HTMLParser):
    """Collects the elements of a page, and the text of its article."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.path = []
        self.elements = []
        self.style = ""
        self.article = ""
        self.text = ""
        self.comments = []
        self.feed(page)
        self.close()
        assert self.path == []

    def handle_starttag(self, tag, attrs):
        assert len({name for name, _ in attrs}) == len(attrs), "an attribute stands twice"
        if tag == "a":
            assert "a" not in [name for name, _ in self.path], "a link in a link"
        if tag in BLOCKS:
            assert "p" not in [name for name, _ in self.path], f"a browser ends the paragraph before <{tag}>"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.path.append((tag, dict(attrs)))

    def handle_startendtag(self, tag, attrs):
        raise AssertionError(f"<{tag}/>")

    def handle_endtag(self, tag):
        opened, _ = self.path.pop()
        assert opened == tag

    def handle_data(self, data):
        if self.path and self.path[-1][0] == "style":
            self.style += data
        else:
            self.text += data
        if any(attrs.get("id") == "article" for _, attrs in self.path):
            self.article += data

    def handle_comment(self, data):
        self.comments.append(data)

    @property
    def ids(self):
        return [attrs["id"] for _, attrs in self.elements if "id" in attrs]

    @property
    def links(self):
        return [attrs["href"] for tag, attrs in self.elements if tag == "a"]
