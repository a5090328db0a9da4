"""Prints the seconds that the slowest refusal took, of the hostile corpus (T6) and of 500 mutants (T5)."""

from __future__ import annotations

import contextlib
import json
import random
import tempfile
import time
from pathlib import Path

from okrdesk.document import storage
from okrdesk.document.refused import Refused
from tests.document.test_checks import HOSTILE, mutant_of, whole_content


def seconds(path: Path) -> float:
    """What it takes to open a file, or to be told that it is not opened."""
    began = time.perf_counter()
    with contextlib.suppress(Refused):
        storage.open_for_command(path, write=False).close()
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    content, rng = whole_content(), random.Random(5)
    with tempfile.TemporaryDirectory(prefix="okrdesk-benchmarks-") as folder:
        path = Path(folder) / "goals.okrdesk"

        def slowest(files: list[bytes]) -> float:
            found = []
            for each in files:
                path.write_bytes(each)
                found.append(seconds(path))
            return max(found)

        corpus = [make(content) for _kind, make in HOSTILE.values()]
        mutants = [mutant_of(content, rng) for _number in range(500)]
        print(json.dumps({"corpus": slowest(corpus), "mutants": slowest(mutants)}))


if __name__ == "__main__":
    main()
