"""Reads thousands of changed files of one kind and prints what that took.

`python -m tests.release.changing KIND MANY`. Anything but a refusal in words ends it.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from okrdesk.document import attachments, checks
from okrdesk.document.refused import Refused
from okrdesk.exchange import workspace_json
from okrdesk.exchange.rescue import formats
from okrdesk.exchange.surveys.survey import SurveyFile
from okrdesk.exchange.workspace_csv import to_csv, to_zip
from okrdesk.exchange.workspace_xlsx import to_xlsx
from okrdesk.okr import blueprint_files, cycles, outline
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.registry import OUTPUTS
from tests import factories
from tests.exchange.rescue.mutants import mutants
from tests.exchange.rescue.reading import FOLDER, given
from tests.exchange.rescue.test_formats import FILES
from tests.files import write_surveys
from tests.okr.samples import DAY
from tests.release.costs import Slowest, peak

Read = Callable[[str, bytes], Any]
BLUEPRINTS = Path(__file__).parents[2] / "blueprints"


def _survey(name: str, content: bytes) -> object:
    return SurveyFile(content, name).survey()


def _in(form: str, name: str, content: bytes) -> object:
    return formats.read(given(name, content), form)


def _surveys(endings: set[str]) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in write_surveys.FOLDER.iterdir() if path.suffix in endings}


def _ours(ending: str) -> dict[str, bytes]:
    document = factories.workspace()
    factories.check_in(document, 3)
    cycle = cycles.all_cycles(document)[0].id
    seen = outline.outline(document, cycle, DAY)
    written: dict[str, Callable[[], bytes]] = {
        "csv": lambda: to_csv(document, seen),
        "zip": lambda: to_zip(document, seen),
        "xlsx": lambda: to_xlsx(document, seen),
        "json": lambda: workspace_json.to_json(document),
        "pdf": lambda: (
            OUTPUTS["one-pager"].write(document, Asked(cycle, DAY, "pdf", chart=False, carry="whole")).content
        ),
    }
    content = written[ending]()
    document.close()
    return {f"ours.{ending}": content}


def _carried(name: str, content: bytes) -> object:
    return checks.check(attachments.workspace_in(content, name), name)


def _blueprint(folder: Path, name: str, content: bytes) -> object:
    path = folder / name
    path.write_bytes(content)
    return blueprint_files.read_file(path)


def kinds(folder: Path) -> Iterator[tuple[str, Callable[[], dict[str, bytes]], Read]]:
    """(kind, its files, what reads one)."""
    for form in sorted(set(FILES.values())):
        files = {name: (FOLDER / name).read_bytes() for name, known in FILES.items() if known == form}
        yield form, lambda files=files: files, partial(_in, form)
    for ending in ("csv", "zip", "xlsx"):
        yield f"our {ending}", partial(_ours, ending), partial(_in, "okrdesk")
    yield (
        "our json",
        partial(_ours, "json"),
        lambda name, content: workspace_json.from_json(content, name).close(),
    )
    yield "our pdf", partial(_ours, "pdf"), _carried
    yield "survey tables", lambda: _surveys({".csv", ".txt", ".json"}), _survey
    yield "survey workbooks", lambda: _surveys({".xlsx", ".zip"}), _survey
    blueprints = {path.name: path.read_bytes() for path in sorted(BLUEPRINTS.glob("*.json"))[:4]}
    yield "blueprints", lambda: blueprints, partial(_blueprint, folder)


NAMES = tuple(name for name, _files, _read in kinds(Path()))


def main(kind: str, many: int) -> None:
    """Measure and print."""
    slowest, read = Slowest(), 0
    with TemporaryDirectory(prefix="okrdesk-release-") as folder:
        files, reader = next((make(), look) for name, make, look in kinds(Path(folder)) if name == kind)
        before = peak()
        for number, (name, content) in enumerate(files.items()):
            share = (number + 1) * many // len(files) - number * many // len(files)
            for changed in mutants(content, share, seed=7 + number):
                with contextlib.suppress(Refused), slowest.watched():
                    reader(name, changed)
                    read += 1
    told = {
        "read": read,
        "seconds": round(slowest.seconds, 3),
        "memory": round(peak()),
        "before": round(before),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
