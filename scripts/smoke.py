"""Run an installed `geopolnews` on an article, far from the source tree, and look at what it wrote.

python scripts/smoke.py COMMAND ARTICLE

Run it with the Python of the environment in which the wheel is installed.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

KEYS = ("actors", "organisations", "places", "meetings", "statements", "stances")


def main(command: str, article: str) -> None:
    """Extract from the article by the command line and check the JSON form that comes back."""
    path = Path(article).resolve()
    with tempfile.TemporaryDirectory() as elsewhere:
        done = subprocess.run(
            [command, "extract", str(path), "--published", "2025-05-14", "--format", "json"],
            cwd=elsewhere,
            capture_output=True,
            encoding="utf-8",
        )
    if done.returncode:
        sys.exit(f"{command} ended with {done.returncode}:\n{done.stderr}")
    findings = json.loads(done.stdout)
    text = path.read_text(encoding="utf-8")
    if findings["format"] != "geopolnews/1" or findings["article"]["text"] != text:
        sys.exit("the JSON form is another, or the article's text was changed")
    for statement in findings["statements"]:
        words = " ".join(text[span["start"] : span["end"]] for span in statement["content"])
        if words.split() != statement["text"].split():
            sys.exit(f"the text of a statement is not at its offsets: {statement['text']!r}")
    print(", ".join(f"{len(findings[key])} {key}" for key in KEYS))
    empty = [key for key in KEYS if not findings[key]]
    if empty:
        sys.exit(f"nothing was found of: {', '.join(empty)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
