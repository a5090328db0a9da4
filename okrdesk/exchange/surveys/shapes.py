"""Tables that are not a line for each person and a column for each question, turned into such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from okrdesk.exchange.delimited import Line
from okrdesk.exchange.surveys.folding import folded
from okrdesk.exchange.surveys.grid import Grid
from okrdesk.exchange.surveys.heading_words import DOINGS, PERSONS, TIMES
from okrdesk.exchange.surveys.headings import unique

_OPTION = re.compile(r"(?P<question>.+) \[(?P<option>.+)\]")
_QUESTION = frozenset({"question", "frage", "pregunta", "pergunta", "domanda", "vraag"})
_ANSWER = frozenset(
    {"answer", "response", "antwort", "respuesta", "resposta", "reponse", "risposta", "antwoord"}
)
_SAID = frozenset({"text", "content", "message", "nachricht", "inhalt", "mensaje", "mensagem", "body"})
_MOST_QUESTIONS = 60
_MICROSOFT = ({"start time", "startzeit", "hora de inicio", "heure de debut", "ora di inizio"},
              {"completion time", "fertigstellungszeit", "hora de finalizacion", "hora de conclusao",
               "heure de fin", "ora di completamento"})  # fmt: skip
_GOOGLE = {"timestamp", "zeitstempel", "horodateur", "marca temporal", "carimbo de data hora", "tijdstempel",
           "informazioni cronologiche", "sygnatura czasowa"}  # fmt: skip


def reshaped(grid: Grid) -> Grid:
    """The grid with a column for each question, and its kind."""
    grid = replace(grid, kind=_kind(grid))
    return _options_joined(_questions_across(grid))


def tool_of(grid: Grid) -> str:
    """The tool that writes such headings, by its name; "" where it is not known."""
    names = {folded(name) for name in grid.headings}
    if all(names & part for part in _MICROSOFT):
        return "Microsoft Forms"
    for tool, known in (
        ("SurveyMonkey", {"respondent id", "collector id"}),
        ("Mentimeter", {"session", "voter"}),
        ("Typeform", {"submit date utc", "network id"}),
        ("Scrumlr", {"note id", "text", "column"}),
    ):
        if known <= names:
            return tool
    if grid.kind == "questions":
        return "Slido"
    return "Google Forms" if grid.headings and folded(grid.headings[0]) in _GOOGLE else ""


def _kind(grid: Grid) -> str:
    names = {folded(name) for name in grid.headings}
    if (
        {"note id", "text", "column"} <= names
        or {"reflection", "prompt"} <= names
        or "reflection group" in names
    ):
        return "cards"
    if names & _SAID and names & TIMES and names & PERSONS and len(names) < 10:
        return "chat"
    return "engagement" if names & DOINGS else grid.kind


def _questions_across(grid: Grid) -> Grid:
    """A line for each answer becomes a line for each person, known by the columns beside the answer."""
    names = [folded(name) for name in grid.headings]
    question = next((n for n, name in enumerate(names) if name in _QUESTION), None)
    answer = next((n for n, name in enumerate(names) if name in _ANSWER), None)
    if question is None or answer is None:
        return grid
    asked = list(dict.fromkeys(line.cells[question].strip() for line in grid.lines))
    if not 1 <= len(asked) <= _MOST_QUESTIONS or len(asked) * 2 > len(grid.lines):
        return grid
    beside = [n for n in range(len(names)) if n not in (question, answer)]
    who = [n for n in beside if names[n] not in TIMES]
    people: list[tuple[int, list[str], dict[str, str]]] = []
    latest: dict[tuple[str, ...], int] = {}
    for line in grid.lines:
        key = tuple(line.cells[n].strip() for n in who)
        nth = latest.get(key) if any(key) else None
        if nth is None or line.cells[question].strip() in people[nth][2]:
            nth = latest[key] = len(people)
            people.append((line.number, [line.cells[n] for n in beside], {}))
        people[nth][2][line.cells[question].strip()] = line.cells[answer]
    headings = unique([*(grid.headings[n] for n in beside), *(each or "…" for each in asked)])
    lines = [
        Line(number, (*cells, *(said.get(each, "") for each in asked))) for number, cells, said in people
    ]
    return grid.headed(grid.header_row or 0, headings, lines)


def _options_joined(grid: Grid) -> Grid:
    """A column for each option becomes one column for the question, whose cells hold what was chosen."""
    options = [_option(grid, nth) for nth in range(len(grid.headings))]
    groups: list[tuple[str, list[int]]] = []
    for key, places in groupby(range(len(options)), key=lambda nth: _group(options, nth)):
        columns = list(places)
        if key is not None and len(columns) > 1:
            named = [option for nth in columns if (each := options[nth]) and (option := each[1])]
            groups.append((key or " / ".join(named), columns))
        else:
            groups.extend((grid.headings[nth], [nth]) for nth in columns)
    if len(groups) == len(options):
        return grid
    lines = [
        Line(line.number, tuple(_cell(line.cells, places) for _name, places in groups)) for line in grid.lines
    ]
    return grid.headed(grid.header_row or 0, unique([name for name, _places in groups]), lines)


def _cell(cells: Sequence[str], places: Sequence[int]) -> str:
    if len(places) == 1:
        return cells[places[0]]
    # Ended by a semicolon, as chosen answers are told apart from a text with one inside.
    return "".join(f"{cells[column].strip()};" for column in places if cells[column].strip())


def _option(grid: Grid, nth: int) -> tuple[str, str] | None:
    """The question and the option that a column is for: all that stands in it is that option."""
    heading = grid.headings[nth]
    match = _OPTION.fullmatch(heading)
    question, option = (match["question"], match["option"]) if match else ("", heading)
    filled = {cell.strip() for cell in grid.column(nth) if cell.strip()}
    same = {folded(cell) for cell in filled} == {folded(option)}
    return (question, option) if same or (match and not filled) else None


def _group(options: Sequence[tuple[str, str] | None], column: int) -> str | None:
    option = options[column]
    return option[0] if option else None
