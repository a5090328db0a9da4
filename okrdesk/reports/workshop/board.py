"""The board: every theme with its ideas and what the room gave it, names hidden."""

from __future__ import annotations

from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop.recorded import Record, RecordedTheme
from okrdesk.reports.paper.letters import apart
from okrdesk.reports.paper.page import Page, Rule
from okrdesk.reports.paper.print_style import MUTED
from okrdesk.reports.workshop import sections
from okrdesk.reports.workshop.about import RecordPaper


def _add_content(page: Page, record: Record, _locale: str) -> None:
    page.header(_("BOARD · {title}").format(title=apart(record.workshop.title)))
    if not (record.themes or record.unsorted or record.interests):
        page.text(_("No ideas yet."), page.tag("P"), page.style("regular", 10, MUTED), before=12)
    for theme in record.themes:
        _add_theme(page, theme)
    sections.lists(
        page,
        (
            (_("In no theme"), record.unsorted),
            (_("Interests, not goals yet"), record.interests),
        ),
    )


def _add_theme(page: Page, theme: RecordedTheme) -> None:
    strong, small = page.style("bold", 12), page.style("regular", 9.2, MUTED)
    room = page.width * 0.6
    with page.part():
        columns = [
            page.column(page.lines(apart(theme.title), strong, room), page.left, page.tag("H2"), room=room),
            page.column(
                page.lines(_about(theme), small, page.width - room),
                page.left + room,
                page.tag(),
                width=page.width - room,
            ),
        ]
        page.row(columns, 17 * page.space, stays=True, rule=Rule(7))
        if theme.became:
            page.text(
                _("became: {title}").format(title=apart(theme.became)), page.tag("P"), small, before=1,
                stays=bool(theme.cards),
            )  # fmt: skip
        sections.plain_lines(page, theme.cards)


def _about(theme: RecordedTheme) -> str:
    """Dots and people, cards on paper, kinds of evidence."""
    parts = []
    if theme.dots is not None:
        parts.append(ngettext("{n} dot", "{n} dots", theme.dots).format(n=theme.dots))
    if theme.people is not None:
        parts.append(ngettext("{n} person", "{n} people", theme.people).format(n=theme.people))
    if theme.on_paper:
        parts.append(_("{n} on paper").format(n=theme.on_paper))
    parts += theme.kinds
    return " · ".join(parts)


draw = RecordPaper(
    lambda: _("Board"), lambda: _("Cards stand by their letters. Nobody is named."), _add_content
)
