"""`okrdesk chart`: a chart as a picture, without a window."""

from __future__ import annotations

import argparse

from okrdesk.cli import asked, output
from okrdesk.cli.exchange import free_for
from okrdesk.document.refused import Refused
from okrdesk.i18n import _
from okrdesk.okr import outline
from okrdesk.reports.charts import files
from okrdesk.reports.charts.kinds import About, kinds


def chart(chosen: argparse.Namespace) -> int:
    """Write a chart as of a day by the ending of the name; what stood there is replaced at once."""
    files.ending_of(chosen.out)
    kind = next(each for each in kinds() if each.key == chosen.kind)
    if kind.of_key_result and chosen.key_result is None:
        raise Refused(_("Say which key result with --key-result, such as --key-result 1.2."))
    if not kind.of_key_result and chosen.key_result is not None:
        raise Refused(_("--key-result goes with --kind key-result; leave one of them out."))
    target = free_for(chosen.out, chosen.file)
    with asked.reading(chosen.file) as document:
        locale = document.locale
        day = asked.day(chosen, locale)
        if kind.of_key_result:
            seen, line = asked.key_result(chosen, document, day)
            made = kind.of(About(document, seen, locale, line=line))
        else:
            seen = outline.outline(document, asked.cycle(chosen, document, day).id, day)
            line, made = None, kind.of(About(document, seen, locale))
        around = files.around(document, seen, kind.heading, line)
    files.save(made, target, around)
    output.say(_("Wrote {place}").format(place=output.place(chosen.out)))
    return 0
