"""A process that checks in, publishes and closes, and says so; it is watched by strace.

`python -m tests.release.working FILE SYNCHRONOUS`, where 3 is how OKR Desk writes and less is known to lose.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from okrdesk.document import connection, opening
from tests import factories

ROUNDS = 4


def say(word: str) -> None:
    os.write(1, f"{word}\n".encode())


def main(path: Path, synchronous: int) -> None:
    """Four sessions of three check-ins; each is said once it is acknowledged."""
    number = 0
    for _round in range(ROUNDS):
        session = opening.open_session(path, "anyway")
        session.document.database.connection().execute(f"PRAGMA synchronous = {synchronous}")
        for _nth in range(3):
            number += 1
            factories.check_in(session.document, number, f"note {number}")
            say(f"note {number}")
        session.publish_now()
        say("published")
        number += 1
        factories.check_in(session.document, number, f"note {number}")
        say(f"note {number}")
        assert session.close()
        say("published")


if __name__ == "__main__":
    assert dict(connection.PRAGMAS)["synchronous"] == 3
    main(Path(sys.argv[1]), int(sys.argv[2]))
