"""The command line with a stand-in for the model, so that it can be run as a program where no model is.

What the stand-in does is written in the article: "FAULT", "REFUSE", "NOMODEL", "WAIT" and "PAUSE" make it fail or wait.
"""

import time

from geopolnews.cli import main, reader
from geopolnews.errors import ModelUnavailable, UnreadableInput
from geopolnews.model import Act, Actor, ActorKind, Article, Findings, Span, Statement, StatementKind


class FakeExtractor:
    """Takes the first word for the speaker, and everything for what was said."""

    def __init__(self):
        self.calls = []

    def extract(self, text, **facts):
        source = None
        if isinstance(text, Article):
            source = text.source
            names = ("published", "title", "url", "publisher")
            facts = {name: getattr(text, name) for name in names}
            text = text.text
        self.calls.append((text, facts))
        if "REFUSE" in text:
            raise UnreadableInput("is no article")
        if "FAULT" in text:
            raise IndexError("list index out of range")
        if "NOMODEL" in text:
            raise ModelUnavailable("no such file", source="reader.onnx")
        if "WAIT" in text:
            time.sleep(60)
        if "PAUSE" in text:
            time.sleep(0.03)
        return make_findings(text, source=source, **facts)


def make_findings(text, **facts):
    end = len(text.split()[0]) + text.index(text.split()[0])
    speaker = Actor(name=text[:end].strip(), kind=ActorKind.PERSON, mentions=(Span(start=0, end=end),), confidence=0.9)
    content = (Span(start=0, end=len(text)),)
    statement = Statement(
        speakers=(speaker.id,),
        content=content,
        text=text,
        kind=StatementKind.INDIRECT,
        act=Act.STATE,
        confidence=0.8,
    )
    return Findings(article=Article(text=text, **facts), actors=(speaker,), statements=(statement,))


if __name__ == "__main__":
    reader.load_extractor = lambda model: FakeExtractor()
    main()
