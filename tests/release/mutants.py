"""How many small faults the tests find: `python -m tests.release.mutants --sample 600 --seed 1`.

Places of `okr/` and `document/` are drawn by the seed, and each gets one fault of cosmic-ray's operators in a
copy of the tree. The tests of its module are run, then those that import it or belong to what imports it.
What was found is not tried again: it can be stopped and started; survivors are tried again against new tests.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "build" / "mutants"
FOLDERS = {"okr": 2 / 3, "document": 1 / 3}
# A fault there only lets wrong programs through, which a type checker would refuse.
_GUARDS = {"slots", "frozen", "kw_only", "strict"}
_LONG = {"benchmarks", "bundle", "journeys", "release", "simulation"}
_SECONDS, _SECONDS_OF_A_TEST = 240, 90
_MUTATED = (
    "number keyword comparison factor not_test except_clause decorator for_stmt if_stmt while_stmt test"
)

Position = tuple[int, int]


def sites(path: Path) -> dict[Position, list[tuple[str, int]]]:
    """Where a file can be mutated (line and column), and each fault there: operator and its occurrence."""
    from cosmic_ray.ast import ast_nodes, get_ast_from_path
    from cosmic_ray.plugins import get_operator, operator_names

    unseen, kinds = list(_unseen(path)), _MUTATED.split()
    nodes = [
        node
        for node in ast_nodes(get_ast_from_path(path))
        if node.type in kinds or (node.type == "operator" and node.value not in "()[]{}.,:;=")
    ]
    faults: dict[Position, list[tuple[str, int]]] = defaultdict(list)
    for name in operator_names():
        if get_operator(name).arguments():
            continue
        operator = get_operator(name)()
        places = (start for node in nodes for start, _end in operator.mutation_positions(node))
        for occurrence, start in enumerate(places):
            if not any(first <= start < last for first, last in unseen):
                faults[start].append((name, occurrence))
    return faults


def _unseen(path: Path) -> Iterator[tuple[Position, Position]]:
    """Where no fault changes what is done: annotations, what only a type checker reads, guards."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        part: ast.expr | ast.stmt | None = None
        if isinstance(node, ast.FunctionDef):
            part = node.returns
        elif isinstance(node, ast.arg | ast.AnnAssign):
            part = node.annotation
        elif isinstance(node, ast.keyword) and node.arg in _GUARDS:
            part = node.value
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            part = node
        if part is not None:
            yield (part.lineno, part.col_offset), (part.end_lineno or 0, part.end_col_offset or 0)


def drawn(sample: int, seed: int) -> list[str]:
    """The mutants of a seed, by name: as many places of each folder as its share, one fault at each."""
    chance, mutants = random.Random(seed), []
    for folder, share in FOLDERS.items():
        every = [
            (path.relative_to(ROOT).as_posix(), place, faults)
            for path in sorted((ROOT / "okrdesk" / folder).rglob("*.py"))
            for place, faults in sorted(sites(path).items())
        ]
        for path, (line, column), faults in chance.sample(every, round(sample * share)):
            operator, occurrence = chance.choice(faults)
            mutants.append(f"{path}:{line}:{column} {operator} {occurrence}")
    chance.shuffle(mutants)
    return mutants


