"""Which letters of a line run leftward, and in which order they stand: Unicode's rules (UAX 9).

The rules bear the names that the standard gives them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import bidirectional

_DEEPEST = 125
_OPEN = {"LRE": "", "RLE": "", "LRO": "L", "RLO": "R"}  # what each makes of the letters within
_ISOLATE = ("LRI", "RLI", "FSI")
_REMOVED = frozenset((*_OPEN, "PDF", "BN"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON", *_ISOLATE, "PDI"))
_TURNING = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI", "FSI", "LRO"))
_AS_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u2329\u232a❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜"
    "〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_CLOSING = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)) | {"\u2329": "\u3009"}
_CLOSES = {closing: closing for closing in _CLOSING.values()} | {"\u232a": "\u3009"}
_MOST_OPEN = 63


class _Sequence(NamedTuple):
    """An isolating run sequence (BD13): places of its letters, its level, the strong letters at its ends."""

    places: list[int]
    level: int
    before: str
    after: str


def levels(text: str, *, leftward: bool) -> list[int]:
    """The level of each letter of one line: odd ones run leftward. `leftward` as the paragraph runs."""
    base = int(leftward)
    kinds = [bidirectional(letter) or "L" for letter in text]
    if not leftward and _TURNING.isdisjoint(kinds):
        return [0] * len(text)
    line = kinds.copy()
    found = _explicit(line, _partners(kinds), base)
    for sequence in _sequences(kinds, found, base):
        within = [line[place] for place in sequence.places]
        _weak(within, sequence.before)
        _brackets(within, [text[place] for place in sequence.places], kinds, sequence)
        _neutral(within, sequence)
        for place, kind in zip(sequence.places, within, strict=True):
            found[place] += _raised(kind, sequence.level)
    return _ends(kinds, found, base)


def in_order(found: Sequence[int]) -> list[int]:
    """What stands where, from left to right: numbers of parts with these levels (L2)."""
    order = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def _partners(kinds: Sequence[str]) -> dict[int, int]:
    """Which isolates belong together: the place of each one's end, and of each end's beginning (BD9)."""
    partners: dict[int, int] = {}
    waiting: list[int] = []
    for place, kind in enumerate(kinds):
        if kind in _ISOLATE:
            waiting.append(place)
        elif kind == "PDI" and waiting:
            partners[place] = waiting.pop()
            partners[partners[place]] = place
    return partners


def _explicit(line: list[str], partners: dict[int, int], base: int) -> list[int]:
    """The levels that the steering letters say; letters in an override become what it says (X1 to X8)."""
    found: list[int] = []
    inside: list[tuple[int, str, bool]] = [(base, "", False)]  # level, override, whether an isolate
    too_deep_isolates = too_deep = isolates = 0
    for place, kind in enumerate(tuple(line)):
        if kind == "PDI":
            if too_deep_isolates:
                too_deep_isolates -= 1
            elif isolates:
                too_deep = 0
                isolates -= 1
                while not inside.pop()[2]:
                    pass
        level, override, isolated = inside[-1]
        found.append(level)
        if override and kind not in _REMOVED:
            line[place] = override
        if kind in _OPEN or kind in _ISOLATE:
            within = line[place + 1 : partners.get(place, len(line))]
            turned = kind[0] == "R" or (kind == "FSI" and _first_is_leftward(within))
            deeper = (level + 1) | 1 if turned else (level + 2) & ~1
            fits = deeper <= _DEEPEST and not too_deep_isolates and not too_deep
            if fits:
                inside.append((deeper, _OPEN.get(kind, ""), kind in _ISOLATE))
            if kind in _ISOLATE:
                isolates, too_deep_isolates = isolates + fits, too_deep_isolates + (not fits)
            elif not fits and not too_deep_isolates:
                too_deep += 1
        elif kind == "PDF" and not too_deep_isolates:
            if too_deep:
                too_deep -= 1
            elif not isolated and len(inside) > 1:
                inside.pop()
    return found


def _first_is_leftward(kinds: Sequence[str]) -> bool:
    depth = 0
    for kind in kinds:
        depth += (kind in _ISOLATE) - (kind == "PDI" and depth > 0)
        if depth == 0 and kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def _sequences(kinds: Sequence[str], found: Sequence[int], base: int) -> list[_Sequence]:
    """Runs of one level, joined where an isolate lies between them (X9, X10)."""
    partners = _partners(kinds)
    kept = [place for place, kind in enumerate(kinds) if kind not in _REMOVED]
    runs: list[list[int]] = []
    for place in kept:
        if runs and found[runs[-1][-1]] == found[place]:
            runs[-1].append(place)
        else:
            runs.append([place])
    joined: list[list[int]] = []
    waiting: dict[int, list[int]] = {}  # by the place of the end that goes on with it
    for run in runs:
        whole = waiting.pop(run[0], None)
        if whole is None:
            joined.append(whole := [])
        whole += run
        if kinds[run[-1]] in _ISOLATE and run[-1] in partners:
            waiting[partners[run[-1]]] = whole
    number = {place: at for at, place in enumerate(kept)}
    sequences = []
    for places in joined:
        level = found[places[0]]
        first, last = number[places[0]], number[places[-1]]
        before = found[kept[first - 1]] if first else base
        goes_on = last + 1 < len(kept) and kinds[places[-1]] not in _ISOLATE
        after = found[kept[last + 1]] if goes_on else base
        sequences.append(_Sequence(places, level, _strong(max(level, before)), _strong(max(level, after))))
    return sequences


def _strong(level: int) -> str:
    return "R" if level % 2 else "L"


def _weak(line: list[str], before: str) -> None:
    """Marks, digits and what stands beside them (W1 to W7)."""
    last, strong = before, before
    for at, kind in enumerate(line):
        if kind == "NSM":
            kind = "ON" if last in _ISOLATE or last == "PDI" else last  # W1
        last = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        line[at] = "AN" if kind == "EN" and strong == "AL" else kind  # W2
    line[:] = ["R" if kind == "AL" else kind for kind in line]  # W3
    for at in range(1, len(line) - 1):  # W4
        left, kind, right = line[at - 1 : at + 2]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))):
            line[at] = left
    for start, end in _stretches(line, frozenset(("ET",))):  # W5
        if "EN" in (line[start - 1 : start] + line[end : end + 1]):
            line[start:end] = ["EN"] * (end - start)
    strong = before
    for at, kind in enumerate(line):  # W6, W7
        if kind in ("ES", "ET", "CS"):
            line[at] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            line[at] = "L"


def _stretches(line: Sequence[str], kinds: frozenset[str]) -> list[tuple[int, int]]:
    """Where letters of these kinds stand side by side."""
    stretches: list[tuple[int, int]] = []
    for at, kind in enumerate(line):
        if kind in kinds:
            start = stretches.pop()[0] if stretches and stretches[-1][1] == at else at
            stretches.append((start, at + 1))
    return stretches


def _brackets(line: list[str], letters: Sequence[str], kinds: Sequence[str], within: _Sequence) -> None:
    """Brackets run as what is inside them, or before (N0)."""
    own = _strong(within.level)
    for start, end in _pairs(line, letters):
        inside = {_AS_STRONG.get(kind, "") for kind in line[start + 1 : end]}
        if own in inside:
            way = own
        elif inside & {"L", "R"}:
            ahead = (_AS_STRONG[kind] for kind in reversed(line[:start]) if kind in _AS_STRONG)
            way = next(ahead, within.before)
        else:
            continue
        for bracket in (start, end):
            line[bracket] = way
            at = bracket + 1
            while at < len(line) and kinds[within.places[at]] == "NSM":
                line[at] = way
                at += 1


def _pairs(line: Sequence[str], letters: Sequence[str]) -> list[tuple[int, int]]:
    """The brackets that belong together, by where they open (BD16)."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for at, letter in enumerate(letters):
        if line[at] != "ON":
            continue
        if letter in _CLOSING:
            if len(waiting) == _MOST_OPEN:
                break
            waiting.append((_CLOSING[letter], at))
        elif letter in _CLOSES:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == _CLOSES[letter]:
                    pairs.append((waiting[depth][1], at))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _neutral(line: list[str], within: _Sequence) -> None:
    """What has no direction runs as both its neighbours, or as the text around (N1, N2)."""
    for start, end in _stretches(line, _NEUTRAL):
        left = _AS_STRONG[line[start - 1]] if start else within.before
        right = _AS_STRONG[line[end]] if end < len(line) else within.after
        line[start:end] = [left if left == right else _strong(within.level)] * (end - start)


def _raised(kind: str, level: int) -> int:
    """How much deeper a letter is than the text around it (I1, I2)."""
    if level % 2:
        return int(kind != "R")
    return {"L": 0, "R": 1}.get(kind, 2)


def _ends(kinds: Sequence[str], found: list[int], base: int) -> list[int]:
    """Letters that steer are as deep as those before; spaces at the end as the paragraph (X9, L1)."""
    at_end = True
    for place in range(len(kinds) - 1, -1, -1):
        kind = kinds[place]
        if kind in ("S", "B"):
            at_end = True
        elif kind not in _REMOVED and kind not in (*_ISOLATE, "PDI", "WS"):
            at_end = False
        if at_end:
            found[place] = base
    for place, kind in enumerate(kinds):
        if kind in _REMOVED:
            found[place] = found[place - 1] if place else base
    return found
