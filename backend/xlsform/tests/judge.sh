#!/usr/bin/env bash
# Makes a Python environment with pyxform, the reference reader of XLSForm, unless it is there, and
# prints its interpreter.
#
#   tests/judge.sh FOLDER
set -euo pipefail
folder=$1/pyxform-4.5.0
python=$folder/bin/python
if ! "$python" -c 'import pyxform' 2>/dev/null; then
    rm -rf "$folder"
    python3 -m venv "$folder" >&2
    "$folder/bin/pip" install --quiet --disable-pip-version-check pyxform==4.5.0 >&2
fi
echo "$python"
