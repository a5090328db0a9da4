"""Workspaces inside PDFs: one is found, everything else is refused in a sentence, within limits."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from okrdesk.document import attachments, size
from okrdesk.document.refused import NotAWorkspace
from okrdesk.document.storage import open_for_command, workspace_of_page
from okrdesk.reports.paper import attached
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.page import fitted
from tests.factories import content, workspace

_ON = dt.date(2026, 2, 8)
_PAGE = fitted(lambda page: page.header("X"), Head("Bakery"), "").report("X").pdf


def _carrying(held: bytes, name: str = "Bakery.okrdesk", kind: str = attachments.KIND) -> bytes:
    return attached.with_file(_PAGE, name, held, kind=kind, about="Bread & <b>", on=_ON)


def _refused(page: bytes) -> str:
    with pytest.raises(NotAWorkspace) as refused:
        attachments.workspace_in(page, "page.pdf")
    assert "“page.pdf”" in refused.value.sentence
    return refused.value.kind


def test_what_was_put_in_comes_out_and_the_page_stays() -> None:
    held = content(workspace())
    page = _carrying(held)
    assert page.startswith(_PAGE)
    assert page == _carrying(held), "the same bytes every time"
    assert attachments.workspace_in(page, "page.pdf") == held
    assert attachments.as_workspace(held, "x.okrdesk") is held


@pytest.mark.parametrize("name", ["Bäckerei – مخبز 面包.okrdesk", "a(b)\\c.okrdesk"])
def test_names_in_any_script_are_kept(name: str) -> None:
    assert list(PdfReader(io.BytesIO(_carrying(b"x", name))).attachments) == [name]


def test_a_page_that_another_program_wrote_anew_still_carries_it() -> None:
    held = content(workspace())
    writer = PdfWriter(clone_from=io.BytesIO(_carrying(held)))
    again = io.BytesIO()
    writer.write(again)
    assert attachments.workspace_in(again.getvalue(), "page.pdf") == held


def test_a_strict_reader_warns_of_nothing(caplog: pytest.LogCaptureFixture) -> None:
    reader = PdfReader(io.BytesIO(_carrying(b"x")), strict=True)
    assert [page.extract_text() for page in reader.pages]
    assert caplog.messages == []


def test_the_reader_of_a_damaged_page_writes_nothing_to_the_terminal() -> None:
    lines = (
        "import contextlib",
        "from okrdesk.document import attachments",
        "with contextlib.suppress(attachments.NotAWorkspace):",
        "    attachments.workspace_in(b'%PDF-1.7', 'page.pdf')",
    )
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, check=True)
    assert done.stderr == b""


def test_a_page_without_a_workspace_says_so() -> None:
    assert _refused(_PAGE) == "only a page"
    assert _refused(_carrying(b"bill", "bill.xml", "text/xml")) == "only a page"


def test_several_workspaces_are_refused() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(_PAGE))
    for name in ("one.okrdesk", "two.okrdesk"):
        writer.add_attachment(name, b"x")
    page = io.BytesIO()
    writer.write(page)
    assert _refused(page.getvalue()) == "page with several"


def test_a_locked_page_is_refused() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(_carrying(b"x")))
    writer.encrypt("secret", algorithm="RC4-128")
    page = io.BytesIO()
    writer.write(page)
    assert _refused(page.getvalue()) == "page locked"


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "limit", lambda: 1_000_000)
    page = _carrying(b"\0" * 50_000_000)
    assert len(page) < 200_000
    assert _refused(page) == "page too large"


def test_a_page_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "_MOST_PAGE", len(_PAGE) - 1)
    assert _refused(_PAGE) == "page too large"


def test_names_that_lead_in_a_circle_end() -> None:
    page = _carrying(b"x")
    number = int(page.rsplit(b"/Root ", 1)[1].split()[0])
    place = page.rindex(b"%d 0 obj" % number)
    looped = page[:place] + page[place:].replace(
        b"/EmbeddedFiles << ", b"/EmbeddedFiles %d 0 R /X << " % number
    )
    looped = looped.replace(b"/Type /Catalog", b"/Kids[%d 0 R]" % number, 2)
    assert _refused(looped) in ("only a page", "page damaged")


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.binary(max_size=6), st.booleans())
def test_mutated_and_cut_pages_are_refused_or_whole(at: int, bytes_there: bytes, cut: bool) -> None:
    held = b"SQLite format 3\0" + b"bread" * 50
    page = _carrying(held)
    at = len(page) - 1 - at % 1500  # where the attachment and its tables are
    wrong = page[:at] if cut else page[:at] + bytes_there + page[at + len(bytes_there) :]
    with contextlib.suppress(NotAWorkspace):
        assert isinstance(attachments.workspace_in(wrong, "page.pdf"), bytes)


@pytest.mark.parametrize("start", [b"%PDF-", b"%PDF-1.7\nstartxref\n99999\n%%EOF", b"\n%PDF-1.4 \xff\xfe"])
def test_what_only_begins_like_a_page_is_refused(start: bytes) -> None:
    assert attachments.is_page(start)
    assert _refused(start) == "page damaged"


def test_what_is_carried_is_checked_like_any_file(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "page.pdf"
    path.write_bytes(_carrying(b"SQLite format 3\0 and nothing else"))
    for read in (workspace_of_page, lambda each: open_for_command(each, write=False)):
        with pytest.raises(NotAWorkspace):
            read(path)
    held = bytearray(content(workspace()))
    held[len(held) // 2] ^= 1
    path.write_bytes(_carrying(bytes(held)))
    with pytest.raises(NotAWorkspace):
        workspace_of_page(path)


def test_packed_in_another_way_is_refused() -> None:
    page = _carrying(b"x" * 100).replace(b"Filter /FlateDecode /Length", b"Filter /RunLengths  /Length")
    assert _refused(page) == "page damaged"


@pytest.mark.parametrize(
    ("now", "kind"),
    [(b"Filter [/FlateDecode] /Length", ""), (b"Filter [] /X (......) /Length", "as it is")],
)
def test_filters_may_stand_in_a_list_or_be_none(now: bytes, kind: str) -> None:
    held = b"bread" * 30
    page = _carrying(held)
    packed = page[page.rindex(b"stream\n", 0, page.rindex(b"endstream")) + 7 : page.rindex(b"\nendstream")]
    listed = page.replace(b"Filter /FlateDecode /Length", now)
    assert attachments.workspace_in(listed, "page.pdf") == (packed if kind else held)
