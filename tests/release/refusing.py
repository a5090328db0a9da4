"""Opens each file of the hostile corpus, and one too large; prints what the slowest and all of them took."""

from __future__ import annotations

import contextlib
import json
import tempfile
from pathlib import Path

from okrdesk.document import size, storage
from okrdesk.document.refused import Refused
from tests.document.test_checks import HOSTILE, whole_content
from tests.release.costs import Slowest, peak


def main() -> None:
    """Measure and print."""
    slowest = Slowest()
    content = whole_content()
    with tempfile.TemporaryDirectory(prefix="okrdesk-release-") as folder:
        path = Path(folder) / "goals.okrdesk"
        for _kind, make in HOSTILE.values():
            path.write_bytes(make(content))
            refuse(path, slowest)
        with path.open("wb") as large:
            large.write(content)
            large.truncate(size.limit() + 1)
        refuse(path, slowest)
    found = {"files": len(HOSTILE) + 1, "seconds": round(slowest.seconds, 3), "memory": round(peak())}
    print(json.dumps(found))


def refuse(path: Path, slowest: Slowest) -> None:
    """Try to open a file, which ends in a refusal in words."""
    with slowest.watched(), contextlib.suppress(Refused):
        storage.open_for_command(path, write=False).close()
        raise AssertionError(f"{path} was opened")


if __name__ == "__main__":
    main()
