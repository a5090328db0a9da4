"""What people wrote, said, answered and did for the sample's workshop: 27 cards in five themes, and more."""

from __future__ import annotations

from okrdesk.frozen import dataclass
from okrdesk.i18n import _


@dataclass(frozen=True, slots=True)
class ThemeCards:
    """A theme with the texts of its cards by their kind of evidence; `interests` are no goals yet."""

    title: str
    written: tuple[str, ...]
    asked: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    did: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()


def themes() -> tuple[ThemeCards, ...]:
    """7 + 6 + 6 + 5 + 3 cards: 15 written, 6 asked, 4 said, 2 did."""
    return (*_of_people(), *_of_things())


def _of_people() -> tuple[ThemeCards, ...]:
    return (
        ThemeCards(
            _("Meet in real life"),
            written=(
                _("An evening every month where nobody has to sell anything"),
                _("See the studios of others from inside"),
                _("Lunch in the Neustadt, one long table"),
            ),
            asked=(_("More events outside the city centre"), _("Evenings that end before the last tram")),
            said=(_("“I have been a member for a year and met three people.”"),),
            did=(_("The summer fair had 140 visitors, any post has 30 readers"),),
        ),
        ThemeCards(
            _("Genuine connections"),
            written=(
                _("Somebody who introduces me to the right person"),
                _("Know who needs what I can do"),
                _("A mentor for the first year"),
            ),
            asked=(_("Help to find a partner for a large order"), _("A profile that says what I look for")),
            said=(_("“I wrote three messages and nobody answered.”"),),
        ),
    )


def _of_things() -> tuple[ThemeCards, ...]:
    return (
        ThemeCards(
            _("Shared know-how"),
            written=(
                _("Write down where to buy small amounts of material"),
                _("A list of what not to do when you rent a workshop"),
                _("Photography of products"),
            ),
            asked=(_("Short guides about prices and taxes"),),
            said=(_("“The same question comes every month in the chat.”"),),
            did=(_("The page about kilns is read 60 times a week"),),
            interests=(_("Photography of products"),),
        ),
        ThemeCards(
            _("Open workshop doors"),
            written=(
                _("Share machines that stand still"),
                _("One key for three workshops"),
                _("A day for neighbours to look in"),
            ),
            asked=(_("A place to try a laser cutter"),),
            said=(_("“My lathe runs one day a week.”"),),
        ),
        ThemeCards(
            _("Pay our way"),
            written=(
                _("A fee that nobody has to think about"),
                _("Sponsors who fit us"),
                _("Sustainable materials"),
            ),
            interests=(_("Sustainable materials"),),
        ),
    )


def sentences() -> tuple[str, ...]:
    """Eight answers to why the community exists, some of them the same."""
    return (
        _("So that makers find each other."),
        _("So that makers find each other."),
        _("To find customers together."),
        _("So that nobody starts alone."),
        _("To learn from each other."),
        _("To learn from each other."),
        _("So that makers find each other."),
        _("To have a place in the city."),
    )


def factors() -> tuple[str, ...]:
    """What helps and what is in the way, from outside."""
    return (
        _("The city lends empty shops for a year."),
        _("Rents in the Neustadt rise again."),
    )


def parked() -> tuple[str, ...]:
    """What was put aside for another day."""
    return (_("Who looks after the old mailing list?"), _("A name for the summer fair"))


def wishes() -> tuple[str, ...]:
    """One wish for next time each, from those who had one."""
    return (
        _("Begin with the cards, they were the best part."),
        _("A longer break."),
        _("Bring somebody who joined this month."),
    )


@dataclass(frozen=True, slots=True)
class Practice:
    """Why a goal keeps people here, and what it changes in four lines."""

    keeps_people: str
    content: str
    contributions: str
    moderation: str
    onboarding: str


def practices() -> tuple[Practice, ...]:
    """One for each of the three objectives."""
    return (
        Practice(
            _("Whoever comes to an evening knows somebody by name next time."),
            _("Every evening is announced two weeks ahead and told afterwards in five lines."),
            _("Members propose an evening with one form."),
            _("Posts that only sell wait until the evening they belong to."),
            _("Every newcomer is invited to the next evening by a person."),
        ),
        Practice(
            _("A contact that fits is what people remember after a year."),
            _("Profiles say what somebody offers and what they look for."),
            _("Three members introduce two people a week."),
            _("A question without an answer is passed on after a day."),
            _("The first message a newcomer gets asks what they need."),
        ),
        Practice(
            _("An answer that is written down still helps when its author is away."),
            _("One page a week, written from what was asked."),
            _("Whoever asks twice writes the page with us."),
            _("Pages are looked through once a cycle."),
            _("Newcomers get the three pages most read."),
        ),
    )
