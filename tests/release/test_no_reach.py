"""Opening, importing and exporting hostile files opens only what was asked for, and reaches nobody (T15)."""

from __future__ import annotations

import json
import os
import sys
import sysconfig
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.release import costs, reaching

pytestmark = [pytest.mark.release, pytest.mark.timeout(3600)]

# What any program reads: its own modules, fonts, time zones, its devices.
OF_THE_SYSTEM = (
    "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/zoneinfo", "/usr/share/locale", "/etc", "/proc",
    "/sys", "/dev/null", "/dev/urandom", "/var/cache/fontconfig",
)  # fmt: skip

# Matplotlib asks for the fonts of a computer on which it never drew.
LISTING_FONTS = {"subprocess.Popen fc-list"}


def test_nothing_but_what_was_asked_for_is_opened(
    tmp_path: Path,
    okrdesk_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    secret = tmp_path / "secret" / "red.png"
    secret.parent.mkdir()
    secret.write_bytes(b"secret")
    account = tmp_path / "account"
    account.mkdir()
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(account))
    folder = tmp_path / "given"
    folder.mkdir()
    many = reaching.lay_out(folder, secret)
    told = json.loads(costs.alone("tests.release.reaching", str(folder)).splitlines()[-1])
    of_python = {
        os.path.realpath(path) for path in (*sysconfig.get_paths().values(), *filter(None, sys.path))
    }
    allowed = (
        *of_python, os.path.realpath(sys.base_prefix), str(costs.ROOT), str(folder), str(okrdesk_home),
        *OF_THE_SYSTEM, str(account), os.path.realpath(tempfile.gettempdir() + "/okrdesk-"),
    )  # fmt: skip
    strange = [path for path in told["opened"] if not path.startswith(allowed)]
    assert strange == []
    assert not [path for path in told["opened"] if path.startswith(str(secret.parent))]
    assert set(told["reached"]) <= LISTING_FONTS
    record_property("hostile files", many)
    record_property("calls looked at", told["calls"])
