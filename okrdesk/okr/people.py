"""People: owners, helpers and those who check in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the community, with what they do here in one line."""

    id: str
    name: str
    role: str = ""

    @property
    def initials(self) -> str:
        """One or two letters for a badge: first and last word of the name."""
        words = self.name.split()
        if not words:
            return "?"
        letters = words[0][0] + (words[-1][0] if len(words) > 1 else words[0][1:2])
        return letters.upper()
