#!/usr/bin/env bash
# Fetches axe-core, which judges the accessibility of pages, unless it is there, and prints its file. It
# comes inside a package of PyPI, so that pip alone is needed.
#
#   tests/browser/axe.sh FOLDER
set -euo pipefail
folder=$1/axe-0.1.8
if ! [ -s "$folder/axe_playwright_python/axe.min.js" ]; then
    rm -rf "$folder"
    python3 -m venv "$folder.pip" >&2
    "$folder.pip/bin/pip" install --quiet --disable-pip-version-check --no-deps --target "$folder" axe-playwright-python==0.1.8 >&2
    rm -rf "$folder.pip"
fi
echo "$folder/axe_playwright_python/axe.min.js"
