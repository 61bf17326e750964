"""Kill a run over many articles again and again, start it anew each time, and compare its output with one left alone.

    python -m quality.kills --articles 2000 --kills 10 [--workers 2] [--real] [--folder] [--seed 7]

The articles are invented, of 60 to 120 words each. Without --real a stand-in reads them, which takes a moment for each
and makes its findings from the words alone: what is tried is the journal, not the model. With --workers above 1 the
model reads, as workers are processes of their own. Each kill is SIGKILL to the program: at a random moment after it has
added to its journal; every fifth at any moment of its first two seconds, which may be before it is ready; and the last
one when all is read and the output is being written, for which it may come too late. With --folder each article is a
file, and gets one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from quality.invented import make_article
from quality.lines import GrowingFile

STAND_IN = Path(__file__).parents[1] / "tests" / "cli" / "fake_program.py"
# spaCy loads torch wherever it finds it: it is there to train, no user of the library has it for that
COMMAND = "import sys; sys.modules['torch'] = None; from geopolnews.cli import main; main()"
EARLY = 5
"""Every so-manieth kill comes at a moment after the start, whatever the program has done by then."""


def write_articles(path: Path, count: int, *, pause: bool, apart: bool) -> None:
    """Write invented articles, as JSON Lines or each into a file; every hundredth cannot be read."""
    texts = (None if number % 100 == 99 else make_article(number, 60 + number % 50) for number in range(count))
    texts = (text + " PAUSE" * pause if text else text for text in texts)
    if apart:
        path.mkdir()
        for number, text in enumerate(texts):
            (path / f"{number}.txt").write_text(text or "", encoding="utf-8")
        return
    with path.open("w", encoding="utf-8") as stream:
        for number, text in enumerate(texts):
            stream.write(json.dumps({"id": f"article-{number}", "text": text}) + "\n")


def read(path: Path) -> dict[str, bytes]:
    """Return what is in an output and in the list of errors, whole files by their names."""
    if path.is_dir():
        return {file.name: file.read_bytes() for file in path.iterdir() if not file.name.endswith(".part")}
    errors = path.with_name(path.name + ".errors.jsonl")
    return {role: file.read_bytes() for role, file in (("output", path), ("errors", errors)) if file.exists()}


def kill_runs(command: list[str], journal: GrowingFile, articles: int, kills: int, chance: random.Random) -> int:
    """Start the command and kill it, so many times; return how many of the runs were killed before their end."""
    killed = 0
    for left in range(kills - 1, -1, -1):
        before = journal.count_lines()
        fewest = before + chance.randint(1, max(1, (articles - before) // (left + 1) * 2 - 1))
        moment = time.monotonic() + (chance.random() * 2 if left % EARLY == 1 else 3600)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # the first line of the journal tells of the run, so with one for each article it is about to be written out
        wanted = min(fewest, articles) if left else articles + 1
        while process.poll() is None and journal.count_lines() < wanted and time.monotonic() < moment:
            time.sleep(chance.random() / 50 if left else 0.001)
        process.kill()
        killed += process.wait() == -signal.SIGKILL
        if process.returncode != -signal.SIGKILL:
            break
    return killed


def main() -> None:
    """Print whether the bytes are equal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--real", action="store_true", help="the model of the package instead of the stand-in")
    parser.add_argument("--folder", action="store_true", help="a file for each article instead of one for all")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    real = given.real or given.workers > 1
    program = ["-c", COMMAND] if real else [str(STAND_IN)]
    with tempfile.TemporaryDirectory(prefix="geopolnews-") as folder:
        names = ("articles", "alone", "killed") if given.folder else ("rows.jsonl", "alone.jsonl", "killed.jsonl")
        rows, alone, killed = (Path(folder, name) for name in names)
        write_articles(rows, given.articles, pause=not real, apart=given.folder)
        os.environ["OMP_NUM_THREADS"] = "1"
        start = [sys.executable, *program, "extract", str(rows), "--workers", str(given.workers), "-o"]
        end = "/" if given.folder else ""
        subprocess.run([*start, f"{alone}{end}"], stderr=subprocess.DEVNULL, check=False)
        journal = GrowingFile(killed / "geopolnews.journal" if given.folder else Path(f"{killed}.journal"))
        chance = random.Random(given.seed)  # noqa: S311 - moments, no secrets
        kills = kill_runs([*start, f"{killed}{end}"], journal, given.articles, given.kills, chance)
        subprocess.run([*start, f"{killed}{end}"], stderr=subprocess.DEVNULL, check=False)
        one, other = read(alone), read(killed)
        errors = next((data.count(b"\n") for name, data in other.items() if "errors" in name), 0)
        found = len(other) - (errors > 0) if given.folder else other.get("output", b"").count(b"\n")
        print(f"{given.articles} articles, killed {kills} times, {found} findings, {errors} errors:", end=" ")
        print("the same bytes" if one == other else "OTHER BYTES")
    sys.exit(one != other or found + errors != given.articles or kills < given.kills - 1)


if __name__ == "__main__":
    main()
