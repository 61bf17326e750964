"""The program as a process: pipes, encodings, signals, terminals."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, signals and terminals as on POSIX systems")

C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"}


def test_output_is_utf_8_whatever_the_locale(run):
    for chosen in ("text", "json"):
        code, output, _ = run("extract", "-", "-f", chosen, input="Erdoğan — “hayır”".encode(), env=C_LOCALE)
        assert code == 0
        assert "Erdoğan — “hayır”" in output.decode("utf-8")


def test_messages_can_be_written_whatever_the_locale(run, tmp_path):
    code, _, messages = run("extract", os.fsencode(tmp_path) + "/Erdoğan.txt".encode(), env=C_LOCALE)
    assert code == 1
    assert messages.endswith(b"no such file or directory\n")
    assert len(messages.splitlines()) == 1


def test_a_name_that_is_not_utf_8(run, tmp_path):
    path = os.fsencode(tmp_path) + b"/m\xfcnchen.txt"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name in bytes
        file.write("Scholz spoke.")
    for chosen in ("text", "json"):
        code, output, _ = run("extract", path, "-f", chosen)
        assert code == 0
        assert "Scholz" in output.decode("utf-8")


def test_lines_come_as_soon_as_they_are_known(begin, articles, tmp_path):
    (tmp_path / "slow.txt").write_text("WAIT", encoding="utf-8")
    process = begin("extract", articles[0], tmp_path / "slow.txt")
    assert json.loads(process.stdout.readline())["actors"][0]["name"] == "Aoun"
    assert process.poll() is None


def test_a_broken_pipe_is_quiet(begin, articles):
    process = begin("extract", *articles * 40)
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 141


@pytest.mark.parametrize("closing", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams(articles, closing, tmp_path):
    program = f"{sys.executable} {__file__.replace('test_process', 'fake_program')}"
    done = subprocess.run(f"{program} extract {articles[0]} {closing}", shell=True, capture_output=True)  # noqa: S602
    assert done.returncode == (0 if closing == "2>&-" else 1)
    assert b"Traceback" not in done.stderr
    command = f"{program} extract {articles[0]} -o {tmp_path}/out.json {closing}"
    assert subprocess.run(command, shell=True, capture_output=True).returncode == 0  # noqa: S602
    assert json.loads((tmp_path / "out.json").read_bytes())


def test_an_interrupted_run_leaves_its_journal_alone(begin, articles, tmp_path):
    (tmp_path / "slow.txt").write_text("WAIT", encoding="utf-8")
    process = begin("extract", articles[0], tmp_path / "slow.txt", "-o", tmp_path / "out.jsonl")
    deadline = time.monotonic() + 30
    journal = tmp_path / "out.jsonl.journal"
    while not journal.exists() or journal.read_bytes().count(b"\n") < 2:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, messages = process.communicate(timeout=60)
    assert process.returncode == 130
    told, *rest = messages.splitlines()
    assert told == b"geopolnews: stopped after 1 article: the same command goes on from there"
    assert rest == [b"geopolnews: interrupted"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "out.jsonl.journal", "slow.txt"]


def show_on_terminal(begin, *args, columns=80, env=None, code=0):
    """Run the program on a pseudo-terminal and return what it would show there."""
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    quiet = {"TERM": "xterm-256color", "COLUMNS": "", "LINES": "", "NO_COLOR": "", **(env or {})}
    process = begin(*args, env=quiet, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    shown = bytearray()
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:  # how Linux says that the other side has gone
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    assert process.wait(60) == code
    return shown.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_gets_a_coloured_summary_of_its_width(begin, tmp_path):
    (tmp_path / "long.txt").write_text("Aoun said " + "that the talks go on and on, " * 40, encoding="utf-8")
    shown = show_on_terminal(begin, "extract", tmp_path / "long.txt", env={"NO_COLOR": "1"})
    lines = shown.splitlines()
    assert max(map(len, lines)) == 80
    assert "\x1b" not in shown
    assert "\x1b[" in show_on_terminal(begin, "extract", tmp_path / "long.txt")
    wide = show_on_terminal(begin, "extract", tmp_path / "long.txt", env={"NO_COLOR": "1"}, columns=200)
    assert 80 < max(map(len, wide.splitlines())) <= 110
    assert len(wide.splitlines()) < len(lines)


def test_json_on_a_terminal_if_asked_for(begin, articles):
    assert json.loads(show_on_terminal(begin, "extract", articles[0], "-f", "json"))


def test_progress_counts_articles_on_a_terminal(begin, articles, tmp_path):
    missing = tmp_path / f"missing{'-' * 100}.txt"
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"text": "Salam spoke. PAUSE"}\n' * 20, encoding="utf-8")
    args = ["extract", *articles, missing, rows, "-o", tmp_path / "out.jsonl"]
    shown = show_on_terminal(begin, *args, code=1)
    shown = re.sub("\x1b\\[[0-9;?]*[a-zA-Z]", "", shown)
    assert re.search(r"100% 24 articles, \d+\.\d/s, 1 error, 0:00:00 left", shown)
    assert f"geopolnews: {missing}: no such file or directory\n" in shown  # a line of its own, above the bar
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 23


def test_no_progress_for_one_file_or_beside_the_summary(begin, articles, tmp_path):
    assert show_on_terminal(begin, "extract", articles[0], "-o", tmp_path / "out.jsonl") == ""
    assert "reading" not in show_on_terminal(begin, "extract", *articles)


def test_no_progress_without_a_terminal(run, articles):
    code, _, messages = run("extract", *articles)
    assert (code, messages) == (0, b"")
