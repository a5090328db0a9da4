"""The answers of a survey as they are taken in: without who gave them and when."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from okrdesk.document.text import clean
from okrdesk.exchange.delimited import Line
from okrdesk.exchange.surveys.dates import moment
from okrdesk.exchange.surveys.folding import folded
from okrdesk.exchange.surveys.masking import Mask
from okrdesk.exchange.surveys.survey import Column, Survey
from okrdesk.okr.workshop.surveys import Answers, Question, Response

_PRINT = 16  # hex digits: enough to know ten thousand answers apart


def answers_of(survey: Survey) -> Answers:
    """What would be kept of a survey with the roles it has."""
    counted = [each for each in survey.of_role("choice", "choices", "scale") if not is_number(each)]
    asked = survey.of_role("open")
    return Answers(
        survey.grid.kind,
        survey.grid.name,
        survey.digest,
        {column.name: column.role for column in survey.columns},
        tuple(_question(column) for column in counted),
        tuple(_response(line, asked, counted, survey) for line in survey.lines),
        _days(survey),
    )


def _question(column: Column) -> Question:
    scale = column.scale
    return Question(column.name, column.role, scale.low if scale else 0, scale.high if scale else 0)


def _response(line: Line, asked: Sequence[Column], counted: Sequence[Column], survey: Survey) -> Response:
    numbers = [column for column in survey.columns if is_number(column)]
    said = [(column.name, text) for column in asked if (text := line.cells[column.place].strip())]
    chosen = {
        column.name: options for column in counted if (options := chosen_in(column, line.cells[column.place]))
    }
    if said:
        prints = tuple(_prints(name, text, survey.mask) for name, text in said)
    else:
        prints = (
            (_print("", *(f"{name}={'|'.join(options)}" for name, options in sorted(chosen.items()))),),
        )
    return Response(
        tuple(_with_numbers(survey.shown(text), line, numbers) for _name, text in said), chosen, prints
    )


def is_number(column: Column) -> bool:
    """Whether a column holds numbers of what people did, which stand beside the topic."""
    return column.role == "scale" and column.scale is None


def _with_numbers(text: str, line: Line, numbers: Sequence[Column]) -> str:
    """A topic with its numbers: "Repair evening (Views 180, Replies 31)"."""
    said = [f"{column.name} {cell}" for column in numbers if (cell := line.cells[column.place].strip())]
    return f"{text} ({', '.join(said)})" if said else text


def chosen_in(column: Column, cell: str) -> tuple[str, ...]:
    """The answers that a cell chooses, of a scale its place."""
    text = clean(cell).strip()
    if not text:
        return ()
    if column.splitter is not None:
        return column.splitter.split(text)
    if column.scale is not None:
        value = column.scale.value(text)
        return () if value is None else (str(value),)
    return (text,)


def _prints(name: str, text: str, mask: Mask) -> tuple[str, ...]:
    """The fingerprints of an answer: without any name of the file, then with those that came to it later."""
    without, _count = mask.cover(text)
    addressless, _count = Mask().cover(text)
    return tuple(dict.fromkeys((_print(name, without), _print(name, addressless))))


def _print(name: str, *texts: str) -> str:
    joined = "\0".join((folded(name), *(" ".join(text.casefold().split()) for text in texts)))
    return hashlib.sha256(joined.encode()).hexdigest()[:_PRINT]


def _days(survey: Survey) -> tuple[str, ...]:
    """The first and the last day of the first column of times, as ISO text."""
    times = survey.of_role("time")[:1]
    moments = (
        moment(line.cells[column.place], survey.date_order) for column in times for line in survey.lines
    )
    days = sorted(each.day for each in moments if each is not None)
    return (days[0].isoformat(), days[-1].isoformat()) if days else ()
