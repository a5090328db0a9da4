"""Other words by which people look for what can be done."""

from __future__ import annotations

from okrdesk.i18n import _
from okrdesk.okr.alphabet import holds


def synonyms(name: str) -> str:
    """The other words for an action, by what its own words hold; "" where there are none."""
    return " ".join(others for part, others in _table() if holds(name, part))


def _table() -> list[tuple[str, str]]:
    """(part of the words of an action, what else it is called); a language has words of its own."""
    return [*_of_the_window(), *_of_what_leaves(), *_of_the_subject()]


def _of_the_window() -> list[tuple[str, str]]:
    return [
        (_("one-pager"), _("pdf print paper report summary leadership export")),
        (_("review"), _("score scores grade retrospective look back pdf print")),
        (_("map"), _("pdf print picture tree")),
        (_("paper"), _("pdf print minutes protocol agenda ballots cards charter newcomer board slips")),
        (_("cycle"), _("quarter period half-year year end finish next")),
        (_("workshop"), _("room facilitate agenda ideas vote cards goals session")),
        (_("minutes"), _("pdf print record protocol decisions")),
        (_("meeting"), _("weekly round projector screen present")),
        (_("check-in"), _("number value update weekly progress")),
        (_("check in"), _("number value update weekly progress")),
        (_("remove"), _("delete erase")),
        (_("bin"), _("delete deleted removed trash restore")),
        (_("backups"), _("restore recover lost older")),
        (_("larger"), _("bigger zoom in font")),
        (_("smaller"), _("zoom out font")),
        (_("usual"), _("zoom reset font")),
        (_("light"), _("theme colours bright day accessibility")),
        (_("dark"), _("theme colours night accessibility")),
        (_("only the page"), _("full screen focus")),
        (_("undo"), _("back revert take back")),
        (_("duplicate"), _("copy clone template")),
        (_("reword"), _("rename edit change text")),
        (_("copy"), _("usb stick send mail backup break-out table team")),
        (_("take a copy back"), _("merge combine sync bring in conflict return")),
        (_("left for later"), _("conflict merge choose open difference")),
        (_("take in"), _("import load bring in")),
        (_("survey"), _("questionnaire poll form forms answers csv xlsx chat list import bring in")),
        (
            _("many workspaces"),
            _("roll-up rollup all communities organisation folder portfolio overview compare"),
        ),
        (_("json"), _("export import data archive")),
        (
            _("another tool"),
            _("import rescue migrate viva goals burningokr leantime jira spreadsheet csv xlsx okrs"),
        ),
        (_("copied goals"), _("paste import list markdown okrs objectives")),
        (_("save"), _("store keep write")),
        (_("picture"), _("png svg image graph diagram")),
        (_("chart"), _("graph diagram curve")),
        (_("table"), _("numbers values list")),
        (_("dates"), _("ics calendar outlook reminder promises")),
    ]


def _of_what_leaves() -> list[tuple[str, str]]:
    return [
        (_("workbook"), _("excel xlsx spreadsheet libreoffice sheet formulas export file")),
        (_("check-in sheets"), _("paper codes by hand list type back scan")),
        (_("team wall"), _("poster a3 print big room")),
        (_("four squares"), _("weekly week monday meeting priorities")),
        (_("commitment"), _("owner sheet promise sign")),
        (_("as a table"), _("csv excel spreadsheet export file data")),
        (_("packed"), _("csv zip tables export files data")),
        (_("wiki"), _("markdown md text notes export file")),
    ]


def _of_the_subject() -> list[tuple[str, str]]:
    return [
        (_("more fields"), _("weight effort team links helpers partners pace zones supports origin editor")),
        (_("owner"), _("assign responsible who hand over")),
        (_("people"), _("person member members names team add")),
        (_("teams"), _("group groups members")),
        (_("objective"), _("goal aim okr new")),
        (_("key result"), _("kr measure metric target new")),
        (_("blueprint"), _("template example library")),
        (_("version"), _("snapshot milestone state")),
        (_("preferences"), _("settings options language name numbers")),
        (_("shortcuts"), _("keys keyboard")),
        (_("the sum"), _("explain formula why percentage")),
        (_("success"), _("story learning went well")),
        (_("lesson"), _("story learning mistake")),
        (_("decision"), _("log minutes why")),
        (_("ask for"), _("request wish need help leadership")),
        (_("initiative"), _("task action project to do")),
        (_("priority"), _("rank important focus")),
        (_("promise"), _("charter agreement rule")),
        (_("help"), _("manual support")),
        (_("about this page"), _("help manual explain")),
    ]
