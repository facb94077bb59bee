"""Measures how long `postmortem` takes and how much memory, each format in a process of its own, and how both grow.

    usage: bench.py [--runs N] [--rows N …] [INC…]        without INC: the worked example

**Why a process each:** that is how users meet it, with the imports and the font set-up of a cold start.
**Growth:** the same post-mortem with ever more timeline rows; an exponent of 1 is linear, 2 is quadratic.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
POSTMORTEM = ROOT / ".venv" / "bin" / "postmortem"
EXAMPLE = "INC-2025-12-03-001"
COMMANDS = {
    "check": ["check"],
    "html": ["build", "--format", "html"],
    "docx": ["build", "--format", "docx"],
    "pdf": ["build", "--format", "pdf"],
    "all": ["build", "--format", "all"],
}


def measured(command: list[str], folder: Path) -> tuple[float, int]:
    """Seconds and peak memory in MB of one run; ends the program with the command's own code when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 5):  # 5: findings of `check`
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    unit = 2**20 if sys.platform == "darwin" else 2**10  # bytes on macOS, KiB on Linux
    return seconds, usage.ru_maxrss // unit


def measure_commands(incidents: list[str], runs: int) -> None:
    """One line for each command: median and extremes of the seconds, peak memory; runs are interleaved."""
    print(f"{' '.join(incidents)}, {runs} interleaved runs of each command")
    done: dict[str, list[tuple[float, int]]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, words in COMMANDS.items():
            done[name].append(measured([str(POSTMORTEM), *words, "-q", *incidents], ROOT))
    for name, figures in done.items():
        seconds = [figure[0] for figure in figures]
        print(
            f"  {name:<6} median {statistics.median(seconds):6.2f} s   "
            f"{min(seconds):6.2f} … {max(seconds):.2f} s   {max(figure[1] for figure in figures)} MB"
        )


def measure_conformance(incident: str, runs: int) -> None:
    """Seconds and bytes of the PDF as it is, and of ever less of what makes it a record; each run in a process of its own."""
    print(
        f"{incident}, {runs} interleaved runs: what conformance costs (layout and writing alone, without reading the input)"
    )
    done: dict[str, list[tuple[float, int]]] = {name: [] for name in LESS}
    for _ in range(runs):
        for name in LESS:
            command = [sys.executable, __file__, "--one", name, incident]
            said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
            done[name].append((float(said[0]), int(said[1])))
    base = statistics.median(seconds for seconds, _ in done["plain PDF"])
    for name, figures in done.items():
        seconds = [figure[0] for figure in figures]
        ratios = [figure[0] / plain[0] for figure, plain in zip(figures, done["plain PDF"], strict=True)]
        print(
            f"  {name:<24} median {statistics.median(seconds):5.2f} s   {min(seconds):5.2f} … {max(seconds):.2f} s   "
            f"{figures[0][1] / 1000:7.1f} kB   {statistics.median(ratios):.2f} × ({statistics.median(seconds) - base:+.2f} s)"
        )


LESS = {
    "plain PDF": {"variant": None, "steps": False, "files": False},
    "PDF/A-3a of WeasyPrint": {"variant": "pdf/a-3a", "steps": False, "files": False},
    "and PDF/UA-1 (our steps)": {"variant": "pdf/a-3a", "steps": True, "files": False},
    "and files inside": {"variant": "pdf/a-3a", "steps": True, "files": True},
    "and checked": {"variant": "pdf/a-3a", "steps": True, "files": True, "check": True},
}
"""What is left out of the PDF, to see what it costs."""


def render_one(name: str, incident: str) -> None:
    """Prints seconds and bytes of rendering one PDF with less than everything."""
    sys.path.insert(0, str(ROOT))
    from contextlib import nullcontext

    from generator.pipeline import read, render_all
    from generator.preflight.preflight import quick_check
    from generator.project import find_project
    from generator.render import pdf
    from generator.render.rendition import Format

    less = LESS[name]
    pdf.VARIANT = less["variant"]
    if not less["steps"]:
        pdf.conforming = lambda *_: nullcontext(None)
    if not less["files"]:
        pdf.record_steps = lambda *_: ()
    project = find_project()
    reading = read(project, incident)
    start = time.perf_counter()
    content = render_all(project, reading, [Format.PDF], None)[0].content
    if less.get("check"):
        quick_check(content)
    print(time.perf_counter() - start, len(content))


def measure_growth(sizes: list[int]) -> None:
    """Seconds and memory of each command over growing timelines, with the exponent from one size to the next."""
    print(f"Growth over timeline rows: {', '.join(map(str, sizes))}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("templates", "styles"):
            shutil.copytree(ROOT / part, folder / part)
        shutil.copy(ROOT / "postmortem.toml", folder)
        (folder / "inputs").mkdir()
        incidents = [write_long_input(folder / "inputs", rows) for rows in sizes]
        measured([str(POSTMORTEM), "build", "-q", incidents[0]], folder)  # prepares the fonts
        for command, words in COMMANDS.items():
            figures = [measured([str(POSTMORTEM), *words, "-q", incident], folder) for incident in incidents]
            print(f"  {command:<6} " + "   ".join(described(sizes, figures)))


def described(sizes: list[int], figures: list[tuple[float, int]]) -> Iterator[str]:
    """One text for each size; from the second on with exponents of time and kilobytes for each further row."""
    for index, (rows, (seconds, megabytes)) in enumerate(zip(sizes, figures, strict=True)):
        text = f"{rows}: {seconds:.2f} s, {megabytes} MB"
        if index:
            before = figures[index - 1]
            exponent = math.log(seconds / before[0]) / math.log(rows / sizes[index - 1])
            kilobytes = (megabytes - before[1]) * 1024 / (rows - sizes[index - 1])
            text += f" (exponent {exponent:.2f}, {kilobytes:.0f} kB a row)"
        yield text


def write_long_input(folder: Path, rows: int) -> str:
    """An input with so many timeline rows; its id."""
    incident = f"INC-2025-01-01-{rows // 10 % 1000:03}"
    start = datetime(2025, 1, 1)  # noqa: DTZ001 (only counts minutes)
    entries = "".join(
        f'    - {{at: "{start + timedelta(minutes=row):%Y-%m-%d %H:%M}", actor: "@oncall-{row % 7}", '
        f'event: "Shard {row % 97} was restored up to segment {row} of its write-ahead log."}}\n'
        for row in range(rows)
    )
    head = f"id: {incident}\ntitle: A restore of many shards\nseverity: SEV1\nsummary: Every shard was restored.\n"
    (folder / f"{incident}.yaml").write_text(f"{head}timeline:\n  entries:\n{entries}", encoding="utf-8")
    return incident


def main() -> None:
    """Measures the commands, then the growth."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=3, help="how often each command is run (default: 3)")
    parser.add_argument("--rows", type=int, nargs="*", default=[1000, 5000], help="timeline rows (default: 1000 5000)")
    parser.add_argument("--one", choices=LESS, help=argparse.SUPPRESS)
    parser.add_argument("incidents", nargs="*", metavar="INC")
    arguments = parser.parse_args()
    if arguments.one:
        render_one(arguments.one, arguments.incidents[0])
        return
    measure_commands(arguments.incidents or [EXAMPLE], arguments.runs)
    measure_conformance((arguments.incidents or [EXAMPLE])[0], arguments.runs)
    if arguments.rows:
        measure_growth(sorted(arguments.rows))


if __name__ == "__main__":
    main()
