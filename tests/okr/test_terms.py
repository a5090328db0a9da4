"""The records that figures are computed from know no rule and no document."""

from __future__ import annotations

import ast
from pathlib import Path

from okrdesk.okr import terms


def test_terms_stay_a_leaf() -> None:
    tree = ast.parse(Path(terms.__file__).read_text(encoding="utf-8"))
    known = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name for name in known if name and name.startswith("okrdesk")} == {
        "okrdesk.frozen",
        "okrdesk.okr.cadence",
    }
