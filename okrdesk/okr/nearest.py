"""The name somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from okrdesk.i18n import _
from okrdesk.okr.alphabet import plain_letters


def suggestion(name: str, names: Iterable[str]) -> str:
    """A closing half-sentence such as "did you mean “Ada”?", or the names there are, or ""."""
    import difflib  # takes longer to load than most names to find

    known = list(names)
    folded = {plain_letters(n): n for n in known}
    close = difflib.get_close_matches(plain_letters(name), folded, n=1, cutoff=0.4)
    if close:
        return _("did you mean “{name}”?").format(name=folded[close[0]])
    if not known:
        return _("there is none yet.")
    return _("there is: {names}.").format(names=", ".join(known[:8]))
