"""The forms of German verbs: infinitive, nominal form, participle and third person."""

from __future__ import annotations

from collections.abc import Iterable

from okrdesk.okr.coach.folding import folded

Forms = dict[str, tuple[str, str]]
INSEPARABLE = ("be", "ent", "er", "ge", "miss", "ueber", "unter", "ver", "wider", "zer")
SEPARABLE = (
    *("ab", "an", "auf", "aus", "bei", "durch", "ein", "fertig", "fest", "fort", "frei", "her", "heraus"),
    *("herum", "hin", "hinzu", "los", "mit", "nach", "um", "vor", "weg", "weiter", "wieder", "zu", "zurueck"),
    *("zusammen", "bereit", "kennen", "sicher", "teil", "statt", "hoch", "hinaus", "nieder", "herunter"),
    *("online", "live", "runter", "rauf", "voran", "vorbei", "zurecht", "aufrecht", "instand"),
)


def forms(verbs: Iterable[str]) -> Forms:
    """Each regular form of each verb with its base and kind; a bar parts a prefix that can stand apart.

    "ein|führen" gives "einzuführen" (base), "Einführung" (gerund), "eingeführt" (past), "einführt" (third).
    """
    known: Forms = {}
    for verb in verbs:
        prefix, _bar, core = folded(verb).rpartition("|")
        base = prefix + core
        stem = core[:-2] if core.endswith("en") else core[:-1]
        e = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn", "tm")) else ""
        bare = stem.startswith(INSEPARABLE) or stem.endswith("ier")
        participle = prefix + ("" if bare else "ge") + stem + e + "t"
        if prefix:
            known.setdefault(f"{prefix}zu{core}", (base, "base"))
        for form, kind in (
            (prefix + stem + "ung", "gerund"),
            (prefix + stem + "ungen", "gerund"),
            (prefix + stem.removesuffix("el") + "lung", "gerund"),
            (participle, "past"),
            (prefix + stem + e + "t", "third"),
        ):
            known.setdefault(form, (base, kind))
        if not prefix:  # "Steigere den Umsatz"; with a prefix the reader joins the halves first
            known.setdefault(stem + "e", (base, "base"))
    return known
