"""matplotlib is loaded without its help.

For each class that draws it writes down all that can be set on it, in words: a quarter of what a page with a
chart takes to load it, for texts that only a programmer at a prompt reads.
"""

from __future__ import annotations

from threading import Lock

_ONE = Lock()


def load() -> None:
    """Import matplotlib's figures, whose classes then tell less of themselves; once they are there, nothing.

    To be called before anything of matplotlib is imported that draws.
    """
    with _ONE:
        from matplotlib import artist

        told = artist.kwdoc
        artist.kwdoc = _untold
        try:
            import matplotlib.figure  # noqa: F401
        finally:
            artist.kwdoc = told


def _untold(artist: object) -> str:
    return ""
