"""One Qt application for the scripts that Qt lays out, the same that the window's tests use."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _one_application(qapp):
    """Without it the first right-to-left text would start a smaller application of its own."""
    return qapp
