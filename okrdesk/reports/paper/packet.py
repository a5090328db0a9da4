"""The packet with the properties of a file, as reportlab writes it.

Imports reportlab, so it is imported where a page is drawn.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject


class Packet(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object of its own in the file, never compressed, so that any program finds it."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self._content = text.encode()

    def format(self, _document: Any) -> bytes:
        """The object as it is written."""
        about = f"<< /Type /Metadata /Subtype /XML /Length {len(self._content)} >>"
        return about.encode() + b"\nstream\n" + self._content + b"\nendstream"
