from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from okrdesk.reports.paper.flow import Band, pages


def band(height: float, before: float = 0.0, stays: bool = False) -> Band:
    return Band(height, lambda sheet, top: None, before, stays)


bands_strategy = st.lists(
    st.builds(band, st.floats(1, 90), st.floats(0, 20), st.booleans()), min_size=1, max_size=60
)


@given(bands_strategy)
def test_bands_keep_their_order_and_never_leave_the_page_or_overlap(bands):
    laid = pages(bands, 100, 95)
    heights = [each.height for sheet in laid for each, _top in sheet]
    assert heights == [each.height for each in bands]
    for number, sheet in enumerate(laid):
        assert sheet
        end = 0.0
        for each, top in sheet:
            assert top >= end - 0.001
            end = top + each.height
        assert end <= (100 if number == 0 else 95) + 0.02


def test_what_stays_together_goes_to_the_next_page_together():
    laid = pages([band(60), band(30, stays=True), band(30)], 100, 100)
    assert [len(sheet) for sheet in laid] == [1, 2]


def test_the_line_above_what_begins_a_later_page_falls_away():
    laid = pages([replace(band(60.0), rule=lambda sheet, top: None) for _nth in range(4)], 130, 130)
    assert [[each.rule is not None for each, _top in sheet] for sheet in laid] == [
        [True, True],
        [False, True],
    ]


def test_what_is_kept_goes_to_the_next_page_together_unless_a_page_cannot_hold_it():
    kept = [replace(band(30.0, stays=not nth), kept=nth < 2) for nth in range(3)]
    assert [len(sheet) for sheet in pages([band(80.0), *kept], 150.0, 150.0)] == [1, 3]
    assert [len(sheet) for sheet in pages([band(30.0), *kept], 80.0, 80.0)] == [1, 2, 1]


def test_what_is_too_tall_to_stay_together_is_divided_between_bands():
    laid = pages([band(40), *[band(30, stays=True) for _number in range(5)], band(30)], 100, 100)
    assert [len(sheet) for sheet in laid] == [3, 3, 1]


def test_space_before_falls_away_at_the_head_of_a_page():
    laid = pages([band(90, before=15), band(90, before=15)], 100, 100)
    assert [sheet[0][1] for sheet in laid] == [0, 0]


def test_heads_of_columns_stand_again_where_their_rows_begin_a_page():
    heads = band(10)
    rows = [replace(band(30), again=heads) for _number in range(6)]
    laid = pages([band(20, stays=True), *rows, band(30)], 100, 100)
    assert [[each.height for each, _top in sheet] for sheet in laid] == [
        [20, 30, 30],
        [10, 30, 30, 30],
        [10, 30, 30],
    ]
    assert [top for _each, top in laid[1]] == [0, 10, 40, 70]


def test_a_row_as_tall_as_a_page_is_not_waited_for_below_its_heads():
    laid = pages([replace(band(95), again=band(10)) for _number in range(2)], 100, 100)
    assert [len(sheet) for sheet in laid] == [1, 2]
