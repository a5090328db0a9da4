"""Commands as processes: exit codes, UTF-8 in any locale, readers that leave early, nothing of Qt."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from okrdesk import __main__, libraries
from okrdesk.cli.run import run
from okrdesk.reports.paper import installed
from tests import factories


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return factories.sample_file(tmp_path / "plan.okrdesk", dt.date(2026, 2, 8))


_NOT_HANDED_ON = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONUTF8")


def _okrdesk(*words: object, **more: str) -> subprocess.CompletedProcess[bytes]:
    kept = {k: v for k, v in os.environ.items() if k not in _NOT_HANDED_ON}
    return subprocess.run(
        [sys.executable, "-m", "okrdesk", *map(str, words)],
        capture_output=True,
        env={**kept, **more},
        check=False,
        timeout=300,
    )


def test_bytes_that_are_no_text_are_refused_not_stored(sample: Path) -> None:
    before = sample.read_bytes()
    found = _okrdesk("check-in", sample, "1.1", "31", "--note", "Caf\udce9 open", LC_ALL="C.UTF-8")
    assert (found.returncode, found.stdout) == (1, b"")
    assert found.stderr.decode() == (
        "“Caf? open” is not text in the encoding of this system; type it again, or set it to UTF-8.\n"
    )
    assert sample.read_bytes() == before


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_output_is_utf8_in_every_locale(sample: Path, locale: str) -> None:
    found = _okrdesk("show", sample, "--json", LC_ALL=locale, PYTHONIOENCODING="latin-1")
    assert found.returncode == 0, found.stderr
    assert json.loads(found.stdout.decode("utf-8"))["workspace"]["name"] == "Bremen Makers’ Network"


def test_a_reader_that_leaves_is_no_error(sample: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "okrdesk", "history", str(sample), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(300) == 0
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()


def _shown(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """What a command prints, which needs no process of its own."""
    assert run([str(word) for word in words]) == 0
    return capsys.readouterr().out


def test_with_output_closed_the_work_is_done(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = "import os, sys; os.close(1); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    words = ["-m", "okrdesk", "check-in", str(sample), "1.1", "11", "--on", "2026-02-08"]
    found = subprocess.run([sys.executable, "-c", code, *words], stderr=subprocess.PIPE, check=False)
    assert (found.returncode, found.stderr) == (0, b"")
    assert '"current": "11"' in _shown(capsys, "show", sample, "--json", "--on", "2026-02-08")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_where_the_answer_cannot_be_written_it_says_so_and_the_edit_stands(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["check-in", sample, "1.1", "11", "--on", "2026-02-08"], ["history", sample, "--json"]):
        with open("/dev/full", "wb") as full:
            found = subprocess.run(
                [sys.executable, "-m", "okrdesk", *map(str, words)],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert found.returncode == 1
        assert len(found.stderr.splitlines()) == 1
        assert b"edits that were asked for are kept" in found.stderr
    assert '"current": "11"' in _shown(capsys, "show", sample, "--json", "--on", "2026-02-08")


@pytest.mark.parametrize("many", [4, pytest.param(10, marks=pytest.mark.release)])
def test_check_ins_at_once_are_all_kept(sample: Path, many: int, capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-m", "okrdesk", "check-in", str(sample), "1.1"]
    running = [
        subprocess.Popen([*command, str(n), "--note", f"at once {n}"], stdout=subprocess.DEVNULL)
        for n in range(many)
    ]
    assert [process.wait(300) for process in running] == [0] * many
    shown = json.loads(_shown(capsys, "show", sample, "--json", "--on", "2030-01-01"))
    notes = [c["note"] for c in shown["objectives"][0]["key_results"][0]["check_ins"]]
    assert {f"at once {n}" for n in range(many)} <= set(notes)
    assert os.listdir(sample.parent) == [sample.name]


def test_commands_import_neither_qt_nor_the_heavy_libraries(sample: Path) -> None:
    code = (
        "import sys; from okrdesk.cli.run import run; "
        f"codes = [run([c, {str(sample)!r}]) for c in ('show', 'history', 'coach', 'words', 'check')]; "
        "heavy = [m for m in ('PySide6', 'matplotlib', 'reportlab', 'numpy') if m in sys.modules]; "
        "sys.exit(f'{codes} {heavy}' if any(codes) or heavy else 0)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=300)
    assert found.returncode == 0, found.stderr


def test_without_a_display_the_window_says_so(sample: Path) -> None:
    for words in ([], [sample]):
        found = _okrdesk(*words)
        assert found.returncode == 1
        assert b"display" in found.stderr
        assert b"Traceback" not in found.stderr


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([], False),
        (["plan.okrdesk"], False),
        (["folder/plan"], False),
        (["show", "plan.okrdesk"], True),
        (["shwo", "plan.okrdesk"], True),
        (["shwo"], True),
        (["--version"], True),
    ],
)
def test_commands_and_files_are_told_apart(words: list[str], wanted: bool) -> None:
    assert __main__._is_command(words) is wanted


def test_missing_libraries_are_named_with_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(libraries, "_loads", lambda library: library != "libEGL.so.1")
    assert libraries.missing() == ["libegl1"]
    assert libraries.advice(["libegl1", "libgl1"]).endswith("sudo apt-get install libegl1 libgl1")
    assert libraries.advice([]) == ""
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(libraries, "_loads", lambda library: "xcb-cursor" not in library)
    assert libraries.missing() == []
    assert libraries.missing(window=True) == ["libxcb-cursor0"]
    monkeypatch.setattr(sys, "platform", "darwin")
    assert libraries.missing(window=True) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"DISPLAY": ":987"}, b"could not connect to display :987"),
        ({"QT_QPA_PLATFORM": "nonsense"}, b"nonsense"),
        ({"DISPLAY": ":987", "OKRDESK_HOME": "/proc/none"}, b"own folder"),
    ],
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there Qt ends the process")
def test_where_qt_gives_up_one_sentence_is_said(more: dict[str, str], said: bytes) -> None:
    if not more.get("QT_QPA_PLATFORM") and libraries.missing(window=True):
        pytest.skip("libraries of X11 are missing, which is said first")
    found = _okrdesk(**more)
    assert (found.returncode, found.stdout, len(found.stderr.splitlines())) == (1, b"", 1), found.stderr
    assert said in found.stderr


NOWHERE = {"OKRDESK_HOME": "/proc/none", "HOME": "/proc/none", "XDG_CACHE_HOME": "", "MPLCONFIGDIR": ""}


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="needs a folder that nobody can write")
def test_papers_and_charts_need_no_folder_of_their_own_and_no_qt(sample: Path) -> None:
    written = ("plain.pdf", "page.pdf", "all.json", "chart.png", "days.ics")
    # No letters of other scripts, for which Qt is asked.
    commands = (
        ("export", sample, sample.with_name("plain.pdf"), "--no-chart"),
        ("export", sample, sample.with_name("page.pdf")),
        ("export", sample, sample.with_name("all.json")),
        ("chart", sample, sample.with_name("chart.png"), "--kind", "progress"),
        ("calendar", sample, sample.with_name("days.ics")),
        ("show", sample),
    )
    code = (
        "import sys; from okrdesk.cli.run import run; "
        f"commands = {[list(map(str, words)) for words in commands]!r}; "
        "codes = [run(commands[0])]; early = 'matplotlib' in sys.modules; codes += map(run, commands[1:]); "
        "loaded = [name for name in sys.modules if name.startswith('PySide6')]; "
        "sys.exit(f'{codes} {early} {loaded}' if any(codes) or early or loaded else 0)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        timeout=300,
        env={**os.environ, **NOWHERE},
    )
    assert found.returncode == 0, found.stderr
    assert b"This page was not remembered" in found.stderr, "the page is written all the same"
    assert b"Traceback" not in found.stderr
    assert {*written, sample.name} == set(os.listdir(sample.parent))


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="needs a folder that nobody can write")
@pytest.mark.parametrize("words", [("check-in", "1.1", "5"), ("undo",), ("backups",)])
def test_what_needs_a_folder_of_its_own_says_so(
    sample: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in NOWHERE.items():
        monkeypatch.setenv(name, value)
    code = run([words[0], str(sample), *words[1:]])
    said = capsys.readouterr().err
    assert (code, len(said.splitlines())) == (1, 1), said
    assert "OKRDESK_HOME" in said


def test_names_too_long_are_refused_in_a_sentence(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = sample.with_name("ä" * 200 + ".okrdesk")
    for words in (
        ["show", long],
        ["new", long],
        ["check-in", long, "1.1", "5"],
        ["export", sample, long.with_suffix(".pdf")],
        ["chart", sample, long.with_suffix(".png"), "--kind", "progress"],
        ["export", sample, long.with_suffix(".json")],
        ["import", sample, long],
        ["sample", long],
    ):
        code = run([str(word) for word in words])
        said = capsys.readouterr().err
        assert (code, len(said.splitlines())) == (1, 1), (words[0], said)
        assert "choose a shorter one" in said, words[0]


def test_a_name_that_is_no_utf8_is_a_name_like_any(sample: Path) -> None:
    odd = sample.with_name(os.fsdecode(b"caf\xe9.okrdesk"))
    try:
        sample.rename(odd)
    except OSError:
        pytest.skip("this system's names are text")
    code = (
        "import sys; from okrdesk.cli.run import run; place, page = sys.argv[1:]; "
        "codes = [run(['check-in', place, '1.1', '11', '--on', '2026-02-08'])]; "
        "codes.append(run(['export', place, page])); "
        "sys.exit(str(codes) if any(codes) else run(['show', place, '--json']))"
    )
    words = [sys.executable, "-c", code, str(odd), str(odd.with_suffix(".pdf"))]
    done = subprocess.run(words, capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert odd.with_suffix(".pdf").exists()
    assert b'"workspace": {' in done.stdout


def test_folders_set_to_nothing_count_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_DIRS", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    unset = installed.folders()
    for nothing in ("", "relative"):
        monkeypatch.setenv("XDG_DATA_HOME", nothing)
        monkeypatch.setenv("XDG_DATA_DIRS", "")
        assert installed.folders() == unset
