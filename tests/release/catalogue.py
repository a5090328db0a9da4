"""What must be proven before a release, and with what figures: a row for each kind of harm.

The numbers are those of the catalogue of what a workspace file must stand (T1 to T19); the last rows are
lives of copies, workshops that are killed, and many workspaces at once.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proof:
    """Tests that prove one thing, what they must have counted at least, and what at most.

    Each name of `least` and `most` is one that a test counted (`record_property`): the former are added up
    over the tests, of the latter the largest counts. "cases" are the tests themselves, "examples" those of
    properties. `runs` times over, with other examples each time.
    """

    key: str
    what: str
    tests: tuple[str, ...]
    least: tuple[tuple[str, int], ...] = ()
    most: tuple[tuple[str, float], ...] = ()
    examples: int = 0
    runs: int = 1

    @property
    def goal(self) -> str:
        """The goal in words, as the table shows it."""
        least = [f"{figure:,} {name}" for name, figure in self.least]
        most = [f"{name} ≤ {figure:g}" for name, figure in self.most]
        return ", ".join([*least, *most])


DOCUMENT, RELEASE, RESCUE = "tests/document", "tests/release", "tests/exchange/rescue"

# The longest first, so that two rows at once end together.
PROOFS = (
    Proof(
        "lives",
        "whole lives of copies on sticks and disks",
        ("tests/simulation",),
        (("lives", 10_000),),
    ),
    Proof(
        "T11",
        "the laws of merging, whatever the clocks say",
        (
            f"{DOCUMENT}/test_merge.py",
            f"{DOCUMENT}/test_taking_back.py",
            f"{DOCUMENT}/test_part_copies.py",
        ),
        (("examples", 3_000),),
        examples=1_000,
        runs=3,
    ),
    Proof(
        "T7",
        "files of strangers, changed at random, are read or refused",
        (
            f"{RELEASE}/test_changed_files.py",
            f"{RESCUE}/test_own_fuzz.py",
            f"{RESCUE}/test_hostile.py",
        ),
        (("changed files", 160_000), ("formats", 15), ("bombs", 12)),
        (("s of the slowest", 5), ("MiB at the peak", 300)),
    ),
    Proof(
        "T2",
        "power cuts: what was not synced is dropped, torn, put in another order",
        (f"{RELEASE}/test_power_cuts.py", f"{DOCUMENT}/test_power_cuts.py"),
        (("power cuts", 3_000), ("cases", 8)),
    ),
    Proof(
        "T7b",
        "hostile texts in every file, picture and label",
        (f"{RELEASE}/test_hostile_outputs.py", "tests/exchange/test_hostile_texts.py"),
        (("texts", 27_000),),
    ),
    Proof(
        "T17",
        "a long day: edits, publishing, charts, files opened and closed",
        (f"{RELEASE}/test_soak.py",),
        (("commits", 100_000), ("publishings", 1_000), ("charts", 1_000)),
        (
            ("growth of memory in %", 10),
            ("files left open", 0),
            ("ms of an edit, 95 of 100", 20),
        ),
    ),
    Proof(
        "T12",
        "fifty actions undone and redone, one by one",
        (
            f"{DOCUMENT}/test_document.py",
            f"{DOCUMENT}/test_journal.py",
            f"{RELEASE}/test_undo.py",
        ),
        (("sessions", 500),),
    ),
    Proof(
        "T8",
        "files of older versions: killed while they are upgraded, full disks",
        (
            f"{RELEASE}/test_kills.py::test_kills_of_an_upgrade_leave_the_old_or_the_new_file",
            f"{DOCUMENT}/test_migrations.py",
            f"{DOCUMENT}/test_schemas.py",
        ),
        (("kills", 200), ("cases", 15)),
    ),
    Proof(
        "T14",
        "private words are nowhere but where they belong",
        (
            f"{RELEASE}/test_canaries.py", "tests/okr/workshop/test_privacy.py",
            "tests/exchange/test_withheld.py",
        ),
        (("canaries", 100), ("examples", 130)),
        examples=400,
    ),
    Proof(
        "T1",
        "kill -9 at any moment; what was acknowledged is there",
        (f"{RELEASE}/test_kills.py::test_kills_lose_no_acknowledged_check_in",),
        (("kills", 500),),
    ),
    Proof(
        "T9",
        "three processes write one file and are killed",
        (f"{RELEASE}/test_kills.py::test_three_processes_with_kills_lose_nothing",),
        (("rounds", 40),),
    ),
    Proof(
        "T4",
        "a disk that fills up at any byte",
        (f"{DOCUMENT}/test_full_disk.py", f"{RELEASE}/test_full_disk.py"),
        (("steps", 300),),
    ),
    Proof(
        "T3",
        "a folder that is synchronised slowly while we write",
        (f"{RELEASE}/test_slow_copies.py",),
        (("copies", 700),),
    ),
    Proof(
        "T5",
        "damaged workspaces are refused or have the same content",
        (f"{RELEASE}/test_damaged_files.py::test_mutants_are_refused_or_have_the_same_content",),
        (("mutants", 10_000),),
        (("s of the slowest", 2.5),),
    ),
    Proof(
        "T6",
        "workspaces made to harm",
        (
            f"{DOCUMENT}/test_checks.py",
            f"{RELEASE}/test_damaged_files.py::test_hostile_files_cost_little",
        ),
        (("hostile files", 20), ("cases", 60)),
        (("s of the slowest", 1), ("MiB at the peak", 200)),
    ),
    Proof(
        "T10",
        "protected, removed, replaced and truncated files, sticks pulled",
        (
            f"{DOCUMENT}/test_session.py",
            f"{DOCUMENT}/test_storage.py",
            f"{DOCUMENT}/test_opening.py",
            "tests/gui/test_publishing.py",
        ),
        (("cases", 50),),
    ),
    Proof("T13", "backups over 400 days", (f"{DOCUMENT}/test_backups.py",), (("cases", 12),)),
    Proof(
        "T15",
        "no connection, no file but those asked for",
        (f"{RELEASE}/test_no_reach.py",),
        (("hostile files", 40), ("calls looked at", 1_000)),
    ),
    Proof(
        "T16",
        "zones, languages and days that are hard",
        (f"{RELEASE}/test_zones.py",),
        (("zones, days and locales", 150),),
    ),
    Proof(
        "T18",
        "two windows, dead locks, locks of elsewhere",
        (f"{DOCUMENT}/test_presence.py", f"{DOCUMENT}/test_locks.py", f"{DOCUMENT}/test_opening.py"),
        (("cases", 15),),
    ),
    Proof(
        "T19", "rules of the house", ("tests/test_house.py", "tests/test_import_rules.py"), (("cases", 20),)
    ),
    Proof(
        "room",
        "a workshop killed in each of its steps",
        (f"{RELEASE}/test_room_kills.py", "tests/journeys/test_without_the_laptop.py"),
        (("cases", 16),),
    ),
    Proof(
        "many",
        "300 workspaces in one roll-up, and 25,000 steps merged",
        (f"{RELEASE}/test_many_workspaces.py", f"{RELEASE}/test_large_merge.py"),
        (("workspaces", 300), ("steps merged", 25_000)),
        (("MiB at the peak", 300), ("s of two cores", 30)),
    ),
)  # fmt: skip
