"""Known holes in the packages we pin: ``python -m bench.known_holes requirements.txt …``.

pip-audit (PyPA) looks every pinned package up in the advisory database of PyPI. Where that cannot
be reached nothing was looked at, and this says so instead of *no known vulnerabilities*.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

_SECONDS = 300


def audited(files: list[str]) -> list[dict[str, Any]]:
    """What pip-audit says of each package that is pinned in ``files``."""
    wanted = [part for file in files for part in ("--requirement", file)]
    done = subprocess.run(
        [
            sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes",
            "--progress-spinner", "off", "--format", "json", *wanted,
        ],
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )  # fmt: skip
    try:
        return list(json.loads(done.stdout)["dependencies"])
    except (ValueError, KeyError):
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise SystemExit(f"pip-audit did not work: {last}") from None


def main(files: list[str]) -> int:
    """Print what is known of the packages; 1 where a hole is."""
    packages = audited(files)
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    holes = [one for one in packages if one.get("vulns")]
    for one in holes:
        for hole in one["vulns"]:
            fixed = ", ".join(hole.get("fix_versions", ())) or "no version"
            print(f"{one['name']} {one['version']}: {hole['id']}, mended in {fixed}")
    print(
        f"pip-audit: {len(packages) - len(skipped)} of {len(packages)} packages looked up, "
        f"{len(holes)} with known holes."
    )
    if skipped:
        print(
            f"NOT LOOKED UP: {len(skipped)} packages, because the advisory database does not know "
            f"them or cannot be reached from here ({', '.join(skipped[:5])}, …)."
        )
    return 1 if holes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
