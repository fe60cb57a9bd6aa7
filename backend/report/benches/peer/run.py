#!/usr/bin/env python3
"""Speed, memory and size of the sample reports beside Typst, in one interleaved run: backend/report/benches/peer/run.py [ROUNDS]

Needs cargo and the package `typst` of PyPI, which goes into an environment of its own in a temporary folder. Prints, for the
store report and the chain report: CPU of one more document in a running process (the slope between a short and a long run),
CPU and peak memory of a whole process that makes one, and the bytes. What is compared is the work, not the looks.
"""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CRATE = HERE.parent.parent
ROOT = CRATE.parent.parent
FEW, MANY = 2, 22


def run(command):
    """CPU seconds and peak memory in MiB of a command."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def prepare(folder):
    python = folder / "venv/bin/python"
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    subprocess.run([python, "-m", "pip", "--quiet", "install", "typst==0.15.2"], check=True)
    cargo = ["cargo", "build", "--quiet", "--release", "-p", "report", "--example", "peer"]
    subprocess.run(cargo, cwd=ROOT, check=True)
    meta = ["cargo", "metadata", "--format-version", "1", "--no-deps"]
    target = json.loads(subprocess.run(meta, cwd=ROOT, check=True, capture_output=True).stdout)["target_directory"]
    program = pathlib.Path(target) / "release/examples/peer"
    subprocess.run([program, "--data", folder], check=True, stdout=subprocess.DEVNULL)
    shutil.copy(HERE / "report.typ", folder)
    fonts = folder / "fonts"
    fonts.mkdir()
    for font in (CRATE / "assets/fonts").rglob("*.ttf"):
        shutil.copy(font, fonts)
    originals = sorted((folder / "photos").glob("*.jpg"))
    for number in range(MANY):
        copies = folder / f"photos-{number}"
        copies.mkdir()
        for photo in originals:
            # A comment makes other bytes of the same picture (ITU-T T.81, B.2.4.5).
            jpeg, note = photo.read_bytes(), b"\xff\xfe\x00\x06%04d" % number
            (copies / photo.name).write_bytes(jpeg[:2] + note + jpeg[2:])
    return python, program, fonts


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        python, program, fonts = prepare(folder)
        for kind in ["store", "chain"]:
            def ours(count, output):
                return [program, "--time", kind, str(count), output, folder]

            def typst(count, output):
                return [python, HERE / "child.py", folder, kind, str(count), output, fonts]

            found = {"ours": [], "typst": []}
            for _ in range(rounds):
                for peer, command in [("ours", ours), ("typst", typst)]:
                    output = folder / f"{peer}-{kind}.pdf"
                    one, memory = run(command(1, output))
                    few, many = run(command(FEW, output))[0], run(command(MANY, output))[0]
                    found[peer].append(((many - few) / (MANY - FEW), one, memory))
            medians = {peer: [statistics.median(figures) for figures in zip(*rows)] for peer, rows in found.items()}
            for peer, (warm, cold, memory) in medians.items():
                size = (folder / f"{peer}-{kind}.pdf").stat().st_size
                print(f"{kind:6} {peer:6} one more {warm * 1000:6.1f} ms CPU   whole process {cold:5.3f} s CPU, "
                      f"{memory:5.0f} MiB   {size:9,} bytes")
            ratio = medians["ours"][0] / medians["typst"][0]
            print(f"{kind:6} ratio  {ratio:.2f} of Typst's CPU for one more document\n", flush=True)


main()
