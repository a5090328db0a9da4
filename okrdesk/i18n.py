"""Words, days and numbers in the reader's language: gettext for words, Babel for formats.

Every text a person reads goes through `_` or `ngettext`; values are filled in afterwards
(`_("Adopted {title}").format(title=…)`), never with f-strings, so that catalogues can be extracted.
"""

from __future__ import annotations

import gettext
import locale as system_locale
import os

from okrdesk import paths

_translations: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str) -> None:
    """Load the catalogue of a language ("de", "en_GB"); English where there is none."""
    global _translations
    _translations = gettext.translation(
        "okrdesk", paths.resources() / "locale", languages=[language], fallback=True
    )


def _(text: str) -> str:
    """The text in the chosen language."""
    return _translations.gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    """The form of the text that fits the number."""
    return _translations.ngettext(one, many, number)


def system_locale_name() -> str:
    """The locale of this computer ("de_AT"), or "" where none is set (C or POSIX)."""
    for variable in ("LC_ALL", "LC_NUMERIC", "LANG"):
        name = os.environ.get(variable, "").split(".")[0].split("@")[0]
        if name:
            return "" if name in ("C", "POSIX") else name
    name = system_locale.getlocale()[0] or ""
    return "" if name in ("C", "POSIX") else name
