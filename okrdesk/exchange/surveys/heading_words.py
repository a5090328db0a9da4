"""What tools call their columns, in the languages in which their files were seen.

Headings are compared folded: lower case, without accents and signs, single spaces.
"""

from __future__ import annotations

TIMES = frozenset(
    {
        "timestamp", "zeitstempel", "horodateur", "marca temporal", "carimbo de data hora", "tijdstempel",
        "informazioni cronologiche", "sygnatura czasowa", "tidsstampel", "tidsstempel",
        "start time", "startzeit", "hora de inicio", "heure de debut", "ora di inizio", "hora de conclusao",
        "completion time", "fertigstellungszeit", "hora de finalizacion", "heure de fin",
        "last modified time", "ora di completamento", "uhrzeit der letzten anderung",
        "zeitpunkt der letzten anderung",
        "start date", "end date", "start date utc", "submit date utc", "stage date utc", "submit date",
        "date utc", "date created", "date modified", "date deleted", "date", "datum", "fecha", "data", "time",
        "zeit", "uhrzeit", "heure", "submitted at", "created at", "created", "erstellt", "eingereicht am",
        "abgabezeit", "submission date", "when", "wann",
    }
)  # fmt: skip

# What a table of one column calls it.
ALONE = frozenset(
    {
        "text", "idea", "ideas", "answer", "answers", "response", "responses", "open ended response",
        "comment", "comments", "note", "notes", "feedback", "suggestion", "suggestions", "question",
        "content", "message", "idee", "ideen", "antwort", "antworten", "offene antwort", "kommentar",
        "kommentare", "notiz", "notizen", "vorschlag", "vorschlage", "frage", "inhalt", "nachricht",
        "ruckmeldung", "ruckmeldungen", "respuesta", "respuestas", "comentario", "comentarios", "reponse",
        "reponses", "commentaire", "commentaires", "idees", "risposta", "risposte", "resposta", "respostas",
        "antwoord", "antwoorden",
    }
)  # fmt: skip

# A heading that consists of these, and of words that only fill, asks who somebody is.
PERSONS = frozenset(
    {
        "email", "mail", "emails", "emailadresse", "mailadresse", "emailaddress", "correo", "electronico",
        "courriel", "electronique", "eletronico", "posta", "elettronica", "adres",
        "name", "names", "namen", "nachname", "vorname", "surname", "firstname", "lastname", "first", "last",
        "nickname", "spitzname", "nombre", "apellido", "apellidos", "nom", "prenom", "nome", "cognome",
        "sobrenome", "naam", "achternaam", "voornaam", "imie", "nazwisko", "namn", "fullname",
        "username", "user", "nutzer", "nutzername", "benutzer", "benutzername", "usuario", "utilisateur",
        "utente", "login", "account", "handle", "discord", "instagram", "twitter", "telegram", "whatsapp",
        "phone", "telephone", "telefon", "telefonnummer", "mobile", "mobil", "handy", "handynummer",
        "rufnummer", "telefono", "portable", "telefone", "celular", "telefoon", "tel",
        "ip", "id", "ids", "respondent", "collector", "network", "voter", "participant", "participants",
        "teilnehmer", "teilnehmerin", "participante", "author", "autor", "auteur", "authorid", "userid",
        "sender", "absender", "von", "from", "member", "mitglied", "mitgliedsnummer", "address", "adresse",
        "anschrift", "direccion", "number", "nummer", "numero", "contact", "kontakt", "kontaktdaten",
    }
)  # fmt: skip
# Alone these words are no question about a person.
NOT_ALONE = frozenset(
    {
        "number", "nummer", "numero", "first", "last", "network", "from", "von", "member", "mitglied",
        "contact", "kontakt",
    }
)  # fmt: skip
PERSON_QUESTIONS = frozenset(
    {
        "who are you", "wer bist du", "wer sind sie", "wie heisst du", "wie heissen sie", "quien eres",
        "como te llamas", "qui es tu", "qui etes vous", "quem e voce", "chi sei",
    }
)  # fmt: skip
FILLING = frozenset(
    {
        "your", "the", "a", "an", "what", "is", "please", "optional", "freiwillig", "of", "and", "or", "full",
        "deine", "dein", "ihr", "ihre", "was", "wie", "ist", "lautet", "bitte", "der", "die", "das", "und",
        "oder", "e", "votre", "ton", "quel", "est", "et", "de", "del", "la", "el", "le", "tu", "su", "cual",
        "es", "y", "o", "seu", "sua", "qual", "il", "tuo", "utc", "en", "voller", "vollstandiger", "d",
        "facultatif", "opcional", "para", "for", "fur", "completo", "completa", "complet", "display",
    }
)  # fmt: skip