def mutated(root: Path, mutant: str) -> str | None:
    """The source with its fault; None if the compiler refuses it or warns of it, so that no test has to."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    place, operator, occurrence = mutant.split()
    source = (root / place.split(":")[0]).read_text(encoding="utf-8")
    try:
        changed: str = mutate_code(source, get_operator(operator)(), int(occurrence))
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compile(changed, place, "exec")
    except (SyntaxError, SyntaxWarning, AttributeError):  # the last one of cosmic-ray, about `except a.B`
        return None
    return changed


def tests_of(copy: Path, path: str) -> tuple[list[str], list[str]]:
    """The tests of a module, and those that import it or belong to a module that does, the shortest first."""
    package, name = path.removesuffix(".py").replace("/", ".").rsplit(".", 1)
    imports = re.compile(rf"from {package} import \(?[^)\n]*\b{name}\b|from {package}\.{name} import")
    own, near = _named_after(copy, Path(path)), set[Path]()
    for folder, pattern in (("okrdesk", "*.py"), ("tests", "test_*.py")):
        for file in (copy / folder).rglob(pattern):
            if not _LONG & set(file.parts) and imports.search(file.read_text(encoding="utf-8")):
                near |= {file} if folder == "tests" else _named_after(copy, file.relative_to(copy))
    wide = sorted(near - own, key=lambda test: ("gui" in test.parts, test.stat().st_size))
    return [str(test) for test in sorted(own)], [str(test) for test in wide]


def _named_after(copy: Path, path: Path) -> set[Path]:
    return set((copy / "tests" / path.relative_to("okrdesk").parent).glob(f"test_{path.stem}*.py"))


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """Where this is a plugin: the first example that fails is enough, hypothesis need not simplify it."""
    from hypothesis import Phase, settings

    phases = (Phase.explicit, Phase.generate)
    settings.register_profile("hasty", settings.get_profile("usual"), phases=phases)
    settings.load_profile("hasty")


def _finds(copy: Path, tests: list[str]) -> str:
    """What these tests of a copy of the tree say of the first that fails, "" if none does in time."""
    asked = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "--tb=line",
        "-p",
        "tests.release.mutants",
        "-p",
        "no:xdist",
    ]
    hang = f"--timeout={_SECONDS_OF_A_TEST}"
    with suppress(subprocess.TimeoutExpired):
        done = subprocess.run(
            [*asked, hang, *tests],
            cwd=copy,
            env=os.environ | {"PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            timeout=_SECONDS,
        )
        # 5: these files have no tests that are run with every change.
        if done.returncode not in (0, 5):
            said = done.stdout.splitlines()
            return next((line for line in said if line.startswith(("FAILED", "ERROR"))), "no test began")
    return ""


def outcome(copy: Path, mutant: str) -> str:
    """What found the mutant, "survived", or "no program"."""
    path = copy / mutant.split(":")[0]
    source, changed = path.read_text(encoding="utf-8"), mutated(copy, mutant)
    if changed is None:
        return "no program"
    try:
        path.write_text(changed, encoding="utf-8")
        # What was compiled of the mutant before may have its size and its second.
        os.utime(path, (time.time(), random.Random().uniform(1e9, 1.7e9)))
        runs = (_finds(copy, tests) for tests in tests_of(copy, mutant.split(":")[0]) if tests)
        return next(filter(None, runs), "survived")
    finally:
        path.write_text(source, encoding="utf-8")


def _told() -> dict[str, str]:
    results = KEPT / "results.jsonl"
    return dict(map(json.loads, results.read_text("utf-8").splitlines())) if results.exists() else {}


def _say(mutants: list[str]) -> None:
    """Print what survived, and the share that was found, by folder."""
    told = {mutant: result for mutant, result in _told().items() if result != "no program"}
    for folder in FOLDERS:
        tried = [each for each in mutants if each in told and each.startswith(f"okrdesk/{folder}/")]
        survivors = [each for each in tried if told[each] == "survived"]
        print(*survivors, sep="\n")
        print(
            f"{folder}: {len(survivors)} of {len(tried)} survived, {len(survivors) / max(len(tried), 1):.1%}"
        )


def main(argv: list[str] | None = None) -> int:
    """Try the mutants that were not found yet, and tell the score."""
    asked = argparse.ArgumentParser(prog="python -m tests.release.mutants", description=__doc__)
    asked.add_argument("--sample", type=int, default=600)
    asked.add_argument("--seed", type=int, default=1)
    chosen = asked.parse_args(argv)
    if not find_spec("cosmic_ray"):
        print("The faults are cosmic-ray's: pip install cosmic-ray")
        return 1
    copy, mutants, told = KEPT / "tree", drawn(chosen.sample, chosen.seed), _told()
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True)
    subprocess.run(["tar", "-x", "-C", str(copy)], input=archive.stdout, check=True)
    if said := _finds(copy, ["tests/okr/test_ways.py"]):
        print(f"As it is, the tests do not pass: {said}")
        return 1
    with (KEPT / "results.jsonl").open("a", encoding="utf-8") as results:
        for mutant in mutants:
            if told.get(mutant, "survived") == "survived":
                results.write(json.dumps([mutant, outcome(copy, mutant)]) + "\n")
                results.flush()
    _say(mutants)
    return 0


if __name__ == "__main__":
    sys.exit(main())
