"""What was said in a chat that was saved as text, and lists pasted from elsewhere: a line for each."""

from __future__ import annotations

import re

from okrdesk.document.text import clean
from okrdesk.exchange.decoding import Decoded
from okrdesk.exchange.delimited import Line
from okrdesk.exchange.surveys.grid import Grid, Refusal
from okrdesk.i18n import _

_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u202f\u00a0]?[AaPp]\.?\s?[Mm]\.?)?"
# WhatsApp on both telephones, Signal and Discord as they are copied, IRC.
_MESSAGE = re.compile(
    rf"[\u200e\u200f\ufeff]*\[?(?P<when>{_DAY},?\s+{_CLOCK}|{_DAY}T{_CLOCK})\]?\s*(?:[-–]\s+)?"
    r"[\u200e\u200f]*(?:(?:(?P<author>[^:\n]{1,60}?)|<(?P<nick>[^>\n]{1,60})>)(?::\s+|:$|(?<=>)\s+))?(?P<text>.*)",
    re.DOTALL,
)
_NO_WORDS = re.compile(
    r"[<\[(\u200e]*\s*(media omitted|medien ausgeschlossen|image omitted|video omitted|audio omitted|"
    r"sticker omitted|gif omitted|document omitted|bild weggelassen|video weggelassen|audio weggelassen|"
    r"sticker weggelassen|dokument weggelassen|multimedia omitido|m[ée]dias? omis\w*|"
    r"this message was deleted|diese nachricht wurde gel[öo]scht|you deleted this message)\.?\s*[>\])]*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[-*•·–—▪◦‣>]+\s+|\(?\d{1,3}[.):]\s+|\[[ xX]?\]\s+|[a-zA-Z][.)]\s+)+")
_LOOKED_AT, _MESSAGES = 30, 0.5


def chat_of(text: Decoded, name: str) -> Grid | None:
    """The messages of a chat with when and from whom; None where the text is none."""
    lines = text.text.split("\n")
    filled = [line for line in lines if line.strip()][:_LOOKED_AT]
    begun = [match for line in filled if (match := _MESSAGE.fullmatch(line)) and _author(match)]
    if len(begun) < 2 or len(begun) < _MESSAGES * len(filled):
        return None
    found: list[tuple[int, str, str, str]] = []
    for number, line in enumerate(lines, 1):
        match = _MESSAGE.fullmatch(line)
        if match is not None:
            found.append((number, match["when"], _author(match), match["text"].strip()))
        elif found and line.strip():
            began, when, author, said = found.pop()
            found.append((began, when, author, f"{said}\n{line.strip()}"))
    refused = []
    kept = []
    for number, when, author, said in found:
        if not author:
            refused.append(Refusal(number, _("a note of the chat itself")))
        elif not said or _NO_WORDS.fullmatch(said):
            refused.append(Refusal(number, _("no words, only a picture or a recording")))
        else:
            kept.append(Line(number, (" ".join(when.split()), author, said)))
    headings = (_("When"), _("Name"), _("Message"))
    return Grid(name, "chat", text.encoding, "", tuple(kept), tuple(refused), 0, headings)


def list_of(text: Decoded, name: str) -> Grid:
    """A line each, without the bullets and numbers before it."""
    kept = []
    for number, line in enumerate(text.text.split("\n"), 1):
        said = without_bullet(line)
        if said:
            kept.append(Line(number, (said,)))
    return Grid(name, "lines", text.encoding, "", tuple(kept), (), 0, (_("Text"),))


def without_bullet(line: str) -> str:
    """A line of a list without its bullet, number or box."""
    return _BULLET.sub("", clean(line), count=1).strip()


def _author(match: re.Match[str]) -> str:
    return (match["author"] or match["nick"] or "").strip(" ~\u200e\u200f\u202a\u202c")
