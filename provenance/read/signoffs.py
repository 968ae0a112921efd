"""Sign-offs: how agency copy ends, on a line of its own or behind the last sentence."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from provenance.read.outlets import agency_pattern, canonical

_UPPER: Final = r"[A-Z]{2,4}(?:[ /-][A-Z]{2,4}){0,5}"
_SLASHED: Final = r"(?:[a-z]{2,4}[-/]){1,5}[a-z]{2,4}"
_HOUSE: Final = re.compile(rf"(?P<agency>[^\W\d_]{{2,12}})[ /]{{1,2}}(?:{_UPPER}|{_SLASHED})\.?")
_HOUSE_LINE: Final = re.compile(
    r"(?P<agency>[^\W\d_]{2,12})\s(?:[a-z]{2,3}[ /-]){1,4}[a-z]{2,3}(?:\s[a-z]{2,3})?"
)
_ENDITEM: Final = re.compile(r"Enditem\.?")
_EQUALS: Final = re.compile(r"={1,3}\s?(?P<agency>[A-Z][\w ]{2,20})")
_SIGNATURE: Final = re.compile(
    r"(?:[(\[]|/|[-–—]{1,3}\s?)(?P<agency>[^\W\d_][\w .'-]{1,30}?)[)\]/]?\.?"
)
_TAIL: Final = re.compile(
    r"[.!?][\"”’»)]{0,2}\s{1,3}(?P<sign>Enditem\.?"
    r"|[(\[/=–—-]{1,3}\s?[^\W\d_][\w .'-]{1,30}[)\]/]?\.?"
    rf"|[^\W\d_]{{2,12}}[ /]{{1,2}}(?:{_UPPER}|{_SLASHED}))$"
)
_DESK: Final = re.compile(
    r"[.!?][\"”’»)]{0,2}\s{1,3}(?P<sign>\((?:Additional |Further )?"
    r"(?:[Rr]eporting|[Ww]riting|[Ee]diting)(?: and \w{4,12})? by [^()]{2,200}\))$"
)
_LONGEST_TAIL: Final = 50
_LONGEST_DESK: Final = 260


class SignOff(NamedTuple):
    """An agency's sign-off: whose it is, and whether only its own copy ends so.

    A bare name ("— AFP") is put behind the agency's copy by others as well.
    """

    agency: str
    own_form: bool


def sign_off_of(text: str) -> SignOff | None:
    """Return what a line says that is nothing but an agency's sign-off, else None."""
    if len(text) > _LONGEST_TAIL:
        return None
    if _ENDITEM.fullmatch(text):
        return SignOff("Xinhua", own_form=True)
    for form, own in ((_HOUSE, True), (_HOUSE_LINE, True), (_EQUALS, True), (_SIGNATURE, False)):
        found = form.fullmatch(text)
        if found and (agency := _agency(found["agency"])):
            return SignOff(agency, own)
    return None


def is_sign_off(text: str) -> bool:
    """Whether a line is nothing but an agency's sign-off: "PTI SVK RH", "Enditem", "(ANI)"."""
    return sign_off_of(text) is not None


def tail_of(text: str) -> str:
    """Return the sign-off behind a paragraph's last sentence; an empty string for none."""
    if not _ends_openly(text):
        return ""
    found = _TAIL.search(text, max(0, len(text) - _LONGEST_TAIL))
    if found and is_sign_off(found["sign"]):
        return found["sign"]
    if text.endswith(")") and " by " in text[-_LONGEST_DESK:]:
        found = _DESK.search(text, max(0, len(text) - _LONGEST_DESK))
        return found["sign"] if found else ""
    return ""


def _ends_openly(text: str) -> bool:
    """Whether a text's last character is none that ends a sentence."""
    last = text[-2:-1] if text.endswith(".") else text[-1:]
    return last in {")", "]", "/"} or (last.isalpha() and not text.endswith("."))


def _agency(name: str) -> str | None:
    known = canonical(name) or canonical(name.title())
    if known is None and not agency_pattern().fullmatch(name):
        return None
    return known.name if known and known.agency else None
