"""Fixtures and settings that every test may use."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
MODEL = ROOT / "src" / "geopolnews" / "encode" / "model"
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
