"""Names of files that every system takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrdesk.document import file_names
from okrdesk.document.refused import Refused


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "LPT9", "aux.pdf", "prn.okrdesk", "COM¹", "con .txt"])
def test_names_that_windows_takes_for_devices_are_changed(name: str) -> None:
    assert file_names.is_of_windows(name)
    made = file_names.file_name(name, "okrdesk")
    assert not file_names.is_of_windows(made)
    assert not file_names.fits(name)


@pytest.mark.parametrize("name", ["Conference", "com", "com10", "nullify.pdf", "a con", "console.okrdesk"])
def test_names_that_only_begin_like_one_stay(name: str) -> None:
    assert not file_names.is_of_windows(name)
    assert file_names.stem(name) == name


def test_names_are_cut_by_bytes_and_never_through_a_letter() -> None:
    assert file_names.cut("ä" * 100, 121) == "ä" * 60
    assert file_names.cut("🎉" * 100, 121) == "🎉" * 30
    assert file_names.cut("short", 120) == file_names.cut("short", 5) == "short"
    assert len(file_names.cut("caf\udce9" * 100, 120).encode("utf-8", "surrogateescape")) <= 120
    assert len(file_names.file_name("日本" * 300, "okrdesk").encode()) <= 130


def test_a_file_that_is_there_already_keeps_its_name(tmp_path: Path) -> None:
    first = file_names.free(tmp_path, "Minutes", "pdf")
    first.touch()
    (tmp_path / "Minutes 2.pdf").symlink_to(tmp_path / "nowhere")
    assert (first.name, file_names.free(tmp_path, "Minutes", "pdf").name) == ("Minutes.pdf", "Minutes 3.pdf")
    (tmp_path / file_names.file_name("日本" * 300, "pdf")).touch()
    assert file_names.free(tmp_path, "日本" * 300, "pdf").name.endswith(" 2.pdf")


def test_a_name_for_another_kind_of_file_is_refused_and_a_mere_dot_is_not() -> None:
    for name in ("plan.pdf", "plan.XLSX", "v1.json"):
        with pytest.raises(Refused, match=r"another kind of file; choose one that ends with \.okrdesk"):
            file_names.refuse_other_kind(Path(name), "okrdesk")
    for name in ("plan", "Makers e.V.", "Report 08.02.2026", "plan.okrdesk", "plan.OKRDESK"):
        file_names.refuse_other_kind(Path(name), "okrdesk")
    file_names.refuse_other_kind(Path("chart.svg"), "png", "svg")
    with pytest.raises(Refused):
        file_names.refuse_other_kind(Path("page.okrdesk"), "pdf")


def test_a_name_of_255_bytes_fits_and_ours_have_at_most_120() -> None:
    assert file_names.fits("x" * 255)
    assert not file_names.fits("x" * 256)
    assert not file_names.fits("ä" * 128)
    assert file_names.stem("x" * 121) == "x" * 120
    assert file_names.file_name("...", "pdf") == "okrdesk.pdf"
    assert file_names.stem(' a/b:c  "d". ') == "a b c d"


def test_a_number_behind_a_long_name_fits_too(tmp_path: Path) -> None:
    for number in range(2, 4):
        file_names.free(tmp_path, "x" * 300, "pdf").touch()
        assert file_names.free(tmp_path, "x" * 300, "pdf").name == "x" * 115 + f" {number}.pdf"
