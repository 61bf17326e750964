#!/usr/bin/env bash
# Makes .venv-ftm, in which the tests read our entities with the package followthemoney. It has an environment of its own,
# since it needs ICU: pyicu is compiled while it is installed, against libicu-dev (got by apt-get, where it is missing and
# we may). Where it cannot be had, this says so and ends well: the tests are then skipped with the reason.
set -euo pipefail
cd "$(dirname "$0")/.."

PYTHON=${PYTHON:-python3}
venv=.venv-ftm

if [ -e "$venv/done" ] && [ "$venv/done" -nt requirements/ftm.txt ]; then
    exit 0
fi
if ! { command -v c++ && command -v pkg-config && pkg-config --exists icu-i18n; } >/dev/null; then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends g++ libicu-dev pkg-config python3-dev; } >/dev/null ||
            echo "libicu-dev cannot be installed" >&2
    else
        echo "a C++ compiler, pkg-config or ICU is missing; install them with your package manager" >&2
    fi
fi
rm -rf "$venv"
# The build of pyicu may be slow or fail in many ways; none of them is a fault of the library.
if "$PYTHON" -m venv "$venv" &&
    timeout 600 "$venv/bin/python" -m pip --disable-pip-version-check --quiet install --require-hashes \
        -r requirements/ftm.txt; then
    touch "$venv/done"
else
    rm -rf "$venv"
    echo "followthemoney cannot be installed: the tests with it will be skipped" >&2
fi
