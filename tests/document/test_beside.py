"""Works beside each other: begun at once, waited for, and their errors told where they are asked for."""

from __future__ import annotations

import threading

import pytest

from okrdesk.document.beside import Beside


def test_works_run_beside_this_one_and_beside_each_other() -> None:
    meeting = threading.Barrier(3, timeout=10)  # where one waited for another, none would get there
    with Beside(is_on=True) as beside:
        results = [beside.begin(lambda n=n: (meeting.wait(), n)[1]) for n in (1, 2)]  # type: ignore[misc]
        meeting.wait()
        assert [result() for result in results] == [1, 2]
        assert results[0]() == 1  # asked again it tells the same


def test_the_block_ends_when_all_are_done() -> None:
    begun, done = threading.Event(), []
    with Beside(is_on=True) as beside:
        beside.begin(lambda: (begun.wait(10), done.append(1)))
        begun.set()
    assert done == [1]


def test_an_error_is_raised_where_the_result_is_asked_for() -> None:
    with Beside(is_on=True) as beside:
        result = beside.begin(lambda: int("x"))
        with pytest.raises(ValueError, match="x"):
            result()


def test_a_small_work_is_done_here_and_now() -> None:
    with Beside(is_on=False) as beside:
        result = beside.begin(threading.current_thread)
        assert result() is threading.main_thread()
        with pytest.raises(ValueError, match="x"):
            beside.begin(lambda: int("x"))
