"""Lives drawn from seeds, kept when they fail, and played again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from okrdesk.document import checks
from tests import factories
from tests.simulation.world import OFTEN, World

FILES = Path(__file__).parent.parent / "files"
Acts = Sequence[tuple[str, int]]


def beginning(schema: int) -> bytes:
    """The file with which every copy begins, as that schema wrote it."""
    return (FILES / f"schema_{schema}.okrdesk").read_bytes()


def drawn(seed: int, acts: int) -> tuple[int, int, list[tuple[str, int]]]:
    """(computers, schema, acts) of a seed."""
    chance = Random(seed)
    computers, schema = chance.randrange(2, 6), chance.choice((1, 2))
    return computers, schema, [(chance.choice(OFTEN), chance.randrange(1 << 16)) for _act in range(acts)]


def live(computers: int, schema: int, acts: Acts) -> str:
    """Play a life to its end; returns a digest of all that it left. Raises what went wrong.

    Its disks are where temporary files are: in memory they are many times as fast.
    """
    # The same bytes need not be found whole a hundred times.
    with TemporaryDirectory() as folder, patch.object(checks, "check", factories.check_once):
        world = World(Path(folder), beginning(schema), computers)
        try:
            for act, choice in acts:
                world.play(act, choice)
            together = world.finish()
        finally:
            world.leave()
        left = [factories.content(together), *(p.read_bytes() for p in world.places if p.exists())]
        together.close()
        return hashlib.sha256(b"".join(left)).hexdigest()


def shortest(computers: int, schema: int, acts: Acts) -> list[tuple[str, int]]:
    """The acts of a failing life without those that it fails without."""
    kept = list(acts)
    for place in reversed(range(len(kept))):
        fewer = kept[:place] + kept[place + 1 :]
        if fails(computers, schema, fewer) is not None:
            kept = fewer
    return kept


def fails(computers: int, schema: int, acts: Acts) -> Exception | None:
    """What goes wrong in a life, or None."""
    try:
        live(computers, schema, acts)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what went wrong
        return error
    return None


def keep(path: Path, computers: int, schema: int, acts: Acts) -> None:
    """Write a life down as a file that `played` plays again."""
    path.write_text(json.dumps({"computers": computers, "schema": schema, "acts": list(acts)}, indent=1))


def played(path: Path) -> str:
    """Play a life that was kept; as `live`."""
    known = json.loads(path.read_text("utf-8"))
    return live(known["computers"], known["schema"], [(act, choice) for act, choice in known["acts"]])
