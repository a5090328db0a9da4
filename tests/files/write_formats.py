"""After a newer Babel: `python -m tests.files.write_formats` writes `resources/formats` anew."""

from __future__ import annotations

import json
from dataclasses import asdict

from babel import localedata

from okrdesk import paths
from okrdesk.babel_formats import formats_from_babel
from okrdesk.formats import KEPT
from okrdesk.okr.currencies import CODES


def text_of(name: str) -> str:
    """What the file of a locale holds."""
    # Babel gives names of months of the locale that it read before, where a locale has none of its own.
    localedata._cache.clear()
    formats = formats_from_babel.__wrapped__(name)
    held = asdict(formats)
    held["number"] = list(held["number"].values())
    held["signs"] = {code: sign for code, sign in sorted(formats.signs.items()) if code in CODES}
    return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write every file."""
    for name in KEPT:
        (paths.resources() / "formats" / f"{name}.json").write_text(text_of(name), "utf-8")


if __name__ == "__main__":
    main()
