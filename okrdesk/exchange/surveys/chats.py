"""What was said in a chat that was saved as text, and lists pasted from elsewhere: a line for each."""

from __future__ import annotations

import re
from typing import NamedTuple

from okrdesk.document.text import clean
from okrdesk.exchange.decoding import Decoded
from okrdesk.exchange.delimited import Line
from okrdesk.exchange.surveys.grid import Grid
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import RefusedLine

_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u202f\u00a0]?[AaPp]\.?\s?[Mm]\.?)?"
# WhatsApp on both telephones, Signal and Discord as they are copied, IRC.
_MESSAGE = re.compile(
    rf"[\u200e\u200f\ufeff]*\[?(?P<when>{_DAY},?\s+{_CLOCK}|{_DAY}T{_CLOCK})\]?\s*(?:[-–]\s+)?"
    r"[\u200e\u200f]*(?:(?:(?P<author>[^:\n]{1,60}?)|<(?P<nick>[^>\n]{1,60})>)(?::\s+|:$|(?<=>)\s+))?(?P<text>.*)",
    re.DOTALL,
)
_MOMENT = rf"(?:(?:{_DAY}|today|yesterday|heute|gestern)[,\s]*(?:at|um)?\s*)?{_CLOCK}"
_HEAD = re.compile(
    rf"(?P<author>\S.{{0,59}}?)(?:,?\s*[\[(](?P<one>{_MOMENT})[\])]|\s+[—–]\s+(?P<two>{_MOMENT})"
    rf"|\s{{2,}}(?P<three>{_MOMENT}))|\[(?P<four>{_MOMENT})\]\s+(?P<after>[^:]{{1,60}})",
    re.IGNORECASE,
)
_TIME_ALONE = re.compile(rf"\s*{_MOMENT}\s*", re.IGNORECASE)
_NO_WORDS = re.compile(
    r"[<\[(\u200e]*\s*(media omitted|medien ausgeschlossen|image omitted|video omitted|audio omitted|"
    r"sticker omitted|gif omitted|document omitted|bild weggelassen|video weggelassen|audio weggelassen|"
    r"sticker weggelassen|dokument weggelassen|multimedia omitido|m[ée]dias? omis\w*|"
    r"this message was deleted|diese nachricht wurde gel[öo]scht|you deleted this message)\.?\s*[>\])]*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[-*•·–—▪◦‣>]+\s+|\(?\d{1,3}[.):]\s+|\[[ xX]?\]\s+|[a-zA-Z][.)]\s+)+")
_LOOKED_AT, _MESSAGES = 30, 0.5


class _Said(NamedTuple):
    """A message: the line on which it begins, when, by whom ("" for a note of the chat), its words."""

    line: int
    when: str
    author: str
    words: str


def chat_of(text: Decoded, name: str) -> Grid | None:
    """The messages of a chat with when and from whom; None where the text is none."""
    lines = text.text.split("\n")
    messages = _in_lines(lines) or _under_heads(lines)
    if not messages:
        return None
    refused = []
    kept = []
    for each in messages:
        if not each.author:
            refused.append(RefusedLine(each.line, _("a note of the chat itself")))
        elif not each.words or _NO_WORDS.fullmatch(each.words):
            refused.append(RefusedLine(each.line, _("no words, only a picture or a recording")))
        else:
            kept.append(Line(each.line, (" ".join(each.when.split()), each.author, each.words)))
    headings = (_("When"), _("Name"), _("Message"))
    return Grid(name, "chat", text.encoding, "", tuple(kept), tuple(refused), 0, headings)


def _in_lines(lines: list[str]) -> list[_Said]:
    """Messages that begin with when and from whom on their own line; none where those are too few."""
    filled = [line for line in lines if line.strip()][:_LOOKED_AT]
    begun = [match for line in filled if (match := _MESSAGE.fullmatch(line)) and _author(match)]
    if len(begun) < 2 or len(begun) < _MESSAGES * len(filled):
        return []
    messages: list[_Said] = []
    for number, line in enumerate(lines, 1):
        match = _MESSAGE.fullmatch(line)
        if match is not None:
            messages.append(_Said(number, match["when"], _author(match), match["text"].strip()))
        elif messages and line.strip():
            messages[-1] = messages[-1]._replace(words=f"{messages[-1].words}\n{line.strip()}")
    return messages


def _under_heads(lines: list[str]) -> list[_Said]:
    """Messages below a line that says from whom and when, as Slack, Discord, Teams and Telegram copy them."""
    heads: dict[int, tuple[str, str]] = {}
    for nth, line in enumerate(lines):
        match = _HEAD.fullmatch(line.strip())
        if match is not None:
            when = match["one"] or match["two"] or match["three"] or match["four"]
            heads[nth] = (when, (match["author"] or match["after"]).strip(" ,"))
        elif nth and _TIME_ALONE.fullmatch(line) and lines[nth - 1].strip():
            heads[nth] = (line.strip(), lines[nth - 1].strip())
    if len(heads) < 2 or len(heads) * 6 < sum(1 for line in lines if line.strip()):
        return []
    authors = {author for _when, author in heads.values()}
    messages: list[_Said] = []
    for nth, line in enumerate(lines):
        text = line.strip()
        if nth in heads:
            messages.append(_Said(nth + 1, *heads[nth], ""))
        elif text and messages and not (text in authors and nth + 1 in heads):
            messages[-1] = messages[-1]._replace(words=f"{messages[-1].words}\n{text}".strip())
    return messages


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
