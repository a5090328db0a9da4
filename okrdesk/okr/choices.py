"""Choices: fields that hold one of some words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from okrdesk.document.refused import Refused
from okrdesk.i18n import _


def refuse_unknown(fields: Mapping[str, Any], allowed: Mapping[str, Sequence[str]]) -> None:
    """Refuse a field that holds none of its words; names those that it may hold, "" (nothing) left out."""
    for name, known in allowed.items():
        if name in fields and fields[name] not in known:
            sentence = _("“{value}” is not one of {allowed}.")
            raise Refused(sentence.format(value=fields[name], allowed=", ".join(filter(None, known))))
