"""Chromium, driven by `visit.mjs`. Where it or what drives it is missing, the tests are skipped and say so."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PACKAGES = HERE.parent.parent / "build" / "browser"


def find_missing():
    """What the tests need and do not find, or nothing."""
    needed = {"node": shutil.which("node"), "chromium": shutil.which("chromium")}
    missing = [name for name, path in needed.items() if path is None]
    missing += [name for name in ("axe-core", "playwright-core") if not (PACKAGES / "node_modules" / name).is_dir()]
    return ", ".join(missing)


@pytest.fixture(scope="session")
def visit():
    """Run jobs of `visit.mjs` in one browser, and return what happened."""
    if missing := find_missing():
        pytest.skip(f"missing: {missing}; scripts/browser.sh installs it")

    def run_jobs(*jobs):
        command = ["node", str(HERE / "visit.mjs"), str(PACKAGES), shutil.which("chromium")]
        done = subprocess.run(command, input=json.dumps(jobs), capture_output=True, encoding="utf-8", timeout=300)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run_jobs
