"""child.py FOLDER KIND COUNT OUTPUT FONTS: COUNT documents by Typst in one process, each with other photos and texts, so that
its memory of earlier documents answers nothing."""
import sys

import typst

folder, kind, count, output, fonts = sys.argv[1:6]
for run in range(int(count)):
    inputs = {"folder": ".", "photos": f"photos-{run}", "kind": kind, "run": str(run)}
    pdf = typst.compile(f"{folder}/report.typ", root=folder, font_paths=[fonts],
                        ignore_system_fonts=True, sys_inputs=inputs, format="pdf")
with open(output, "wb") as file:
    file.write(pdf)
