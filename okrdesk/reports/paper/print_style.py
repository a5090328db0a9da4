"""The look of everything we print: colours, sizes and the fonts that travel with the application."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from okrdesk import paths
from okrdesk.frozen import dataclass
from okrdesk.reports.paper.outlines import OutlineFont

Colour = tuple[float, float, float]

PAPERS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0), "a3": (841.89, 1190.55)}  # points
MARGIN = 36.0
INDENT = 24.0  # of what stands below a number
WHOLE = 190.0  # points: what is taller may be divided between two lines


def colour(code: str) -> Colour:
    """Red, green and blue from 0 to 1 of "#RRGGBB"."""
    return int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255


INK = colour("#1B2430")
MUTED = colour("#5B6775")
LINE = colour("#DDDAD3")
EDGE = colour("#B5B1A7")
TRACK = colour("#F4F3EF")
ACCENT = colour("#2A4B8D")
WHITE = colour("#FFFFFF")
FAINT, AXIS = colour("#E6E3DD"), colour("#C4C8CC")


@dataclass(frozen=True)
class StatusLook:
    """How a status is drawn: the colour of its bar, of its word, of its pill, and its shape."""

    fill: Colour
    ink: Colour
    soft: Colour
    shape: str


STATUSES = {
    "on track": StatusLook(colour("#009E73"), colour("#006B50"), colour("#DDF2EB"), "circle"),
    "at risk": StatusLook(colour("#C27C00"), colour("#7D4F00"), colour("#FBEFD2"), "triangle"),
    "off track": StatusLook(colour("#D55E00"), colour("#9E3513"), colour("#FBE3DB"), "square"),
    "achieved": StatusLook(colour("#0072B2"), colour("#005A8E"), colour("#DDEEF8"), "check"),
    "not started": StatusLook(colour("#828C97"), colour("#56606B"), colour("#EEF0F2"), "ring"),
}


def status_look(status: str) -> StatusLook:
    """The look of a status; an unknown word looks like "not started"."""
    return STATUSES.get(status, STATUSES["not started"])


@dataclass(frozen=True)
class Style:
    """How a text is set: face ("regular", "semibold", "bold", "italic"), size and line height in points."""

    face: str
    size: float
    leading: float
    colour: Colour = INK

    def coloured(self, ink: Colour) -> Style:
        """The same style in another colour."""
        return replace(self, colour=ink)


@dataclass(frozen=True)
class Density:
    """How tightly a page is set: factors for letters and for the space between things, the least of sizes."""

    letters: float
    space: float
    least: float = 0.0

    def style(self, face: str, size: float, ink: Colour = INK, leading: float = 1.28) -> Style:
        """A style at this density; the size is given for the roomiest page."""
        size = max(size * self.letters, self.least)
        return Style(face, size, size * leading, ink)


# From the roomiest to the floor: body text of 10 points goes down to 7.6, which is still read on paper.
DENSITIES = (
    Density(1.0, 1.0),
    Density(1.0, 0.8),
    Density(0.96, 0.66),
    Density(0.92, 0.52),
    Density(0.88, 0.44),
    Density(0.85, 0.38),
    Density(0.82, 0.33),
    Density(0.79, 0.28),
    Density(0.76, 0.24),
)

_LARGER = {"a3": 1.38}  # than on A4, to be read from as much further away


def on_paper(densities: Sequence[Density], paper: str) -> tuple[Density, ...]:
    """The densities of pages that are read from as far away as their paper is large."""
    factor = _LARGER.get(paper, 1.0)
    return tuple(
        replace(each, letters=each.letters * factor, space=each.space * factor) for each in densities
    )


LEAST = 8.5  # points of what needs more than a page: nothing is gained by smaller letters


def legible(densities: Sequence[Density]) -> Sequence[Density]:
    """Those of some densities that are large enough for several pages, one at least."""
    large = [each for each in densities if each.letters >= 0.92] or densities[:1]
    return tuple(replace(each, least=LEAST) for each in large)


FAMILY = "Source Sans 3"  # as the files of our faces name it
_FILES = {
    "regular": "SourceSans3-Regular.ttf",
    "semibold": "SourceSans3-Semibold.ttf",
    "bold": "SourceSans3-Bold.ttf",
    "italic": "SourceSans3-It.ttf",
    "emoji": "NotoEmoji.ttf",
    "symbols": "DejaVuSans.ttf",
    "symbols-bold": "DejaVuSans-Bold.ttf",
}

# The face for letters that a face of ours lacks.
BEHIND = {"regular": "symbols", "italic": "symbols", "semibold": "symbols-bold", "bold": "symbols-bold"}


def font_file(face: str) -> Path:
    """The font file of a face: our own, or of matplotlib, which is found without being imported."""
    name = _FILES[face]
    if not face.startswith("symbols"):
        return paths.resources() / "fonts" / name
    spec = importlib.util.find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise RuntimeError(f"The package matplotlib with the font {name} is not installed.")
    return Path(spec.origin).parent / "mpl-data/fonts/ttf" / name


@cache
def outlines(face: str) -> OutlineFont:
    """The font of a face as drawings."""
    return OutlineFont(font_file(face))


def has(face: str, letter: str) -> bool:
    """Whether a face has a letter; the font itself is not loaded for the answer."""
    return outlines(face).glyph(ord(letter)) > 0


@cache
def font(face: str) -> Any:
    """The reportlab font of a face, registered once as "okr-<face>"."""
    from reportlab.pdfbase import pdfmetrics

    from okrdesk.reports.paper.embedded import EmbeddedFont

    made = EmbeddedFont(f"okr-{face}", str(font_file(face)))
    pdfmetrics.registerFont(made)
    return made
