"""Converts every workbook of a folder to an XForm and prints a line for each: its name, then
`ok` and the languages with the number of binds, or `error` and why. Warnings follow, one a line."""

import pathlib
import re
import sys

from pyxform.xls2xform import convert

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.xlsx")):
    try:
        done = convert(str(path), validate=False)
    except Exception as why:  # Whatever it cannot do is the verdict.
        print(path.stem, "error", " ".join(str(why).split()))
        continue
    languages = re.findall(r'<translation lang="[^"]*\((\w+)\)"', done.xform)
    binds = re.findall(r'<bind nodeset="[^"]*/(\w+)"', done.xform)
    print(path.stem, "ok", ",".join(languages) or "-", ",".join(binds))
    for warning in done.warnings:
        # Advice on the size of photos is for forms that have one.
        if "max-pixels" not in warning:
            print(path.stem, "warning", " ".join(warning.split()))
