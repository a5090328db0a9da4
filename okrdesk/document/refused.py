"""A change or a file that the rules do not allow, with a sentence for the person."""

from __future__ import annotations


class Refused(Exception):
    """Carries one sentence: what is wrong and what to do. Anything else that is raised is a bug."""

    @property
    def sentence(self) -> str:
        """The sentence, ready to be shown or printed."""
        return str(self)
