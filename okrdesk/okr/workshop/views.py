"""Views: what a room may see at one moment, as plain data. `shown.py` makes them, the projector paints them.

A view has no rule and no secret in it: what the room must not see is not in it at all. Each class is one
picture. All text is for people and ready to be painted as plain text; "" is nothing.
"""

from __future__ import annotations

from okrdesk.frozen import dataclass

# Words with what stands out in them: ("8", True), (" not seen yet", False).
Words = tuple[tuple[str, bool], ...]

MOST_SPOKEN = 40  # words of the line that is read aloud


def plain(spans: Words) -> str:
    """The words without their emphasis."""
    return "".join(text for text, _strong in spans)


@dataclass(frozen=True, slots=True)
class Counter:
    """How many are in, never who: `done` filled circles of `of`, with `words` such as "7 of 8 finished".

    Where nobody said how many people there are, `of` is None and only the words are painted.
    """

    done: int
    of: int | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every view has. `clock` is what is left ("02:40"), `foot` stands below on the left.

    `aside` stands below on the right, in the colour of what needs the room (`warns`), else muted; where there
    is a `counter` it stands there too. `spoken` is the line read aloud, of at most MOST_SPOKEN words.
    """

    community: str = ""
    title: str = ""
    lead: str = ""  # muted, above the title
    clock: str = ""
    foot: Words = ()
    aside: Words = ()
    warns: bool = False
    counter: Counter | None = None
    spoken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curtain(View):
    """Nothing but the community's name, or, when it is `blank`, nothing at all."""

    blank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(View):
    """One question with a huge clock and counters, never cards. `title` is the question.

    `other` is the same in a second language. A prompt to talk about is one of these without counters.
    `total` counts what is there ("27 ideas").
    """

    other: str = ""
    total: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(View):
    """A break with a huge clock; `back` says when it goes on."""

    back: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """A dot strip: one circle is one person. `counts` are those at each step from `low` on, one by one.

    `mean` is text beside it ("2.6", "6"), never instead of it. `median` is a place on the scale for the tick.
    Steps up to `warm` are painted as a warning. `apart`: voices lie far apart, talk here first.
    A strip that is not revealed has no counts and no mean.
    """

    name: str
    low: int
    counts: tuple[int, ...]
    mean: str = ""
    median: float | None = None
    warm: int | None = None
    apart: bool = False
    high: int = 5

    @property
    def people(self) -> int:
        """How many circles there are."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Answer:
    """Sentences that say the same, in the words of one, and how many people wrote it."""

    text: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences(View):
    """The same-answer check after the reveal: `different` ("5 different answers from 8 people") in amber."""

    different: str = ""
    answers: tuple[Answer, ...] = ()
    marks: tuple[Strip, ...] = ()


@dataclass(frozen=True, slots=True)
class Pile:
    """A theme while cards are sorted: the key that sends a card there ("" past 9) and how many are in it.

    `colour` is a number from 1 on (theme colours go round), `count_words` "ideas" or "idea", `on_paper`
    "7 on paper" or "". `moved`: the last card went there.
    """

    key: str
    title: str
    count: int
    count_words: str
    colour: int
    on_paper: str = ""
    moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups(View):
    """Sorting: the current `card` large, the themes with keys and counts, the last move in words.

    `foot` has how many nobody has seen yet, `aside` how many there are.
    """

    card: str = ""
    interest: bool = False
    piles: tuple[Pile, ...] = ()
    last_move: str = ""


@dataclass(frozen=True, slots=True)
class BallotItem:
    """What one can vote for, by its number; `note` is its cost in a purse, or ""."""

    number: int
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(View):
    """An open round: `title` is the criterion, `foot` the budget, `counter` the ballots in. No result."""

    items: tuple[BallotItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """One line of a result. `place` is None below the cut; `people` None while it stays covered.

    `inside`: it is among the chosen. One circle per dot of `dots`. `note` is such as "6 people" or "".
    """

    place: int | None
    title: str
    dots: int
    people: int | None
    inside: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(View):
    """Those that tie for one place or more; `how` says: first how, then what."""

    items: tuple[Ranked, ...] = ()
    how: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking(View):
    """A result: every item by dots, then people. The cut line runs after `cut_after` rows, with `cut` beside.

    `cut_after` is None where nothing is cut. `aside` says how a tie was settled.
    """

    rows: tuple[Ranked, ...] = ()
    cut_after: int | None = None
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A key result on the screen.

    `today` is where it stands, `target` where it goes; "?" until that is decided.
    """

    title: str
    today: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures(View):
    """The key results of one objective: no estimate and no figure of a blueprint. `lead` numbers it."""

    rows: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A line of the owners' board: `owner` "" is nobody yet. `asked` is the one that is open now.

    `way` is from and to with the unit, for the one asked ("0 → 40 meetings").
    """

    title: str
    owner: str
    asked: bool = False
    way: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """An objective of the owners' board with its key results."""

    head: Taken
    rows: tuple[Taken, ...]
    colour: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Owners(View):
    """Who takes what: names are large; `foot` counts ("12 of 13 have an owner")."""

    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(View):
    """An objective (`title`) with its fist of five and the confidence in each key result, together.

    `warning` and `advice` are there when somebody showed 2 or less. `question`, `coin` head the confidences.
    """

    fist: Strip | None = None
    warning: str = ""
    advice: str = ""
    question: str = ""
    coin: str = ""
    confidences: tuple[Strip, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: what, who, when. `done` is ticked; `outcome` what became of it."""

    what: str
    who: str = ""
    when: str = ""
    done: bool = False
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(View):
    """A list as it is at the moment.

    Promises, who is told what, or what was parked.
    """

    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that are read together: a mission, a draft, a line of a charter. `chosen` stands out.

    `name` is what it is ("Mission"), or "". `number` is 0 where nothing is counted.
    """

    text: str
    name: str = ""
    number: int = 0
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements(View):
    """Mission and vision, drafts of a wording side by side, or a charter (`foot` says how many signed).

    `side_by_side`: drafts to compare; else one below the other. `empty` places are still to be filled.
    """

    statements: tuple[Statement, ...] = ()
    side_by_side: bool = False
    empty: int = 0


@dataclass(frozen=True, slots=True)
class Mirrored:
    """A theme in the mirror.

    `count` cards are behind it; `kinds` are those of their evidence, named ("said", "did", …).
    """

    title: str
    count: int
    kinds: tuple[str, ...]
    colour: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror(View):
    """What members said, asked for and did: themes as bars coloured by how many kinds are behind them.

    `figures` are counted answers of a survey as words.
    """

    themes: tuple[Mirrored, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(View):
    """Where a key result (`title`) stands: the value `now` and `of` what ("of 50 people, from 22").

    `share` and `pace` are of 1, in words `share_words`; `status` is a key such as "on track". `course` has
    the values so far as points in a square of 1 by 1, the first day at the left. `said` are lines from last
    time, `sure` how sure everybody is, once that may be seen.
    """

    now: str = ""
    of: str = ""
    status: str = ""
    outdated: bool = False
    share: float = 0.0
    pace: float = 0.0
    share_words: str = ""
    course: tuple[tuple[float, float], ...] = ()
    said: tuple[str, ...] = ()
    sure: Strip | None = None


@dataclass(frozen=True, slots=True)
class Went:
    """How a key result went: `now` is its latest value in words; `course` is that of Standing."""

    title: str
    now: str
    course: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A goal with the answer of the room ("?" while there is none) and what people did, line by line."""

    title: str
    answer: str
    members: str = ""
    rows: tuple[Went, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Courses(View):
    """What behaviour says: each goal with the courses of its key results."""

    goals: tuple[Behaviour, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two objectives by their numbers: `kind` is help, hurt, neutral, or "" while nobody said."""

    one: int
    other: int
    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit(View):
    """Whether the goals help or hurt each other: a small matrix of `goals` (in order) and their `pairs`."""

    goals: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
