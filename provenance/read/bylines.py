"""Bylines, names and lines that credit an outlet, told by their form."""

from __future__ import annotations

import re
from typing import Final

from provenance.read.dates import MONTH
from provenance.read.outlets import agency_pattern, outlet_pattern

PARTICLE: Final = r"(?:de|del|della|di|da|la|le|van|von|der|den|el|al|bin)"
"""Small words inside a person's name."""

WEEKDAY: Final = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag"
    r"|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes"
    r"|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)(?![a-z])\.?"
)
"""A day of the week or its abbreviation, for patterns that ignore case."""

_SMALL: Final = rf"(?:of|the|and|&|in|for|by|at|from|with|on|des|du|y|e|{PARTICLE})"
_WORD: Final = r"(?:[^\W\d_a-zà-öø-ÿ][\w.'’&-]*|[a-z]?[A-Z]\w+|\d{1,2})"
_NAME: Final = rf"{_WORD}(?:\s{{1,3}}(?:{_SMALL}|{_WORD})){{0,7}}"
_ANY_NAME: Final = re.compile(_NAME)
_CREDITED: Final = re.compile(
    rf"(?:(?:by|in|via|for|from|with|the)\s)?{_NAME}(?: in {_NAME})?"
    rf"|by [\w.@-]{{2,30}}(?: in {_NAME})?"
    r"|by our (?:[a-z]{2,12} )?(?:reporters?|correspondents?|writers?|staff|team)"
)
_FULL_NAME: Final = rf"[A-ZÀ-Þ][\w.'’-]*(?:\s(?:{PARTICLE}\s){{0,2}}[A-ZÀ-Þ][\w.'’-]*){{1,3}}"
_PERSON: Final = re.compile(
    rf"{_FULL_NAME}(?:(?:, | and | & ){_FULL_NAME}){{0,2}}(?: in {_FULL_NAME}| in [A-ZÀ-Þ]\w+)?"
    r"(?: and (?:news )?agencies)?"
)
_DESK: Final = re.compile(
    r"(?:(?:By|From|Our|The)\s)?(?:[A-ZÀ-Þ][\w’'.-]*\s){0,4}(?:Desk|Staff|Team|Bureau|Newsroom"
    r"|Agencies|Columnist|(?:Correspondent|Reporter|Editor|Writer|Contributor)s?)"
)
_ROLE: Final = re.compile(
    rf"{_FULL_NAME}(?:,? in [A-ZÀ-Þ]\w+)?,?(?: [a-z]{{2,15}}){{0,2}}"
    r" (?:correspondent|reporter|editor|columnist|writer|producer)s?"
)
_BY: Final = re.compile(
    r"(?:(?:words|written|story|text|interview|reported|posted|report|analysis|opinion)\s)?"
    r"by:?\s{1,3}(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_NO_NAME: Final = re.compile(rf"(?:{WEEKDAY}|{MONTH}|the\s)", re.IGNORECASE)
_BYLINE_NAME: Final = re.compile(
    rf"(?:(?:Our|Staff|An?)\s)?{_WORD}(?:\s{{1,3}}(?:{PARTICLE}\s){{0,2}}{_WORD}){{0,4}}"
)
_RUN_ON: Final = re.compile(r"By(?=[A-ZÀ-Þ])")
_TURN: Final = rf"{_FULL_NAME} \((?:now|earlier|later|(?:until|from) [^()]{{1,20}})\)"
_TURNS: Final = re.compile(rf"{_TURN}(?:(?:, | and | & ){_TURN}){{0,3}}")
_FROM: Final = re.compile(
    rf"(?:From {_FULL_NAME}(?:, | in )|From (?:our|a) (?:own |[a-z]{{2,12}} )?"
    rf"(?:correspondent|reporter|editor),?(?: in)? |(?:Von|Par|Por) (?=[^,]{{1,40}} ))"
    rf"[A-ZÀ-Þ][\w.'’-]*(?:(?: (?:and|und|et|y|in) |, | )[A-ZÀ-Þ][\w.'’-]*){{0,6}}"
)
_FOR: Final = re.compile(r"\s(?:FOR|IN|AND|AT|for|in|and|at)\s")
_AFTER_NAME: Final = re.compile(
    r"\s*(?:$|[,|·•@(/–—-]|\.$|(?:and|&|in|for|at|with|of|on|via|FOR|IN|AND|AT)\s|\d)"
)
_MERIDIEM_END: Final = re.compile(r"\b[ap]\.m\.$")
_FEW_WORDS: Final = 6
_LONGEST_PERSON: Final = 60
_LONGEST_CREDIT: Final = 80

_CREDIT_WORDS: Final = re.compile(
    r"\b(?:with|and|by|from|via|sources?|for|in|inputs?|the|staff|writers?|reporters?|news|agency|agencies|reporting"
    r"|additional|files?|reports?|material|story|credit|copy|republished|published|originally|on|wires?"
    r"|services?|special|to)\b|[\s/,&()|:;.–—-]+",
    re.IGNORECASE,
)
_CARRIED: Final = re.compile(
    r"\(?(?:via|source|from|h/t|hat tip|courtesy(?: of)?"
    r"|(?:originally |first )?(?:published|appeared|posted) (?:by|in|on|at)"
    r"|republished (?:from|with permission (?:from|of))|read the original (?:at|on|in))"
    rf"\s?:?\s(?P<name>(?-i:{_NAME}))\)?\.?",
    re.IGNORECASE,
)


def is_name(text: str) -> bool:
    """Whether all words of a line are capitalised, small ones inside it aside."""
    return _ANY_NAME.fullmatch(text) is not None


def is_credited(text: str) -> bool:
    """Whether a part of a line is a name, with or without a small word before: "by A. Writer"."""
    return _CREDITED.fullmatch(text) is not None


def is_person(text: str) -> bool:
    """Whether a line is nothing but a person's name, or a desk's ("Explainer Desk")."""
    if len(text) > _LONGEST_PERSON:
        return False
    return any(form.fullmatch(text) for form in (_PERSON, _DESK, _ROLE))


def is_byline(text: str) -> bool:
    """Whether a line says by whom an article is."""
    return byline_name(text) is not None


def byline_name(text: str) -> str | None:
    """Return the first name of a byline, or None where the line is none."""
    if text.endswith(")") and (turns := _TURNS.fullmatch(text)):
        return turns[0].split(" (")[0]
    if _FROM.fullmatch(text):
        return re.split(r", | in ", text.split(maxsplit=1)[1], maxsplit=1)[0]
    rest = _after_by(text)
    if rest is None or _NO_NAME.match(rest):
        return None
    first = _FOR.split(rest, maxsplit=1)[0]
    name = _BYLINE_NAME.match(first)
    if not name or not _AFTER_NAME.match(rest, name.end()):
        return None
    return name[0] if _ends_openly(rest) else None


def _after_by(text: str) -> str | None:
    """Return what follows "By"; a page's markup may have eaten the space behind it."""
    by = _BY.match(text) if "by" in text[:14].casefold() else None
    if by:
        return by["rest"]
    run_on = _RUN_ON.match(text)
    return text[run_on.end() :] if run_on else None


def is_credit(text: str) -> bool:
    """Whether a line is nothing but outlets and small words: "FRANCE 24 with AFP"."""
    if len(text) > _LONGEST_CREDIT:
        return False
    if agency_pattern().fullmatch(text) or _is_shared_credit(text):
        return True
    rest, count = outlet_pattern().subn("", text)
    return count > 0 and not _CREDIT_WORDS.sub("", rest)


def _is_shared_credit(text: str) -> bool:
    """Whether slashes divide a line into an agency and other names: "dpa/The Paper"."""
    names = [name.strip() for name in text.split("/")]
    if len(names) == 1 or not all(map(is_name, names[1:])):
        return False
    return agency_pattern().fullmatch(names[0]) is not None


def is_carried(text: str) -> bool:
    """Whether a line names the outlet that an article was taken from: "via The Paper"."""
    return carried_from(text) is not None


def carried_from(text: str) -> str | None:
    """Return the outlet that a line like "via The Paper" names, or None."""
    found = _CARRIED.fullmatch(text)
    return found["name"].rstrip(".") if found else None


def _ends_openly(rest: str) -> bool:
    """Whether what follows "By" is no sentence."""
    if not rest.endswith((".", "!", "?")) or _MERIDIEM_END.search(rest):
        return True
    return len(rest.split()) <= _FEW_WORDS
