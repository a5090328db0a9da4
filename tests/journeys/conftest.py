"""Journeys drive the whole window; they share the desk's rules for tests."""

from __future__ import annotations

from tests.gui.conftest import desk_look, dressed, nothing_left_over, private_home, shown, undrawn  # noqa: F401
