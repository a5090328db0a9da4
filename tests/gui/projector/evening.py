"""The views of the evening of the design's pictures (screens/README.md, the story in figures)."""

from __future__ import annotations

from dataclasses import replace

from okrdesk.okr.workshop import views as v
from tests.okr.workshop.evening import CRITERION, THEMES

NAME = "Bremen Makers’ Network"


def _ranked(place: int | None, title: str, dots: int) -> v.Ranked:
    return v.Ranked(place, title, dots, None, place is not None)


_VIEWS: dict[str, v.View] = {
    "ideas": v.Question(
        lead="Write one idea per card. Nobody reads along.",
        title="What do our members need that they do not get?",
        clock="02:40",
        total="27 ideas",
        counter=v.Counter(7, 8, "7 of 8 finished"),
        spoken="What do our members need that they do not get?",
    ),
    "sentences": v.Sentences(
        title="Why does our network exist?",
        different="5 different answers from 8 people",
        answers=(
            v.Answer("We bring people who make things together", 3),
            v.Answer("Members find a room, a machine or a partner", 2),
            v.Answer("To share what we know before it is lost", 1),
            v.Answer("We organise good evenings", 1),
            v.Answer("I am honestly not sure any more", 1),
        ),
        marks=(
            v.Strip("Direction", 1, (1, 2, 4, 1, 0), "2.6"),
            v.Strip("Commitment", 1, (0, 1, 3, 4, 0), "3.4"),
            v.Strip("Clarity", 1, (1, 3, 4, 0, 0), "2.4"),
        ),
    ),
    "group": v.Groups(
        title="What belongs together?",
        clock="06:25",
        card="A page for each district where open workshops are listed",
        piles=tuple(
            v.Pile(str(n), title, count, "ideas" if count > 1 else "idea", n, moved=n == 2)
            for n, (title, count) in enumerate(zip(THEMES, (6, 5, 2, 4, 1), strict=True), 1)
        ),
        last_move="“Who has a laser cutter?” went to 2, Find the right person",
        foot=(("8", True), (" not seen yet", False)),
        aside=(("27 ideas", False),),
    ),
    "vote": v.Ballot(
        title="What makes the most difference for members this quarter?",
        clock="04:10",
        items=tuple(v.BallotItem(n, title) for n, title in enumerate(THEMES, 1)),
        foot=(("4 dots each, at most 2 on one theme", False),),
        counter=v.Counter(8, 8, "8 of 8 ballots are in"),
    ),
    "tie": v.Tie(
        title="Two themes, one place left",
        items=(_ranked(None, THEMES[2], 6), _ranked(None, THEMES[3], 6)),
        how=(("First we agree ", False), ("how", True), (" to settle it. Then we look.", False)),
        foot=(("32 dots from 8 people", False),),
    ),
    "ranking": v.Ranking(
        title=CRITERION,
        rows=tuple(
            _ranked(n if n <= 3 else None, title, dots)
            for n, (title, dots) in enumerate(zip(THEMES, (9, 8, 6, 6, 3), strict=True), 1)
        ),
        cut_after=3,
        cut="cut: three objectives",
        foot=(("32 dots from 8 people", False),),
        aside=(
            ("Tie at 6, settled by more people: ", False),
            ("5", True),
            (" against ", False),
            ("4", True),
        ),
        warns=True,
    ),
    "measures": v.Measures(
        lead="Objective 1",
        title="Make every district a place where makers meet",
        clock="09:05",
        rows=(
            v.Measure("Open evenings held", "0", "12"),
            v.Measure("People at an open evening, on average", "41", "50"),
            v.Measure("Evenings hosted by members or partners", "30%", "?"),
            v.Measure("Visitors who come a second time", "18%", "?"),
        ),
        foot=(("Write your own figure first", False),),
        counter=v.Counter(6, 8, "6 of 8 finished"),
    ),
    "owners": v.Owners(
        title="Who takes this one?",
        columns=(
            v.Column(
                v.Taken("Make every district a place where makers meet", "Jana Petersen"),
                (
                    v.Taken("Open evenings held", "Jana Petersen"),
                    v.Taken("People per evening", "Mehmet Aydin"),
                    v.Taken("Hosted by members", "Carla Nowak"),
                    v.Taken("Come a second time", "Carla Nowak"),
                ),
                1,
            ),
            v.Column(
                v.Taken("Let nobody who joins stay a stranger", "Sofie Lindqvist"),
                (
                    v.Taken("Complete profiles", "Mehmet Aydin"),
                    v.Taken("Hours to first reply", "Sofie Lindqvist"),
                    v.Taken("Introductions that led to a meeting", "", True, "0 → 40 meetings"),
                ),
                2,
            ),
            v.Column(
                v.Taken("Turn what members know into a library people quote", "Tom Brinkmann"),
                (
                    v.Taken("Pages published", "Tom Brinkmann"),
                    v.Taken("Answered in two days", "Aylin Kaya"),
                    v.Taken("Come back to read", "Piet Hansen"),
                ),
                3,
            ),
        ),
        foot=(("12", True), (" of 13 have an owner", False)),
        aside=(("Nobody takes more than two key results", False),),
    ),
    "consent": v.Consent(
        title="Let nobody who joins stay a stranger",
        fist=v.Strip("Fist of five", 0, (0, 0, 2, 2, 3, 1), "3.4", warm=2),
        warning="Two of us showed 2 or less.",
        advice="Let us hear them, adjust, and ask once more.",
        question="How sure are we?",
        coin="5 is a coin toss",
        confidences=(
            v.Strip("Complete profiles", 0, (0, 0, 0, 0, 0, 2, 4, 2, 0, 0, 0), "6", high=10),
            v.Strip("Hours to a first reply", 0, (0, 0, 1, 2, 2, 2, 1, 0, 0, 0, 0), "4", high=10),
            v.Strip("Introductions that led on", 0, (0, 0, 0, 0, 1, 4, 2, 1, 0, 0, 0), "5", high=10),
        ),
    ),
    "promises": v.Listing(
        title="What we promised",
        clock="01:50",
        lines=(
            v.Line("Ask four partner companies for a room", "Carla", "Thu 2 Apr"),
            v.Line("Put every open evening into one calendar", "Jana", "Fri 3 Apr"),
            v.Line("Write the three sign-up questions", "Sofie", "Tue 7 Apr", done=True),
            v.Line("List who answers newcomers on which day", "Rahul", "Wed 8 Apr"),
            v.Line("Agree with the city library how pages are quoted", "Tom", "Thu 16 Apr"),
        ),
        foot=(("First check-in: Wednesday 8 April, 18:00", False),),
    ),
    "break": v.Break(title="Break", clock="04:30", back="We go on at 19:05"),
    "mirror": v.Mirror(
        title="What members told us",
        clock="07:10",
        themes=tuple(
            v.Mirrored(title, count, kinds, n)
            for n, (title, count, kinds) in enumerate(
                zip(
                    THEMES,
                    (7, 6, 6, 5, 3),
                    (("asked", "said", "did"), ("asked",), ("said", "did"), ("asked", "said"), ("did",)),
                    strict=True,
                ),
                1,
            )
        ),
        figures=("How often do you come? every week 12 · every month 21 · less often 16",),
    ),
    "fit": v.Fit(
        title="Do they fit?",
        goals=(
            "Make every district a place where makers meet",
            "Let nobody stay a stranger",
            "A library people quote",
        ),
        pairs=(
            v.Pair(1, 2, "help", "evenings make introductions"),
            v.Pair(1, 3, "hurt", "the same people do both"),
            v.Pair(2, 3, "neutral", "neither helps nor hurts"),
        ),
    ),
    "statements": v.Statements(
        title="Which words say it?",
        statements=(
            v.Statement("Make every district a place where makers meet", number=1, chosen=True),
            v.Statement("Meet in real life in each part of the city", number=2),
        ),
        side_by_side=True,
        empty=1,
    ),
    "standing": v.Standing(
        lead="1.2 · Jana Petersen",
        title="Average participants per event",
        now="37",
        of="of 50 people, from 22",
        status="on track",
        share=0.54,
        pace=0.46,
        share_words="54% · pace asks 46%",
        course=((0.05, 0.0), (0.2, 0.3), (0.46, 1.0)),
        sure=v.Strip("How sure are we?", 0, (0, 0, 0, 0, 1, 1, 0, 3, 1, 1, 0), "7", high=10),
    ),
    "courses": v.Courses(
        title="What does behaviour say: do they come, write, stay?",
        clock="03:10",
        goals=(
            v.Behaviour(
                "Make every district a place where makers meet",
                "Yes",
                "for about 300 members",
                (
                    v.Went("1.1  Open evenings", "9 of 12", ((0.1, 0.0), (0.4, 0.5), (0.9, 1.0))),
                    v.Went(
                        "1.2  Average participants per event",
                        "37 of 50 people, from 22",
                        ((0.2, 1.0), (0.5, 0.0), (0.8, 0.4)),
                    ),
                    v.Went("1.3  Districts with a place of their own", "nobody checked in"),
                ),
            ),
            v.Behaviour(
                "Let nobody stay a stranger",
                "?",
                rows=(
                    v.Went(
                        "2.1  Hours to the first reply",
                        "9 h of at most 4 h, from 17 h",
                        ((0.1, 1.0), (0.9, 0.0)),
                    ),
                ),
            ),
        ),
        foot=(("1", True), (" of 2 answered", False)),
    ),
    "standing-before": v.Standing(
        lead="2.3",
        title="Direct messages",
        now="–",
        status="not started",
        said=("Two partner evenings brought 40 each.", "Ask the library"),
        counter=v.Counter(5, 8, "5 of 8 said how sure"),
    ),
    "curtain": v.Curtain(),
}
VIEWS = {name: replace(view, community=NAME) for name, view in _VIEWS.items()}
