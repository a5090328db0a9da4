"""Questions of an audience as Slido keeps them (JSON): those that are neither deleted nor private."""

from __future__ import annotations

import json
from typing import Any

from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.exchange.decoding import Decoded
from okrdesk.exchange.delimited import Line
from okrdesk.exchange.surveys.grid import Grid
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import RefusedLine


def questions_of(text: Decoded, name: str) -> Grid:
    """The questions with the moment they came. Raises Refused for other JSON."""
    try:
        content = json.loads(text.text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        content = None
    rows = [row for row in _rows(content) if row.get("type", "Question") == "Question" and _said(row)]
    if not rows:
        sentence = _("“{name}” is JSON without questions of an audience; save the answers as CSV UTF-8.")
        raise Refused(sentence.format(name=quoted(name)))
    kept, refused = [], []
    for number, row in enumerate(rows, 1):
        if row.get("date_deleted"):
            refused.append(RefusedLine(number, _("was deleted there")))
        elif row.get("is_public") is False:
            refused.append(RefusedLine(number, _("was private there")))
        else:
            kept.append(Line(number, (str(row.get("date_created") or "")[:19], _said(row))))
    headings = (_("When"), _("Question"))
    return Grid(name, "questions", text.encoding, "", tuple(kept), tuple(refused), 0, headings)


def _rows(content: Any) -> list[dict[str, Any]]:
    """The list of questions, wherever in the first two levels it stands."""
    lists = [content] if isinstance(content, list) else []
    if isinstance(content, dict):
        lists = [value for value in content.values() if isinstance(value, list)]
    return [row for rows in lists for row in rows if isinstance(row, dict)]


def _said(row: dict[str, Any]) -> str:
    text = row.get("text")
    return text.strip() if isinstance(text, str) else ""
