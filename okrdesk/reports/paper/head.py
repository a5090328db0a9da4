"""What a report says about itself around its content."""

from __future__ import annotations

from datetime import date

from okrdesk.frozen import dataclass


@dataclass(frozen=True)
class Head:
    """What a report is about: its header, its running heads and the properties of the file say so.

    `day` is written out ("8 February 2026") and `on` the same day, which dates the file; `week` is said below
    the day; `language` is a language tag ("en", "de-AT") for screen readers.
    """

    workspace: str
    mission: str = ""
    cycle: str = ""
    day: str = ""
    on: date | None = None
    week: str = ""
    file_name: str = ""
    language: str = "en"
    author: str = ""
