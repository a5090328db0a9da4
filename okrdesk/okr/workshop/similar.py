"""Which ideas say the same or belong together, without any AI: suggestions, never more (room.md section 7).

Words are folded (case, accents, stems of English and German; of a compound also the part that others use
alone) and weighed by how rare they are; trigrams of letters see what is spelled almost alike. Groups grow by
average link while they stay alike and small. The same texts give the same groups.
"""

from __future__ import annotations

import heapq
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Generator, Sequence
from functools import cache
from itertools import combinations
from typing import Any

from okrdesk.frozen import dataclass

MOST = 7  # ideas in a group: more cannot be looked through at once
_ALIKE = 0.27  # mean likeness of a group's pairs
_WORDS, _LETTERS = 0.85, 0.15
_SHORTEST_PART = 4  # letters of a part of a compound
_FEW = 8  # texts may always share a word
_ALONE = 0.15  # of the weight of a word that nobody else says
_LONGEST_WORD = 50  # longer ones are no compounds
_AT_ONCE = 200  # pairs in one step
_COMMON = 0.15  # a word that so many texts share tells nothing
_WORD = re.compile(r"[^\W\d_]+|\d+")
_FIGURES = re.compile(r"\((?=[^()]*\d)[^()]*\)\s*$")  # say how often, not what
_EMPTY = {
    "en": (
        "a about all also always am an and any anyone are as at be because been before being but by can "
        "cannot could did do does doing done each enough even every few for from get gets go going good "
        "got had has have having he her here him his how i if in into is it its just less let like lot "
        "make many may me more most much must my need needs never no nobody none not nothing now of off "
        "often on once one only or other others our out over own people please put same say says she "
        "should show so some somebody someone something still such than that the their them then there "
        "these they thing things this those through to too twice two under until up us use very want "
        "wants was way we well were what when where which while who whom why will with without would yes "
        "you your know find better best love whole work works day days week month year time times three "
        "different everything everywhere again anywhere near new lost side stay"
    ),
    "de": (
        "aber all alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin "
        "bis bitte brauche brauchen brauchst da dafur damit dann das dass dem den denn der deren des die "
        "dies diese diesem diesen dieser dieses dir doch dort du durch durfen ein eine einem einen einer "
        "eines einmal er es etwas euch eure fur ganz geben geht gerade gern gibt gut haben habe hat hatte "
        "hatten hier ich ihr ihre im immer in ins ist ja jede jedem jeden jeder jedes jemand jetzt kann "
        "kein keine keinen keiner konnen konnte machen macht mal man mehr mein meine meinem meinen meiner "
        "mich mir mit mochte muss mussen nach nicht nichts nie niemand noch nur ob oder ohne schon sehr "
        "sein seine selbst sich sie sind so soll sollen sollte sollten statt uber um und uns unser unsere "
        "unter viel viele vom von vor war waren warum was weil welche welcher welches wenig weniger wenn "
        "wer werden wie wieder will wir wird wo wohin wollen worden wunsche wurde wurden zu zum zur zwei "
        "zwischen besser bessere beste wissen weiss finde finden zeigen tag tage woche monat jahr zeit "
        "drei uberall nahe neu neue neuen verschiedenes weg"
    ),
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """A suggested group: places in the list of texts, and the words why.

    The words are those that all of them say; where there is none, those that most of them share.
    """

    places: tuple[int, ...]
    words: tuple[str, ...]
    by_all: bool


def alike(texts: Sequence[str]) -> tuple[Likeness, ...]:
    """Groups of two to seven of these texts that belong together, the closest first; many are in none."""
    steps = comparing(texts)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            groups: tuple[Likeness, ...] = end.value
            return groups


def comparing(texts: Sequence[str]) -> Generator[None, None, tuple[Likeness, ...]]:
    """The same groups in steps of less than some milliseconds, for whoever has to answer keys meanwhile."""
    known = _Known()
    yield from known.read(texts)
    pairs = yield from known.pairs()
    linked = yield from _linked(pairs, len(texts))
    groups = sorted(linked, key=lambda group: (-group[0], group[1]))
    return tuple(known.likeness(tuple(places)) for _mean, places in groups)


class _Known:
    """What is known of each text: its words with their weights, and its trigrams."""

    def __init__(self) -> None:
        self._spoken: list[list[str]] = []
        self._said: list[dict[str, str]] = []
        self._letters: list[frozenset[str]] = []

    def read(self, texts: Sequence[str]) -> Generator[None, None, None]:
        """Take in all the texts, one a step; words of a text of no language are of the usual one."""
        written: list[list[str]] = []
        for text in texts:
            spelled = _WORD.findall(unicodedata.normalize("NFC", _FIGURES.sub("", text)))
            written.append(spelled)
            self._spoken.append([_folded(word) for word in spelled])
            yield
        languages = [_language(words) for words in self._spoken]
        usual = Counter(language for language in languages if language).most_common(1)
        most_spoken = usual[0][0] if usual else "en"
        for words, spelled, language in zip(self._spoken, written, languages, strict=True):
            self._said.append(
                {
                    _stem(word, language or most_spoken): as_written
                    for word, as_written in zip(words, spelled, strict=True)
                    if word not in _stops()
                }
            )
            self._letters.append(_trigrams(words))
            yield
        yield from self._split_compounds()

    def _split_compounds(self) -> Generator[None, None, None]:
        """A stem that holds another stem counts as saying that too: "kaffeemaschin" says "kaffee"."""
        parts = {stem for said in self._said for stem in said if len(stem) >= _SHORTEST_PART}
        held: dict[str, list[str]] = {}
        for said in self._said:
            for stem in said.keys() - held.keys():
                held[stem] = _parts(stem, parts)
            yield
        for said in self._said:
            for stem, word in list(said.items()):
                for part in held[stem]:
                    said.setdefault(part, word)

    def pairs(self) -> Generator[None, None, dict[tuple[int, int], float]]:
        """How alike two texts are, 0 to 1, for those that share anything."""
        likes = yield from _cosines(self._said)
        letters = self._letters
        for nth, ((one, other), like) in enumerate(likes.items()):
            likes[one, other] = _WORDS * like + _LETTERS * _dice(letters[one], letters[other])
            if nth % _AT_ONCE == 0:
                yield
        same: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for nth, spoken in enumerate(self._spoken):
            same[tuple(spoken)].append(nth)
        for words_alone, places in same.items():
            # As many as a group holds: what everybody says has no weight else.
            for start in range(0, len(places) if words_alone else 0, MOST):
                likes.update(dict.fromkeys(combinations(places[start : start + MOST], 2), 1.0))
        return likes

    def likeness(self, places: tuple[int, ...]) -> Likeness:
        """The group of these texts with the words that explain it, as most of them write them."""
        spelled: dict[str, Counter[str]] = defaultdict(Counter)
        for nth in places:
            for stem, word in self._said[nth].items():
                spelled[stem][word] += 1
        counts = {stem: words.total() for stem, words in spelled.items()}
        most = max(counts.values(), default=0)
        shared = [
            min(words, key=lambda word: (word[:1].isupper(), -words[word], len(word), word))
            for stem, words in sorted(spelled.items())
            if most > 1 and counts[stem] == most
        ]
        return Likeness(places, tuple(dict.fromkeys(shared)), most == len(places))


def _linked(
    pairs: dict[tuple[int, int], float], count: int
) -> Generator[None, None, list[tuple[float, list[int]]]]:
    """Groups by average link, each with the mean likeness of its pairs."""
    members: dict[int, list[int]] = {nth: [nth] for nth in range(count)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    inside: dict[int, float] = defaultdict(float)
    heap: list[tuple[float, int, int]] = []
    for nth, ((one, other), likeness) in enumerate(pairs.items()):
        if nth % _AT_ONCE == 0:
            yield
        sums[one][other] = sums[other][one] = likeness
        if likeness >= _ALIKE:
            heap.append((-likeness, one, other))
    heapq.heapify(heap)
    following = count
    while heap:
        yield
        _negative, one, other = heapq.heappop(heap)
        if one not in members or other not in members:
            continue
        inside[following] = inside[one] + inside[other] + sums[one][other]
        joined = members.pop(one) + members.pop(other)
        near = sums.pop(one)
        for each, value in sums.pop(other).items():
            near[each] = near.get(each, 0.0) + value
        members[following] = joined
        for each, value in near.items():
            if each in members and each != following:
                sums[each].pop(one, None)
                sums[each].pop(other, None)
                sums[each][following] = sums[following][each] = value
                mean = value / (len(joined) * len(members[each]))
                if mean >= _ALIKE and len(joined) + len(members[each]) <= MOST:
                    heapq.heappush(heap, (-mean, following, each))
        following += 1
    return [
        (inside[key] / (len(places) * (len(places) - 1) / 2), sorted(places))
        for key, places in members.items()
        if len(places) > 1
    ]


def _cosines(said: Sequence[Collection[str]]) -> Generator[None, None, dict[tuple[int, int], float]]:
    """The cosine of each pair that shares a word, words weighed by how rare they are."""
    places: dict[str, list[int]] = defaultdict(list)
    for nth, keys in enumerate(said):
        for key in keys:
            places[key].append(nth)
    total = len(said)
    common = max(_FEW, _COMMON * total)
    weights = {key: math.log(1 + total / len(at)) for key, at in places.items() if len(at) <= common}
    lengths = [0.0] * total
    products: dict[tuple[int, int], float] = defaultdict(float)
    for key, at in places.items():
        weight = weights.get(key, 0.0) ** 2
        for n, one in enumerate(at):
            lengths[one] += weight * (1.0 if len(at) > 1 else _ALONE)
            for other in at[n + 1 :]:
                products[one, other] += weight
            yield
    cosines = {}
    for nth, ((one, other), value) in enumerate(products.items()):
        if value:
            cosines[one, other] = value / math.sqrt(lengths[one] * lengths[other])
        if nth % _AT_ONCE == 0:
            yield
    return cosines


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))


def _trigrams(words: Sequence[str]) -> frozenset[str]:
    said = f" {' '.join(word for word in words if word not in _stops())} "
    return frozenset(said[n : n + 3] for n in range(len(said) - 2))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)


@cache
def _stops() -> frozenset[str]:
    return frozenset(word for words in _EMPTY.values() for word in words.split())


@cache
def _stop_words(language: str) -> frozenset[str]:
    return frozenset(_EMPTY[language].split())


def _language(words: Sequence[str]) -> str:
    """The language whose small words are more; "" where there are as many of both."""
    counts = {language: sum(1 for word in words if word in _stop_words(language)) for language in _EMPTY}
    return "" if counts["en"] == counts["de"] else max(counts, key=lambda language: counts[language])


def _stem(word: str, language: str) -> str:
    return str(_stemmer(language).stemWord(word))


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer({"en": "english", "de": "german"}[language])


def _parts(stem: str, known: set[str]) -> list[str]:
    """The known stems that a stem holds, but for itself."""
    length = len(stem)
    if length > _LONGEST_WORD:
        return []
    return [
        part
        for start in range(length - _SHORTEST_PART + 1)
        for end in range(start + _SHORTEST_PART, length + 1)
        if end - start < length and (part := stem[start:end]) in known
    ]
