"""How the one-pager looks: its measures in pixels of the picture it follows, and its colours.

The picture is A4 at 150 dots per inch, so a pixel is 0.48 points (screens/README-page.md of the design).
"""

from __future__ import annotations

from okrdesk.frozen import dataclass
from okrdesk.reports.paper.print_style import INK, Colour, Style, colour

_PIXEL = 0.48


def px(pixels: float) -> float:
    """Points of so many pixels of the picture."""
    return pixels * _PIXEL


RULE, FINE, DIVIDER = colour("#C9C6BF"), colour("#E6E3DD"), colour("#CFD6E2")
BOX, TRACK, TRACK_EDGE = colour("#EEF1F6"), colour("#F4F2EE"), colour("#B9B5AD")
WARNING = colour("#A83A15")
QUIET = colour("#56616F")


@dataclass(frozen=True)
class Marked:
    """How a row of a status is marked: its bar, its sign with its shape, its word, and its letters.

    `grave` rows have a bar in the margin, `quiet` ones are grey.
    """

    fill: Colour
    sign: Colour
    word: Colour
    shape: str
    face: str = "regular"
    word_face: str = "semibold"
    grave: bool = False
    quiet: bool = False

    @property
    def ink(self) -> Colour:
        """The colour of the letters of a row."""
        return QUIET if self.quiet else INK


_GREEN, _GREY_GREEN = colour("#5F8F80"), colour("#9DB0AB")
MARKS = {
    "on track": Marked(_GREY_GREEN, _GREEN, QUIET, "circle", word_face="regular", quiet=True),
    "achieved": Marked(_GREY_GREEN, _GREEN, QUIET, "check", word_face="regular", quiet=True),
    "at risk": Marked(colour("#C88A16"), colour("#B06F00"), colour("#7A4D00"), "triangle"),
    "off track": Marked(WARNING, WARNING, WARNING, "square", "semibold", "bold", grave=True),
    "not started": Marked(_GREY_GREEN, QUIET, QUIET, "ring", word_face="regular"),
}


def mark_of(status: str) -> Marked:
    """How a status is marked; an unknown word like "not started"."""
    return MARKS.get(status, MARKS["not started"])


@dataclass(frozen=True)
class Measures:
    """Sizes of letters and heights in pixels, roomy or tight; on a page that overflows nothing is small.

    Body and second lines never shrink.
    """

    tight: bool = False
    overflows: bool = False

    def of(self, roomy: float, tight: float) -> float:
        """Points of a height that is another one where it is tight."""
        return px(tight if self.tight else roomy)

    def style(self, face: str, pixels: float, ink: Colour = INK, line: float = 0.0) -> Style:
        """A style of so many pixels in lines of `line`; small letters are 8.5 points where it overflows."""
        size = max(pixels, 18.0) if self.overflows else pixels
        return Style(face, px(size), px(line or size * 1.25), ink)

    @property
    def second(self) -> Style:
        """Lines below others, and names of figures."""
        return self.style("regular", 17, QUIET, 24)

    @property
    def tiny(self) -> Style:
        """Heads of columns and the foot."""
        return self.style("regular", 16, QUIET, 21)

    @property
    def heading(self) -> Style:
        """The headings of what stands around the table."""
        return self.style("bold", 20, line=25)

    def body(self, face: str = "regular", ink: Colour = INK) -> Style:
        """What is read: rows and sentences."""
        return self.style(face, 20, ink, 23 if self.tight else 25)
