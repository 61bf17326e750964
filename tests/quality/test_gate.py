"""The gate lets nothing through that is below its floor, or measured on other data."""

import json

import pytest

from quality import gate


@pytest.fixture
def shared(tmp_path, monkeypatch):
    folder = tmp_path / "shared" / "set"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("one")
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(gate, "SETS", {"set": (("set",), lambda _: {"found": figure["now"]})})
    figure = {"now": 80.0}
    return figure, tmp_path / "shared"


def run(monkeypatch, shared, *words):
    monkeypatch.setattr("sys.argv", ["gate", "--shared", str(shared), "--only", "set", *words])
    return gate.main()


def test_a_figure_at_its_floor_passes_and_one_below_fails(shared, monkeypatch, capsys):
    figure, folder = shared
    assert run(monkeypatch, folder, "--set") == 0
    assert json.loads(gate.FLOORS.read_text())["set"]["floors"] == {"found": 79.5}
    figure["now"] = 79.5
    assert run(monkeypatch, folder) == 0
    figure["now"] = 79.4
    assert run(monkeypatch, folder) == 1
    assert "set: found is 79.4, its floor 79.5" in capsys.readouterr().err


def test_changed_files_are_refused(shared, monkeypatch, capsys):
    _, folder = shared
    run(monkeypatch, folder, "--set")
    (folder / "set" / "a.txt").write_text("two")
    assert run(monkeypatch, folder) == 1
    assert "measure anew" in capsys.readouterr().err


def test_a_set_that_is_not_at_hand_is_skipped_and_said_so(shared, monkeypatch, capsys, tmp_path):
    assert run(monkeypatch, tmp_path / "elsewhere") == 0
    assert "skipped" in capsys.readouterr().out
