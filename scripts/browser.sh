#!/usr/bin/env bash
# Installs what tests/browser needs and what pip cannot give: Chromium (by apt-get, where there is none and we may), and
# axe-core and playwright-core, pinned with hashes in tests/browser, into build/browser. Where something cannot be had,
# it says so and ends well: the tests are then skipped with the reason.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v chromium >/dev/null; then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        apt-get update -qq
        # fonts, because a page without letters cannot be looked at
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null ||
            echo "chromium cannot be installed" >&2
    else
        echo "chromium is missing; install it with your package manager" >&2
    fi
fi
if ! command -v npm >/dev/null; then
    echo "npm is missing: the browser tests will be skipped" >&2
    exit 0
fi
mkdir -p build/browser
if ! cmp -s tests/browser/package-lock.json build/browser/package-lock.json || [ ! -d build/browser/node_modules ]; then
    cp tests/browser/package.json tests/browser/package-lock.json build/browser/
    (cd build/browser && npm ci --silent --no-audit --no-fund --ignore-scripts) ||
        { rm -rf build/browser; echo "axe-core and playwright-core cannot be installed" >&2; }
fi
