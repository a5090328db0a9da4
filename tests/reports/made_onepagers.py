"""Pages to draw: the one of the design, and pages with as many lines as asked for."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from okrdesk.okr.briefing.headline import Headline, status_title
from okrdesk.okr.briefing.trend import Trend
from okrdesk.reports.charts.whole import WholeChart
from okrdesk.reports.charts.whole_shown import Ending, Mark
from okrdesk.reports.onepager.content import (
    Columns,
    Figure,
    OnePager,
    ShownAsk,
    ShownKeyResult,
    ShownObjective,
    Span,
    Told,
)

STATUSES = ("on track", "at risk", "off track", "achieved", "not started")
CHARTED = ((4, "0.02"), (18, "0.17"), (32, "0.34"), (38, "0.40"))
TITLES = (
    "Public events held in the quarter",
    "Average participants per event",
    "Events organised by members or partners",
    "Pages of member knowledge published",
    "Question-and-answer pages with a named expert",
)
BEHIND = "Two of three objectives are behind."
COLUMNS = Columns("Key result", "Owner", "Now, of target", "Done", "Pace at tick", "Confidence", "Status")

# Texts as people type them, in many scripts.
TYPED = [
    "Delight <customer> segment",
    "churn <5% and <b",
    "<b>bold</b> & R&D &amp; &#65;",
    "Price $5 to $10, $$, $\\notacommand$ \\ ( ) [ ] { } %",
    '"quotes" ‘single’ “double” «guillemets»',
    "naïve façade Ünïcode ﬁ ffi – — … ′ ″ € £ ¥",
    "★ ● ▲ ■ ✓ ○ → ⇒ ≥ ≠ ½ ²",
    "Кириллица Ελληνικά",
    "e\u0301 composed",
    "中文字符，日本語カタカナ 한국어",
    "ქართული አማርኛ Հայերեն",
    "مرحبا (world) 123 بكم",
    "He said שלום (hello) 45 עולם ok",
    "हिन्दी में क्षेत्र",
    "ภาษาไทย ที่นี่",
    "🎉 😀 👩‍👩‍👧 ❤️ 🇩🇪",
    "\ue000 \U000f0000 private",
    "x" * 300,
    "多" * 300,
    "(" * 50 + "\\" * 50,
    "a\tb\nc",
]


def key_result(
    number: str = "1.1", title: str = TITLES[0], status: str = "on track", **other
) -> ShownKeyResult:
    values = {
        "value": (Span("7", "strong"), Span(" of 12")),
        "done": "58%",
        "counted": 0.58,
        "expected": 0.46,
    }
    values |= {"owner": "Mia S.", "beside": "7", "word": status_title(status)}
    return ShownKeyResult(number, title, status=status, **(values | other))


def objective(number: int = 1, key_results: int = 3, *, rows=None, **other) -> ShownObjective:
    made = tuple(
        key_result(f"{number}.{place + 1}", TITLES[place % 5], STATUSES[place % 5])
        for place in range(key_results)
    )
    status = other.get("status", "on track")
    values = {
        "title": "Be the first place Bremen looks for business and networking events",
        "about": (Span("Mia S."), Span(" · +34 points since 18 Jan (24 due)")),
        "done": "52%",
        "counted": 0.52,
        "expected": 0.46,
        "status": status,
        "word": status_title(status),
        "key_results": made if rows is None else tuple(rows),
    }
    return ShownObjective(number, **(values | other))


def page(objectives: int | tuple[ShownObjective, ...] = 3, key_results: int = 3, **other) -> OnePager:
    if isinstance(objectives, int):
        objectives = tuple(objective(number + 1, key_results) for number in range(objectives))
    made = OnePager(
        workspace="Bremen Makers’ Network",
        mission="We bring the people who make things in Bremen together.",
        cycle="2026-Q1",
        day="8 February 2026",
        kind="Objectives and key results, 2026-Q1",
        state="Status on 8 February 2026, week 6 of 13",
        headline=Headline(
            "at risk", "At risk", "40% against 46% due.", "Two of three objectives are behind."
        ),
        figures=(
            Figure("Overall", "40%", "", "46% due"),
            Figure("On track", "4", "of 10", "3 at risk, 2 off, 1 not started"),
            Figure("Confidence", "6.1", "of 10", "up from 5.4"),
            Figure("Next review", "31 Mar", "", "7 weeks left"),
        ),
        asks=(ShownAsk("A room for 80 people on 12 March", "by 20 Feb", "from the board · tell Mia Ström"),),
        in_the_way="2.3 It has no owner.",
        well_name="What went well",
        went_well="1.1 First member-run evening sold out in two days.",
        columns=COLUMNS,
        objectives=objectives,
        looks_name="Look here first",
        looks=(Told("1.2", "Needs 12 messages a week; 3 came."),),
        trend_note="At this rate is a trend, not a promise.",
        reckoned="Done is the share of the way.",
        file_name="bremen-makers.okrdesk",
        language="en",
        author="Mia Ström",
    )
    return replace(made, **other)


def chart(
    until: date = date(2026, 3, 31),
    shares: tuple[tuple[int, str], ...] = CHARTED,
    day: date = date(2026, 2, 8),
    **other,
) -> WholeChart:
    """Progress of the whole on days of January and February, counted from the first of January."""
    first = date(2026, 1, 1)
    days = tuple(first + timedelta(days=place) for place, _share in shares)
    done = tuple(Fraction(share) for _place, share in shares)
    values = {
        "mark": Mark(date(2026, 1, 18), Fraction("0.16")),
        "ending": Ending(Trend(Fraction("0.74"), Fraction("0.69"), Fraction("0.87")), day, ("3.3",)),
    }
    made = WholeChart("en_GB", first, until, day, days, "Three points behind", done, done[-1])
    return replace(made, **(values | other))


ARABIC = "نريد مكان على الأقل بحلول مارس جميع الأعضاء في المدينة يعملون معا من أجل بناء مجتمع قوي"
LATIN = "we want a room for eighty people by the end of the month because everybody works together"


def text_of(words: str, size: int) -> str:
    """Words in an order that never repeats for long, as many bytes as wanted."""
    chosen = random.Random(5)
    known = words.split()
    text: list[str] = []
    while size > 0:
        text.append(chosen.choice(known))
        size -= len(text[-1].encode()) + 1
    return " ".join(text)
