"""The two inner parts of the reportlab canvas that we need and that it has no public door to."""

from __future__ import annotations

from typing import Any


def emit(canvas: Any, operator: str) -> None:
    """Add drawing operators of the PDF to the page as they are."""
    canvas._code.append(operator)  # noqa: SLF001


def document(canvas: Any) -> Any:
    """The reportlab document behind a canvas: its catalog, pages and objects."""
    return canvas._doc  # noqa: SLF001
