"""The pictures that are looked at: one command saves them, in any theme, size and scale."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.pictures import size_of

ROOT = Path(__file__).parent.parent


def test_pictures_have_the_size_scale_and_theme_that_were_asked_for(tmp_path: Path) -> None:
    asked = ["--theme", "dark", "--size", "1024x700", "--scale", "1.5", "--only", "start", "dialog-about"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.pictures", str(tmp_path / "out"), *asked],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {place.name for place in (tmp_path / "out").iterdir()} == {"start.png", "dialog-about.png"}
    picture = QImage(str(tmp_path / "out" / "start.png"))
    assert (picture.width(), picture.height()) == (1536, 1050)
    assert picture.pixelColor(1500, 1000).lightness() < 60  # the paper of the dark theme


@pytest.mark.parametrize("text", ["", "1440", "x900", "1440x", "0x900", "1440x-9", "wide"])
def test_a_size_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        size_of(text)


def test_a_size_is_read() -> None:
    assert size_of("1440X900") == (1440, 900)
