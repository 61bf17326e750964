"""Fixtures and settings that every test may use."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
MODEL = ROOT / "src" / "geopolnews" / "encode" / "model"
FTM = ROOT / ".venv-ftm" / "bin" / "python"
GOLD = Path(os.environ.get("GEOPOLNEWS_GOLD", ROOT.parent / "shared" / "gold"))

# The same examples in every run, so that a red build is red again on the next machine. "search" is for looking further.
settings.register_profile(
    "ci", derandomize=True, max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", max_examples=2000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

has_model = any(MODEL.glob("*.onnx"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the shipped model where no model has been trained yet."""
    if has_model:
        return
    skip = pytest.mark.skip(reason="no trained model in src/geopolnews/encode/model")
    for item in items:
        if item.get_closest_marker("model"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def example_path() -> Path:
    """The example article that README and documentation use."""
    return EXAMPLES / "amman_water_talks.txt"


@pytest.fixture(scope="session")
def gold_dir() -> Path:
    """The folder that holds the gold articles (`dev`, `train`); set GEOPOLNEWS_GOLD to use another."""
    if not (GOLD / "dev").is_dir():
        pytest.skip(f"no gold articles at {GOLD}")
    return GOLD


@pytest.fixture(scope="session")
def ask_ftm():
    """A function that asks the package followthemoney what it objects to in a list of entities."""
    if not FTM.parent.parent.joinpath("done").exists():
        pytest.skip("the package followthemoney is missing; scripts/follow_the_money.sh installs it")
    command = [str(FTM), str(Path(__file__).with_name("ftm_reader.py"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:

        def ask(entities: list[dict[str, object]]) -> list[str]:
            assert process.stdin
            assert process.stdout
            process.stdin.write(json.dumps(entities) + "\n")
            process.stdin.flush()
            objections: list[str] = json.loads(process.stdout.readline())
            return objections

        yield ask
        process.stdin.close()
