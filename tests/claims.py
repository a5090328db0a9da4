"""Claims: which check stands for which row of the coverage table; each row is claimed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

Check = TypeVar("Check", bound=Callable[..., None])


class Claims(Generic[Check]):
    """The rows that a file claims, with the checks that serve them."""

    def __init__(self) -> None:
        self.checks: dict[str, Check] = {}

    def take(self, *claimed: Mapping[str, Check]) -> None:
        """Checks of other files stand for their rows too."""
        for checks in claimed:
            for row, check in checks.items():
                self.serves(row)(check)

    def serves(self, *rows: str) -> Callable[[Check], Check]:
        """This check stands for these rows."""

        def keep(check: Check) -> Check:
            for row in rows:
                assert row not in self.checks, f"{row} is claimed twice"
                self.checks[row] = check
            return check

        return keep
