"""Texts that want to be something else: formulas, markup, links, ends of lines; in many scripts."""

from __future__ import annotations

from hypothesis import strategies as st

from okrdesk.document.text import clean

TEXTS = (
    "=1+1",
    "  =cmd|' /C calc'!A0",
    "'=1",
    "''@x",
    "+49 30 123",
    "-2+3",
    "@SUM(A1)",
    "＝1",
    '=HYPERLINK("http://x.example","click")',
    "http://x.example/a_b",
    "www.x.example and me@x.example",
    "mailto:me@x.example",
    "<r>raw</r>",
    "<r></t></r>",
    "<b>bold</b> & &amp; &lt;",
    "_x0041_ _x000D_ _x005F_ x005F_ _x005F_x0041_",
    "{=1}",
    "0012",
    "1e5",
    "TRUE",
    "2026-01-01",
    'he said "no", then; \\left\n  indented\n\n- list\n1. one\n# head\n> quote\n---\n```\ncode',
    "![image](http://x.example/i.png) [link](javascript:x) <http://x.example>",
    "| a | b |\n|---|---|",
    "*a* _b_ **c** __d__ ~~e~~ `f` $g$ ==h== ^i^ :smile: [^1] #12",
    "BEGIN:VEVENT\nEND:VCALENDAR;,\\n",
    "שלום העולם مرحبا 日本語 हिन्दी ไทย",
    "👩‍👩‍👧‍👦 🇩🇪 é a\u0301 \u202eabc\u202c \u200b",
    "a" * 31 + "…",
    "History",
    " leading and trailing ",
    "x" * 40_000,
)

# What `clean` lets in: everything that a field of a workspace can hold.
texts = st.one_of(
    st.sampled_from(TEXTS),
    st.text(max_size=80),
    st.lists(st.sampled_from(list("=+-@'\t\n\" ,;|\\*_#<>&[]()!`:/.x1é日😀")), max_size=40).map("".join),
).map(clean)
