"""Every runner in turn: ``python -m bench`` (or ``make bench``)."""

from __future__ import annotations

import subprocess
import sys

RUNNERS = (
    "bench.startup",
    "bench.attribution",
    "bench.pronouns",
    "bench.attribution_speed",
    "bench.splitting",
    "bench.matching",
    "bench.typos",
)


def main() -> None:
    """Run each as a process of its own; end with the first one's code that is not 0."""
    for runner in RUNNERS:
        print(f"\n# python -m {runner}", flush=True)
        code = subprocess.run([sys.executable, "-m", runner], check=False).returncode
        if code:
            sys.exit(code)


if __name__ == "__main__":
    main()
