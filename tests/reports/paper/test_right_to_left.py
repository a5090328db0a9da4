"""Lines with Arabic and Hebrew as they are read by eye, by readers of the file and by those who copy."""

from __future__ import annotations

import time
from dataclasses import replace
from io import BytesIO
from threading import Thread

import pytest
from pypdf import PdfReader

from okrdesk.reports.onepager import onepager
from okrdesk.reports.paper import scripts
from okrdesk.reports.paper.letters import apart, runs_leftward
from okrdesk.reports.paper.print_style import Style
from okrdesk.reports.paper.runs import OUTLINE, Typesetter
from okrdesk.reports.paper.tagged import Element
from tests.reports.made_onepagers import key_result, objective, page

STYLE = Style("regular", 10, 12)
ARABIC = "نريد 80 مكانًا (على الأقل) بحلول 12 مارس 2026!"
HEBREW = "להגיע ל-120 חברים (לפחות), כולל Bremen Makers ו-R&D."
MIXED = "Mix: نريد 80 (هنا) then שלום 12 end."


def by_eye(text: str, leftward: bool) -> str:
    """The letters of a line from left to right as they stand on paper."""
    forms = scripts.outline(text, "regular", leftward).forms
    return "".join(form.letters for form in sorted(forms, key=lambda form: form.left))


@pytest.fixture(autouse=True)
def _fonts():
    if not all(map(scripts.can_draw, "نش")):
        pytest.skip("This computer has no Arabic or Hebrew font.")


# Unicode Standard Annex 9: W2, N0 (brackets take the direction of what is inside and before), L2, L4.
@pytest.mark.parametrize(
    ("text", "leftward", "seen"),
    [
        ("Mix: אב 80 (גד) then", False, "Mix: )דג( 80 בא then"),
        ("אב (80%) Bremen גד.", True, ".דג Bremen )80%( בא"),
        ("Bremen.", True, ".Bremen"),
        (f"Owner: {apart('אב 2026!')} · serves", False, "Owner: !2026 בא · serves"),
    ],
)
def test_letters_stand_in_the_order_of_the_eye(text, leftward, seen):
    assert by_eye(text, leftward).translate(dict.fromkeys(range(0x2066, 0x206A))) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("نريد 2026-03-12 هنا", "2026-03-12"),
        ("نريد 8 Feb 2026 هنا", "8 Feb 2026"),
        ("نريد Feb 8, 2026 هنا", "Feb 8, 2026"),
        ("נגיע 120 Bremen Makers כאן", "120 Bremen Makers"),
        ("1.1 امتلأت الأمسية (+60 points).", "+60 points"),
        ("נגיע (\u221212%) כאן", "\u221212%"),
    ],
)
def test_dates_and_amounts_are_not_torn(text, seen):
    run = Typesetter([text]).runs(text, "regular")[0]
    assert seen in by_eye(run.text, run.leftward)


def test_a_day_stays_on_one_line():
    text = "We meet again on 8 Feb 2026, all of us"
    typesetter = Typesetter([text])
    for width in range(40, 120, 5):
        lines = typesetter.wrap(text, STYLE, width)
        assert any("8 Feb 2026," in line for line in lines) or width < 55


def test_the_direction_of_a_paragraph_is_that_of_its_first_letter_with_one():  # UAX 9, P2 and P3
    assert runs_leftward("12. (שלום) and more")
    assert not runs_leftward("12. (and) שלום")
    assert not runs_leftward("\u2068שלום\u2069 and more")
    assert not runs_leftward("12 %")


def test_a_second_line_runs_as_its_paragraph_does():
    typesetter = Typesetter([HEBREW])
    lines = typesetter.wrap(HEBREW, STYLE, 60)
    assert any("Bremen" in line and "ש" not in line for line in lines)
    for line in lines:
        run = typesetter.runs(line, "regular")[0]
        assert run.font == OUTLINE
        assert run.leftward


def test_lines_of_mixed_letters_are_no_wider_than_their_room():
    text = f"{ARABIC} 漢字 かな हिन्दी ไทย Ёж 🎉 {MIXED}"
    typesetter = Typesetter([text])
    for width in (60, 90, 200):
        lines = typesetter.wrap(text, STYLE, width)
        assert max(typesetter.width(line.rstrip(), STYLE) for line in lines) <= width + 0.01


def left_edge(text: str) -> float:
    """Where a title begins on the page, in points, measured by what a reader selects."""
    rows = (key_result(title=text),)
    pdf = onepager.draw(page((replace(objective(), key_results=rows),)), chart=False).pdf
    found: list[float] = []

    def visit(letters, _matrix, place, _font, _size) -> None:
        if any(letter in text for letter in letters.strip()) and place[5] > 300:
            found.append(place[4])

    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    return min(found)


def test_right_to_left_paragraphs_end_at_the_right_of_their_field():
    assert left_edge("שלום") > left_edge("құрметті") + 60


@pytest.mark.parametrize("text", [ARABIC, HEBREW, MIXED], ids=["arabic", "hebrew", "mixed"])
def test_programs_that_know_no_actual_text_read_the_letters_too(text):
    made = page(1, 1, workspace="W", mission=text)
    read = PdfReader(BytesIO(onepager.draw(made, chart=False).pdf)).pages[0].extract_text()
    assert "".join(text.split()) in "".join(read.split())


def test_letters_beyond_the_first_plane_are_copied():
    made = page(1, 1, mission="𝔸 𝕄 end")
    read = PdfReader(BytesIO(onepager.draw(made, chart=False).pdf)).pages[0].extract_text()
    assert "𝔸 𝕄 end" in " ".join(read.split())


def test_nothing_is_said_beside_the_page(capfd):
    onepager.draw(page(1, 1, mission=f"{ARABIC} {HEBREW} हिन्दी ދިވެހި"), chart=False)
    assert capfd.readouterr() == ("", "")


def test_accents_without_a_composed_letter_stand_on_their_letter():
    run = Typesetter(["q\u0303"]).runs("a q\u0303 b", "regular")[1]
    assert (run.text, run.font) == ("q\u0303", OUTLINE)
    first, second = scripts.outline("q\u0303", "regular").width, scripts.outline("q", "regular").width
    assert first == pytest.approx(second)


def test_marks_of_direction_are_neither_heard_nor_copied_where_nothing_turns() -> None:
    assert Element("Document").add("Figure", f"Owner: {apart('אב')}.").alt == "Owner: אב."
    (run,) = Typesetter(["8\u200f/2"]).runs("8\u200f/2", "regular")  # as dates are written in Arabic
    assert run.text == "8/2"


def test_a_thread_that_has_ended_leaves_its_letters_to_the_others() -> None:
    lao, told = "ສະບາຍດີ", []  # of a script that no other test draws
    beside = Thread(target=lambda: told.append(scripts.outline(lao, "regular")))
    beside.start()
    beside.join()
    time.sleep(0.05)  # what is kept for a thread may go a moment after it
    assert scripts.outline.__wrapped__(lao, "regular") == told[0]
