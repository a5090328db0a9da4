"""The eight blueprints, and what is made of one."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest

from okrdesk.document.refused import Refused
from okrdesk.okr import blueprints
from okrdesk.okr.blueprints import (
    Blueprint,
    due_of,
    fill,
    find,
    parse,
    shipped,
    to_content,
    together,
)
from okrdesk.okr.objectives import Objective
from okrdesk.okr.terms import KeyResult, Stage

# The figures of the eight blueprints (seed 000): key, type, phases, placeholders, then for each key result
# measure, baseline, target, unit, period, output (o) or proxy (p).
TABLE = [
    ("event-hub", "process", "growing established", "CITY", [
        ("number", "0", "12", "events", "Q1", "o"),
        ("average", None, "50", "participants per event", None, ""),
        ("percentage", "0", "50", "%", None, ""),
    ]),
    ("growth-networking", "outcome", "forming growing", "", [
        ("number", None, "500", "members", None, ""),
        ("number", "0", "200", "messages", None, "p"),
        ("number", "0", "100", "confirmed matches", None, ""),
    ]),
    ("knowledge-base", "outcome", "growing established", "INDUSTRY", [
        ("number", "0", "50", "pages", None, "o"),
        ("number", "0", "50", "posts", None, "o"),
        ("number", "0", "5", "Q&A pages", None, "o"),
    ]),
    ("matchmaker", "relational", "growing established", "CITY", [
        ("number", "0", "10", "fields", None, "o"),
        ("percentage", None, "75", "%", None, ""),
        ("number", "0", "100", "messages", "Q1", "p"),
    ]),
    ("resource-manager", "outcome", "established growing", "CITY", [
        ("number", "0", "50", "resources", "Q1", "o"),
        ("number", "0", "100", "bookings", "Q1", ""),
        ("number", "0", "10", "upgrades", "Q1", ""),
    ]),
    ("creator-economy", "process", "growing established", "CITY", [
        ("number", "0", "5", "podcasts", "Q1", "o"),
        ("number", "0", "50", "creators", "Q1", ""),
        ("number", "0", "50", "posts", None, "o"),
    ]),
    ("revenue-growth", "outcome", "established", "", [
        ("number", "0", "50", "customers", "Q1", ""),
        ("number", "0", "3", "events", None, "o"),
        ("money", "0", "500", "EUR per month", "Q2", ""),
    ]),
    ("tech-hub", "outcome", "established renewing", "PLATFORM ORGANISATION", [
        ("number", "0", "5", "tools", None, "o"),
        ("yes-no", "0", "1", "yes/no", None, "o"),
        ("yes-no", "0", "1", "yes/no", None, "o"),
    ]),
]  # fmt: skip


def figures(blueprint: Blueprint) -> tuple[Any, ...]:
    return (
        blueprint.key,
        blueprint.type,
        " ".join(blueprint.phases),
        " ".join(sorted(blueprints.placeholders(blueprint), reverse=True)),
        [
            (k.measure, k.baseline, k.target, k.unit, k.period, "o" * k.output + "p" * k.proxy)
            for k in blueprint.key_results
        ],
    )


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(("place", "row"), list(enumerate(TABLE)), ids=[row[0] for row in TABLE])
def test_every_figure_is_that_of_the_source(place: int, row: tuple[Any, ...]) -> None:
    key, kind, phases, names, key_results = row
    expected = [(m, number(b), number(t), u, p, f) for m, b, t, u, p, f in key_results]
    names = " ".join(sorted(names.split(), reverse=True))
    assert figures(shipped()[place]) == (key, kind, phases, names, expected)


def test_every_key_result_rises_and_counts_begin_at_nothing() -> None:
    every = [k for blueprint in shipped() for k in blueprint.key_results]
    assert len(every) == 24
    assert {k.direction for k in every} == {"increase"}
    assert sum(k.output for k in every) == 12  # coverage.md: 12 of 24 are outputs
    assert [k.title for k in every if k.counts and k.baseline != 0] == []
    assert all(k.counts for k in every if k.comparison_hint)


def test_what_somebody_must_count_is_named() -> None:
    needs = {k.title: k.needs for b in shipped() for k in b.key_results if k.needs}
    assert list(needs.values()) == [
        ("total participants", "number of events"),
        ("events run by members or partners", "all events"),
        ("complete profiles", "all profiles"),
    ]
    assert find("tech-hub").key_results[0].examples == (
        "payment (Stripe)", "CRM", "newsletter tool", "calendar", "WordPress",
    )  # fmt: skip


def test_colours_and_lines_are_all_different() -> None:
    assert len({b.colour for b in shipped()}) == len({b.tagline for b in shipped()}) == 8


@pytest.mark.parametrize(
    ("key", "targets", "lines"),
    [
        # The cross-checks of the source, with its own figures.
        ("event-hub", None, ["12 events × 50 people = 600 attendances, and 6 events that"]),
        ("growth-networking", None, ["200 messages among 500 members = 0.4 each", "Fewer than one"]),
        ("knowledge-base", None, []),
        ("matchmaker", None, []),
        ("resource-manager", None, ["100 bookings for 50 resources = 2 for each, and 10 upgrades for"]),
        ("creator-economy", None, ["50 posts by 50 creators = 1 each", "Is one post enough"]),
        ("revenue-growth", None, ["€500 a month from 50 customers = €10 for each customer and month"]),
        ("tech-hub", None, []),
        # With ours.
        ("event-hub", "10 50 40", ["10 events × 50 people = 500 attendances, and 4 events that"]),
        ("event-hub", "10 - 45", ["4.5 events that somebody else runs"]),
        ("event-hub", "10 50 -", ["10 events × 50 people = 500 attendances"]),
        ("event-hub", "- - -", []),
        ("growth-networking", "500 500 1", ["500 messages among 500 members = 1 each"]),
        ("resource-manager", "0 100 10", ["10 upgrades for 100 bookings = 10%"]),
        ("resource-manager", "30 100", ["100 bookings for 30 resources = 3.33 for each"]),
        ("revenue-growth", "3 1 1000", ["€1,000 a month from 3 customers = €333.33 for each"]),
    ],
)  # fmt: skip
def test_what_figures_mean_together(key: str, targets: str | None, lines: list[str]) -> None:
    blueprint = find(key)
    ours: list[Decimal | None] = [k.target for k in blueprint.key_results]
    if targets:
        ours = [None if part == "-" else Decimal(part) for part in targets.split()]
    found = together(blueprint, ours)
    assert len(found) == len(lines)
    assert all(line.startswith(wanted) for line, wanted in zip(found, lines, strict=True))


def test_figures_follow_the_locale() -> None:
    said = together(find("event-hub"), [Decimal(100), Decimal("12.5"), None], "de")
    assert said == ("100 events × 12,5 people = 1.250 attendances.",)


def test_the_line_of_the_picture() -> None:
    said = together(find("event-hub"), [Decimal(10), Decimal(50), Decimal(40)])
    assert said == ("10 events × 50 people = 500 attendances, and 4 events that somebody else runs.",)


def test_what_to_keep_in_mind() -> None:
    assert [len(blueprints.hints(b)) for b in shipped()] == [0, 1, 1, 2, 0, 0, 1, 1]
    assert "one cycle later" in blueprints.hints(find("revenue-growth"))[0]


OBJECTIVE = Objective("o", "c", "[TOWN] repairs [CITY] things", type="outcome", why="Because")


def test_a_blueprint_from_an_objective_of_ours() -> None:
    stages = (Stage("Plan", Decimal(1)), Stage("Pilot", Decimal("0.5")))
    rows = [
        KeyResult("1", "o", "Repairs", baseline=Decimal(0), target=Decimal(40), unit="repairs", output=True),
        KeyResult(
            "2", "o", "Rent", measure="money", direction="decrease", baseline=Decimal(900), hint="last bill"
        ),
        KeyResult("3", "o", "Workshop", measure="milestones", stages=stages),
        KeyResult("4", "o", "Days", measure="band", direction="keep", low=Decimal(0), high=Decimal("7.5")),
        KeyResult("5", "o", "Open", measure="yes-no", baseline=Decimal(0), target=Decimal(1)),
    ]
    content = blueprints.content_of("Repair Café!", OBJECTIVE, rows)
    made = parse(json.loads(json.dumps(content)))
    assert (made.key, made.title, made.type, made.fits_when) == (
        "repair-caf",
        "Repair Café!",
        "outcome",
        "Because",
    )
    assert made.placeholders == (("TOWN", "town"), ("CITY", "town, city or region"))
    assert [k.baseline for k in made.key_results] == [0, None, None, None, 0]
    assert made.key_results[1].baseline_hint == "last bill"
    assert made.key_results[2].stages == stages
    assert (made.key_results[3].low, made.key_results[3].high) == (0, Decimal("7.5"))


@pytest.mark.parametrize(
    ("title", "objective", "rows"),
    [
        ("x" * 300, OBJECTIVE, [KeyResult("1", "o", "Repairs")]),
        ("Long", OBJECTIVE, [KeyResult("1", "o", "x" * 10_000)]),
        ("Empty", OBJECTIVE, []),
        ("Many", OBJECTIVE, [KeyResult("1", "o", "Repairs")] * 21),
    ],
)
def test_what_no_blueprint_can_hold_is_refused_at_once(
    title: str, objective: Objective, rows: list[KeyResult]
) -> None:
    with pytest.raises(Refused, match="cannot be used"):
        blueprints.content_of(title, objective, rows)


def test_finding() -> None:
    assert find(" Event-Hub ").key == find("event hub").key == "event-hub"
    with pytest.raises(Refused, match="did you mean “matchmaker”"):
        find("machmaker")
    with pytest.raises(Refused, match="There is no blueprint"):
        find("")


def test_filling() -> None:
    filled = fill(find("creator-economy"), {"city": "  Graz\n"})
    assert filled.objective == "Graz's liveliest home for content made by its members"
    assert filled.placeholders == ()
    assert parse(to_content(filled)) == filled
    tech = fill(find("tech-hub"), {"PLATFORM": "[ORGANISATION]", "[ORGANISATION]": "<b>{a}</b>"})
    assert tech.key_results[0].title == "Outside tools connected to [ORGANISATION]"  # filled once, not twice
    assert tech.key_results[2].title == "Public events shown on <b>{a}</b>'s own website"
    assert fill(find("growth-networking"), {}) == find("growth-networking")


def test_all_gaps_and_all_unknown_names_at_once() -> None:
    """Decision 15."""
    with pytest.raises(Refused) as refused:
        fill(find("tech-hub"), {"CITY": "Graz", "TOWN": "Graz", "PLATFORM": "  "})
    assert all(name in str(refused.value) for name in ("PLATFORM (", "ORGANISATION (", "CITY, TOWN"))
    with pytest.raises(Refused, match="CITY"):
        fill(find("event-hub"), {"CITY": "[CITY]"})
    with pytest.raises(Refused, match="shorten CITY"):
        fill(find("event-hub"), {"CITY": "x" * 10_000})


def test_when_things_are_due() -> None:
    """Decision 16: Q1 is the cycle that adopts, Q2 the one after, due on its last day."""
    first, last = dt.date(2026, 4, 1), dt.date(2026, 6, 30)
    assert due_of("Q1", first, last) is None
    assert due_of(None, first, last) is None
    assert due_of("Q2", first, last) == dt.date(2026, 9, 30)


def test_texts_of_a_cross_check_are_no_programs() -> None:
    content = to_content(find("event-hub"))
    content["cross_checks"][0]["says"] = "{a.__class__} {0} {result} {b!r} {{a}}"
    assert together(parse(content), [Decimal(2), Decimal(3), None]) == ("{a.__class__} {0} 6 {b!r} {2}.",)


@pytest.mark.parametrize(
    ("fillings", "says"),
    [
        ({"CITY": "x" * 200}, ""),
        ({"CITY": "x" * 201}, "shorten CITY to 200 letters"),
        ({"[city] ": " Graz\n"}, ""),
        ({"CITY": "[CITY]"}, "fill in CITY"),
        ({"CITY": "Graz", "TOWN": "x"}, "it has no placeholder TOWN"),
        ({}, "fill in CITY"),
    ],
)
def test_what_a_placeholder_takes(fillings: dict[str, str], says: str) -> None:
    if says:
        with pytest.raises(Refused, match=says):
            fill(find("event-hub"), fillings)
    else:
        assert not fill(find("event-hub"), fillings).placeholders


def test_of_our_own_only_a_count_from_nothing_begins_there_again() -> None:
    rows = [KeyResult("", "", "Loaves", baseline=Decimal(start), target=Decimal(9)) for start in (0, 1)]
    content = blueprints.content_of("Über 2 [CITY]!", Objective("", "", "Bake in [CITY]"), rows)
    assert [each["baseline"] for each in content["key_results"]] == ["0", None]
    assert content["key"] == "ber-2-city"
    assert list(content["placeholders"]) == ["CITY"]
    assert blueprints.content_of("日本", Objective("", "", "Bake"), rows)["key"] == "own"
    assert len(blueprints.content_of("x" * 70, Objective("", "", "Bake"), rows)["key"]) == 60
