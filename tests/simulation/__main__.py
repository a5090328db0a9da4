"""Live many lives, or one that was kept: `python -m tests.simulation --help`."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from tests.simulation import lives


def main() -> int:
    """Print what failed, with a file that plays it again; 1 when anything did."""
    parser = argparse.ArgumentParser("python -m tests.simulation", description=__doc__)
    parser.add_argument("life", nargs="?", type=Path, help="a kept life to play again")
    parser.add_argument("--seeds", type=int, default=1_000, help="how many lives (default %(default)s)")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--acts", type=int, default=16, help="how many acts a life has (default %(default)s)")
    parser.add_argument("--keep", type=Path, default=Path(), help="the folder for lives that fail")
    asked = parser.parse_args()
    if asked.life:
        print(lives.played(asked.life))
        return 0
    began, failed = time.monotonic(), 0
    for seed in range(asked.first, asked.first + asked.seeds):
        computers, schema, acts = lives.drawn(seed, asked.acts)
        error = lives.fails(computers, schema, acts)
        if error is not None:
            failed += 1
            kept = asked.keep / f"life-{seed}.json"
            lives.keep(kept, computers, schema, lives.shortest(computers, schema, acts))
            print(f"seed {seed}: {error!r}; kept as {kept}", flush=True)
    print(f"{asked.seeds} lives of {asked.acts} acts, {failed} failed, {time.monotonic() - began:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
