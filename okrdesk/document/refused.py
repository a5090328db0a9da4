"""A change or a file that the rules do not allow, with a sentence for the person."""

from __future__ import annotations


class Refused(Exception):
    """Carries one sentence: what is wrong and what to do. Anything else that is raised is a bug."""

    @property
    def sentence(self) -> str:
        """The sentence, ready to be shown or printed."""
        return str(self)


class NotAWorkspace(Refused):
    """A file that cannot be opened. `kind` says why, for whoever offers a way out.

    Kinds: gone, too long (its name), folder, device, loop, unreadable, too large, changing,
    empty, foreign (not a workspace), other application, newer, cut short, damaged.
    """

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind


class NotWritten(Refused):
    """A file that could not be written; what stood there before stands there still. `kind` says why.

    Kinds: gone (the file), too long (its name), away (its folder or stick), read-only, full, busy, too large
    (to be read again), other.
    """

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind
