#!/usr/bin/env bash
# Pins every set of packages that `make` installs: requirements/NAME.txt, for all platforms, with hashes, naming no
# package index. One resolution (dev) is made first and holds the others, so that the sets never disagree.
#
#     scripts/lock.sh            raise nothing that need not be raised
#     scripts/lock.sh --upgrade  take the newest versions
#
# Needs `uv` (pip install uv) on the path.
set -euo pipefail
cd "$(dirname "$0")/.."

pin() { # NAME GROUP...
    local name=$1 groups=()
    shift
    for group in "$@"; do groups+=(--group "$group"); done
    uv pip compile pyproject.toml "${groups[@]}" "${options[@]}" --output-file "requirements/$name.txt" --quiet
}

options=(--universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@")
pin dev dev
# alone in an environment of its own, so that it need not agree with the others
uv pip compile --group ftm "${options[@]}" --output-file requirements/ftm.txt --quiet
options+=(--constraint requirements/dev.txt)
pin run build
pin test build test
pin train build train
pin engines build test engines
