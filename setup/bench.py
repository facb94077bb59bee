"""Measures how long `postmortem build` takes and how much memory, each format in a process of its own.

    usage: bench.py [--runs N] [INC…]        without INC: the first input

**Why a process each:** that is how users meet it, with the imports and the font set-up of a cold start.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
POSTMORTEM = ROOT / ".venv" / "bin" / "postmortem"
COMMANDS = {
    "check": ["check"],
    "html": ["build", "--format", "html"],
    "docx": ["build", "--format", "docx"],
    "pdf": ["build", "--format", "pdf"],
    "all": ["build", "--format", "all"],
}


def first_input() -> list[str]:
    """The first incident in `inputs/`, as a list of one or none."""
    return sorted(path.stem for path in (ROOT / "inputs").glob("INC-*.yaml"))[:1]


def measured(command: list[str]) -> tuple[float, int]:
    """Seconds and peak memory in MB of one run; ends the program with the command's own code when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(process.returncode)
    unit = 2**20 if sys.platform == "darwin" else 2**10  # bytes on macOS, KiB on Linux
    return seconds, usage.ru_maxrss // unit


def main() -> None:
    """Prints one line for each command: median and extremes of the seconds, the peak memory."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=5, help="how often each command is run (default: 5)")
    parser.add_argument("incidents", nargs="*", metavar="INC")
    arguments = parser.parse_args()
    incidents = arguments.incidents or first_input()
    if not incidents:
        parser.error("there is no input to measure with")
    print(f"{' '.join(incidents)}, {arguments.runs} runs each")
    for name, words in COMMANDS.items():
        runs = [measured([str(POSTMORTEM), *words, *incidents]) for _ in range(arguments.runs)]
        seconds = [run[0] for run in runs]
        print(
            f"  {name:<6} median {statistics.median(seconds):6.2f} s   "
            f"{min(seconds):6.2f} … {max(seconds):.2f} s   {max(run[1] for run in runs)} MB"
        )


if __name__ == "__main__":
    main()
