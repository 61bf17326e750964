"""A stand-in for the model that workers load by name. What it does is written in the article."""

import os
import sys
import time
from pathlib import Path

from cli.fake_program import make_findings

from geopolnews.errors import ModelUnavailable, UnreadableInput
from geopolnews.model import Article


class FakeReader:
    """Reads as the fake program does, and can do what kills a process."""

    def __init__(self, *, log=None, broken=False, dies=False):
        if broken:
            raise ModelUnavailable("no such file", source="reader.onnx", advice="Install again.")
        if dies:
            os._exit(3)
        if log:
            with Path(log).open("a", encoding="utf-8") as file:
                file.write(f"{os.getpid()}\n")

    def extract(self, text):
        article = text if isinstance(text, Article) else Article(text=text)
        text = article.text
        if "REFUSE" in text:
            raise UnreadableInput("is no article", source=article.source)
        if "FAULT" in text:
            raise IndexError("list index out of range")
        if "NOMODEL" in text:
            raise ModelUnavailable("gone", source="reader.onnx")
        if "KILL" in text:
            os.kill(os.getpid(), 9)
        if "ONCE" in text and not (mark := Path(text.split("ONCE ")[1].strip())).exists():
            mark.touch()
            os.kill(os.getpid(), 9)
        if "PRINT" in text:
            print("between the messages")  # noqa: T201 - that is what is tried
            sys.stdout.flush()
        if "WAIT" in text:
            time.sleep(60)
        return make_findings(text)


def refuse_to_load():
    """Stand in for a module of the user's that does not work in another process."""
    raise RuntimeError("not here")
