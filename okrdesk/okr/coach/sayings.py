"""What the coach says, rule by rule: what it saw, why that matters, a question, an example."""

from __future__ import annotations

from collections.abc import Callable

from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.coach.findings import Finding, Level


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of a rule, in the language of whoever asks; `saw` has places for what was seen."""

    level: Level
    saw: Callable[[], str]
    why: Callable[[], str]
    question: Callable[[], str]
    example: Callable[[], str] = str


def says(key: str, **seen: object) -> Finding:
    """The finding of a rule; `seen` fills the places of what it saw.

    A rule that says its thing in several ways has a word for each behind a stroke: "S-EASY/safe".
    """
    words = SAYINGS[key]
    saw = words.saw().format(**seen)
    return Finding(key.partition("/")[0], words.level, saw, words.why(), words.question(), words.example())


_unowned = Saying(
    "hint",
    lambda: _("Nobody owns it."),
    lambda: _("What belongs to everybody is looked after by nobody."),
    lambda: _("Who keeps an eye on it? One name; helpers are welcome."),
)
SAYINGS: dict[str, Saying] = {
    "O-SUPERLATIVE": Saying(
        "coach",
        lambda: _("“{word}” stands alone."),
        lambda: _("Without a what and a for whom, everybody aims at something else."),
        lambda: _("At what, and in whose eyes?"),
        lambda: _("“Be the best” becomes “Newcomers call us the easiest club to join”"),
    ),
    "O-SUPERLATIVE/unshown": Saying(
        "hint",
        lambda: _("It says “{word}”."),
        lambda: _("A superlative convinces once a number stands beside it."),
        lambda: _("By which measure? Add the key result that shows it."),
        lambda: _("“The biggest community of makers here” with “members from 300 to 450”"),
    ),
    "O-METRIC/figure": Saying(
        "hint",
        lambda: _("With {number} in it this reads like a key result."),
        lambda: _("The objective says where to; the key results say how far."),
        lambda: _("Which change would the number prove?"),
        lambda: _("“Increase NPS by 20 points” becomes “Members recommend us gladly”"),
    ),
    "O-JARGON": Saying(
        "hint",
        lambda: _("“{word}” is shop talk."),
        lambda: _("Plain words are repeated; big words are nodded at."),
        lambda: _("How would a newcomer say it?"),
        lambda: _("“World-class support” becomes “Every question has an answer the same day”"),
    ),
    "O-JARGON/alone": Saying(
        "coach",
        lambda: _("There is nothing but shop talk in it."),
        lambda: _("Plain words are repeated; big words are nodded at."),
        lambda: _("How would a newcomer say it?"),
        lambda: _("“World-class support” becomes “Every question has an answer the same day”"),
    ),
    "O-NOOWNER": _unowned,
    "K-NOOWNER": _unowned,
    "K-MILESTONE/stages": Saying(
        "hint",
        lambda: _("Its stages have no day yet."),
        lambda: _("Stages that may come at any time wait for everything that has a day."),
        lambda: _("By which day is the last one reached?"),
    ),
    "K-NOUNIT/target": Saying(
        "coach",
        lambda: _("The target has no unit."),
        lambda: _("A number counts once everybody knows what it counts."),
        lambda: _("A number of what?"),
        lambda: _("“500” becomes “500 members active in the last 30 days”"),
    ),
    "K-NONUMBER/target": Saying(
        "coach",
        lambda: _("The sentence says {number}, but the target is empty."),
        lambda: _("Progress and pace are worked out from the target."),
        lambda: _("Which number is the target?"),
    ),
    "K-PERIOD": Saying(
        "hint",
        lambda: _("Due {due}; the cycle ends {end}."),
        lambda: _("One review closes them all; another day is easily forgotten."),
        lambda: _("On purpose?"),
    ),
    "K-PERIOD/others": Saying(
        "hint",
        lambda: _("Due {due}; the others are due {end}."),
        lambda: _("One review closes them all; another day is easily forgotten."),
        lambda: _("On purpose?"),
    ),
    "S-EASY/safe": Saying(
        "hint",
        lambda: _("Only safe bets."),
        lambda: _("Around five of ten, a target stretches people and can still be reached."),
        lambda: _("Which one could aim further?"),
    ),
    "S-EASY/far": Saying(
        "hint",
        lambda: _("Only long shots."),
        lambda: _("Around five of ten, a target stretches people and can still be reached."),
        lambda: _("Which one can be won this cycle?"),
    ),
    "O-PLACEHOLDER": Saying(
        "stop",
        lambda: _("One gap to fill: {gap}."),
        lambda: _("With a gap nobody can say the sentence aloud."),
        lambda: _("What belongs there?"),
        lambda: _("“… in [CITY]” becomes “… in Graz”"),
    ),
    "O-SHORT": Saying(
        "stop",
        lambda: _("This is not a sentence yet."),
        lambda: _("An objective works when the room can repeat it."),
        lambda: _("How would you say it to a newcomer?"),
        lambda: _("“Growth” becomes “People here find their next partner”"),
    ),
    "O-TENTATIVE": Saying(
        "coach",
        lambda: _("This is a question to answer, not a place to reach."),
        lambda: _("Looking into something can succeed while nothing changes."),
        lambda: _("If the answer is yes, what will be better?"),
        lambda: _("“Investigate onboarding” becomes “Newcomers feel at home within a week”"),
    ),
    "O-VAGUE": Saying(
        "coach",
        lambda: _("This could stand in any plan, in any year."),
        lambda: _("A sentence that says for whom and why gives people something to aim at."),
        lambda: _("Better for whom, and why now?"),
        lambda: _("“Increase revenue” becomes “The platform pays its way”"),
    ),
    "O-METRIC": Saying(
        "coach",
        lambda: _("This names a measure, and so reads like a key result."),
        lambda: _("The objective says where to; the key results say how far."),
        lambda: _("Which change would the measure prove?"),
        lambda: _("“Increase the number of visits” becomes “People love to come back”"),
    ),
    "O-DOUBLE": Saying(
        "hint",
        lambda: _("There may be two aims in here."),
        lambda: _("With one aim everybody knows what comes first."),
        lambda: _("Split them, so that each can win?"),
        lambda: _("“Find members and earn money” becomes two objectives"),
    ),
    "O-INTEREST": Saying(
        "hint",
        lambda: _("This names an interest so far."),
        lambda: _("An aim says what people will do or have together."),
        lambda: _("What will we do together?"),
        lambda: _("“Photography” becomes “Our first photo zine is on the shelves”"),
    ),
    "O-LONG": Saying(
        "hint",
        lambda: _("{count} words are hard to remember."),
        lambda: _("What nobody can repeat, nobody follows."),
        lambda: _("What is the heart of it?"),
        lambda: _("Ten words or fewer; the rest goes into the reason below."),
    ),
    "O-STATUSQUO": Saying(
        "coach",
        lambda: _("“{word}” leaves things as they are."),
        lambda: _("An objective asks for something that is not true yet."),
        lambda: _("What would be newly true?"),
        lambda: _("“Maintain our position” becomes “First choice for newcomers in Graz”"),
    ),
    "O-TASK": Saying(
        "coach",
        lambda: _("“{word}” names the work."),
        lambda: _("Work can be finished without anything changing for members."),
        lambda: _("What is different for members when it is done?"),
        lambda: _("“Publish blog posts” becomes “Members learn something new here each week”"),
    ),
    "O-OUTPUT": Saying(
        "hint",
        lambda: _("This names something to make."),
        lambda: _("A thing is useful when somebody gains from it."),
        lambda: _("Who gains what from it?"),
        lambda: _("“Build a directory” becomes “Members find the right expert in minutes”"),
    ),
    "K-MILESTONE": Saying(
        "hint",
        lambda: _("A yes-or-no result."),
        lambda: _("Others should be able to see for themselves whether it is done."),
        lambda: _("By which day, and how can others check it?"),
        lambda: _("“Live stream runs on the event page by 1 March; link in the minutes”"),
    ),
    "K-PROXY": Saying(
        "hint",
        lambda: _("This number stands in for something else."),
        lambda: _("Stand-ins are easy to count and easy to fool."),
        lambda: _("What does it stand for, and how will you spot-check?"),
        lambda: _("“100 messages” with “call five members: did a match come of it?”"),
    ),
    "K-PLACEHOLDER": Saying(
        "stop",
        lambda: _("One gap to fill: {gap}."),
        lambda: _("Nobody can report on a gap."),
        lambda: _("What belongs there?"),
        lambda: _("“Key result x” becomes “New members per month from 20 to 35”"),
    ),
    "K-NONUMBER": Saying(
        "coach",
        lambda: _("No number and no day yet."),
        lambda: _("Without either, two people will judge the same quarter differently."),
        lambda: _("How will we know? Add a number, or make it yes/no with a date."),
        lambda: _("“Get more people to buy” becomes “New buyers per month from 20 to 35”"),
    ),
    "K-VAGUE": Saying(
        "coach",
        lambda: _("“{word}” can mean anything."),
        lambda: _("A word that nobody can count leaves the result open to taste."),
        lambda: _("What would you count?"),
        lambda: _("“An effective pitch” becomes “3 of 10 pitches lead to a trial”"),
    ),
    "K-QUESTION": Saying(
        "coach",
        lambda: _("This is a question."),
        lambda: _("A result is something that is true on the last day."),
        lambda: _("Which answer do you want to be true? Commit to it, or park it."),
        lambda: _("“How do we welcome people?” becomes “9 of 10 newcomers get a call in week one”"),
    ),
    "K-NOUNIT": Saying(
        "coach",
        lambda: _("{number} stands alone."),
        lambda: _("A number counts once everybody knows what it counts."),
        lambda: _("A number of what?"),
        lambda: _("“Reach 500” becomes “500 members active in the last 30 days”"),
    ),
    "K-RELATIVE": Saying(
        "hint",
        lambda: _("It says by how much, but not from where."),
        lambda: _("Ten per cent of little and ten per cent of much are different goals."),
        lambda: _("From what to what?"),
        lambda: _("“+10% followers” becomes “followers from 1,800 to 2,000”"),
    ),
    "K-COMPOUND": Saying(
        "hint",
        lambda: _("Two measures in one line."),
        lambda: _("When one is reached and the other not, no status is honest."),
        lambda: _("Split them?"),
        lambda: _("“5 talks and 200 guests” becomes two key results"),
    ),
    "K-SUBJECTIVE": Saying(
        "hint",
        lambda: _("“{word}” depends on who is asked."),
        lambda: _("A shared scale makes the answer the same for everybody."),
        lambda: _("Who judges, on which scale?"),
        lambda: _("“Handover deemed a success” becomes “8 of 10 rate it 4 or 5”"),
    ),
    "K-LONG": Saying(
        "hint",
        lambda: _("{count} words do not fit the projector."),
        lambda: _("In a check-in the line is read in two seconds."),
        lambda: _("What is being counted, in a few words?"),
        lambda: _("Measure, baseline and target in the line; the rest into the source."),
    ),
    "K-TENTATIVE": Saying(
        "coach",
        lambda: _("This leaves open whether it will happen."),
        lambda: _("What is only considered cannot be missed, and so not be reached."),
        lambda: _("Commit to a result, or park it?"),
        lambda: _("“Consider issue templates” becomes “8 of 10 issues arrive with all facts”"),
    ),
    "K-ACTIVITY": Saying(
        "coach",
        lambda: _("“{word}” is effort."),
        lambda: _("Effort can be spent in full while nothing changes."),
        lambda: _("If it works, what will we have more of, or less of?"),
        lambda: _("“Call 50 lapsed donors” becomes “15 lapsed donors give again”"),
    ),
    "K-OUTPUT": Saying(
        "hint",
        lambda: _("An output, which is fine."),
        lambda: _("Beside an effect it shows that the work was worth it."),
        lambda: _("Which effect will you pair it with?"),
        lambda: _("“3 landing pages live” with “sign-ups from 2% to 4%”"),
    ),
    "O-NOLINK": Saying(
        "hint",
        lambda: _("It stands on its own."),
        lambda: _("An objective that serves a priority keeps its place when time gets short."),
        lambda: _("Which priority does it serve?"),
    ),
    "O-NOTYPE": Saying(
        "hint",
        lambda: _("Its type is open."),
        lambda: _("The type says what kind of change to look for."),
        lambda: _("Outcome, process, relational or transformational?"),
    ),
    "K-NOSOURCE": Saying(
        "hint",
        lambda: _("Nothing says where the number is read."),
        lambda: _("With a source two people report the same figure."),
        lambda: _("Where does the number come from, and who reads it?"),
        lambda: _("“Attendance list, counted by the host after each event”"),
    ),
    "K-NOBASE": Saying(
        "hint",
        lambda: _("The baseline is not known yet."),
        lambda: _("Progress is the way from the baseline to the target."),
        lambda: _("Where are we today? A guess is fine; mark it as a guess."),
    ),
    "K-KEEP": Saying(
        "hint",
        lambda: _("“Keep” has no band yet."),
        lambda: _("A band says when to leave it alone and when to act."),
        lambda: _("Between which two values is it fine?"),
        lambda: _("“Answer time between 2 and 8 hours”"),
    ),
    "K-WRONGWAY": Saying(
        "coach",
        lambda: _("The target {target} is already met at the baseline, {baseline}."),
        lambda: _("A target that is behind us pulls nobody."),
        lambda: _("Aim further, turn the direction, or use “keep”?"),
    ),
    "S-OBJCOUNT": Saying(
        "coach",
        lambda: _("{count} objectives at once."),
        lambda: _("Two or three get done; the fourth takes from all."),
        lambda: _("Which one can wait?"),
    ),
    "S-ALLOUTPUT": Saying(
        "coach",
        lambda: _("Under “{title}” nothing says what changes for members."),
        lambda: _("All of it can be delivered and nobody be better off."),
        lambda: _("Which one effect would show that it helped?"),
        lambda: _("Beside “50 pages”: “questions answered within two days, from 40% to 80%”"),
    ),
    "S-DUPMEASURE": Saying(
        "hint",
        lambda: _("“{one}” is also counted in “{two}” with target {target}."),
        lambda: _("The same work would count twice."),
        lambda: _("Keep one, or set them apart?"),
    ),
    "S-OBJFEW": Saying(
        "hint",
        lambda: _("One objective."),
        lambda: _("One is fine; two or three leave room for different strengths."),
        lambda: _("Is there a second that matters as much?"),
    ),
    "S-TENSION": Saying(
        "hint",
        lambda: _("“{one}” and “{two}” pull apart."),
        lambda: _("More of the one easily costs some of the other."),
        lambda: _("Will you watch both in the check-in?"),
    ),
    "S-LOAD": Saying(
        "hint",
        lambda: _("{name} holds {count} key results."),
        lambda: _("With more than two, something waits every week."),
        lambda: _("Could somebody take one over, or help?"),
    ),
}