IGNORED = frozenset(
    {
        "total points", "quiz feedback", "gesamtpunktzahl", "quizfeedback", "puntos totales",
        "comentarios del cuestionario", "points", "punkte", "score", "ergebnis", "punktzahl", "response type",
        "tags", "ending", "custom data 1", "session", "attachments", "reactions", "anhange", "column id",
        "note id", "rank", "stack", "type", "event question id", "is answered", "is public", "source",
        "language", "sprache", "idioma", "langue", "votes", "stimmen", "month", "monat", "week", "woche",
        "year", "jahr", "quarter", "quartal",
    }
)  # fmt: skip
IGNORED_BEGINNINGS = (
    "points ", "punkte ", "feedback ", "puntos ", "comentarios ", "grading comments ",
)  # fmt: skip

# What counts of what people did are called, in tables of their engagement.
DOINGS = frozenset(
    {
        "views", "visits", "visitors", "clicks", "logins", "posts", "replies", "attendance", "attendees",
        "bookings", "downloads", "shares", "likes", "sign ups", "signups", "registrations", "members active",
        "active members", "aufrufe", "besuche", "klicks", "anmeldungen", "beitrage", "antworten",
        "teilnehmende", "teilnahmen", "buchungen", "aktive mitglieder", "visitas", "vues", "inscriptions",
    }
)  # fmt: skip

# Answers in order, the least first; a column that uses one of these is a scale.
ORDERS: tuple[tuple[str, ...], ...] = tuple(
    tuple(order.split(" < "))
    for order in (
        "strongly disagree < disagree < neutral < agree < strongly agree",
        "strongly disagree < disagree < neither agree nor disagree < agree < strongly agree",
        "strongly disagree < somewhat disagree < neutral < somewhat agree < strongly agree",
        "strongly disagree < somewhat disagree < neither agree nor disagree < somewhat agree "
        "< strongly agree",
        "very dissatisfied < dissatisfied < neutral < satisfied < very satisfied",
        "very dissatisfied < somewhat dissatisfied < neither satisfied nor dissatisfied < somewhat satisfied "
        "< very satisfied",
        "very difficult < difficult < neutral < easy < very easy",
        "very unlikely < unlikely < neutral < likely < very likely",
        "very poor < poor < fair < good < very good",
        "poor < fair < good < very good < excellent",
        "never < rarely < sometimes < often < always",
        "not at all < a little < somewhat < very < extremely",
        "stimme uberhaupt nicht zu < stimme nicht zu < neutral < stimme zu < stimme voll zu",
        "stimme uberhaupt nicht zu < stimme eher nicht zu < teils teils < stimme eher zu "
        "< stimme voll und ganz zu",
        "trifft nicht zu < trifft eher nicht zu < teils teils < trifft eher zu < trifft zu",
        "trifft gar nicht zu < trifft eher nicht zu < weder noch < trifft eher zu < trifft voll zu",
        "sehr unzufrieden < unzufrieden < neutral < zufrieden < sehr zufrieden",
        "sehr unzufrieden < eher unzufrieden < weder noch < eher zufrieden < sehr zufrieden",
        "sehr schlecht < schlecht < mittel < gut < sehr gut",
        "sehr schwer < schwer < mittel < leicht < sehr leicht",
        "nie < selten < manchmal < oft < immer",
        "gar nicht < kaum < etwas < ziemlich < sehr",
        "muy en desacuerdo < en desacuerdo < neutral < de acuerdo < muy de acuerdo",
        "totalmente en desacuerdo < en desacuerdo < neutral < de acuerdo < totalmente de acuerdo",
        "nunca < raramente < a veces < a menudo < siempre",
        "pas du tout d accord < pas d accord < neutre < d accord < tout a fait d accord",
        "jamais < rarement < parfois < souvent < toujours",
    )
)
