"""Document → sentences: slices of the untouched text, numbered from 0.

The splitter is sentencex, fed one paragraph at a time from a plain shadow of the same length: quote
marks hide sentence ends from it and characters beyond ASCII can make it panic, so neither reaches
it. What it cuts wrongly in news ("p.m. Eastern", "No. 7", a question inside the reporter's
sentence) is joined again by rule.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from sentencex import segment as _cut

from provenance.model import Sentence
from provenance.read.outlets import agency_pattern
from provenance.rules import rule_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Document, Section, SectionKind, Span

_CHUNK: Final = 20_000
_SIGNATURE_WORDS: Final = 5

_MARKS: Final = "\"'`´‘’‚‛‹›“”„‟«»″′()[]{}<>*_"
_INNER_END: Final = re.compile(r"[.!?…。！？][^\w\s]{0,4}\s|[a-z]{3}[.!?][\"”’]?[A-Z“]")
_CLOSING: Final = re.compile(r"[\"'’”»«“)\]*_]{1,4}(?=\s|$)")
_OPENING: Final = re.compile(r"[\W_]*")
_ADDRESS: Final = re.compile(
    r"(?<=\])\([^()\s]{0,2000}\)|https?://[^\s<>]{1,2000}(?<![.,;:!?)\"'])"
)
_APOSTROPHE: Final = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")
_JOINED: Final = re.compile(r"[a-z]{3}[.!?][\"'”’»)]*$")
_ASKED_IN_MARKS: Final = re.compile(r"[?!][\"”»’]$")
_BRAND: Final = re.compile(r"[a-z]{1,2}[A-Z]")
_ASKED: Final = re.compile(r"[?!…][\"'”’»]{1,2}$|\.\.$|…$")

_MERIDIEM: Final = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_DAY_NAME: Final = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*"
)
_INITIALS: Final = re.compile(r"(?:\b[A-Z]\.){2,}$")
_NAME: Final = r"(?:[A-ZÀ-Þ][\w.'’-]*\s){1,4}"
_LIST_MARK: Final = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]$")
_INITIALLED: Final = re.compile(r"[\W_]*(?:Eds?|Editors?|[A-Z]{2,4})\.?[)\]]?")
_NAMES_ONLY: Final = re.compile(
    r"(?:[-–—]\s?)?[A-ZÀ-Þ][\w.'’-]*(?:\s(?:[a-z]{2,3}\s)?[A-ZÀ-Þ][\w.'’-]*){0,4}(?:,\s[^.]{1,60})?"
)


class _Plain(dict[int, str]):
    """Any character → one of ASCII that says as much about sentence ends."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def segment(document: Document) -> tuple[Sentence, ...]:
    """Cut a document into sentences, section by section.

    A headline is one sentence and so is each piece of furniture. Offsets are code points of the
    document's text; white space between sentences belongs to none.
    """
    sentences: list[Sentence] = []
    text = document.text
    for section in document.sections:
        for start, end in _section_spans(text, section):
            sentences.append(Sentence(len(sentences), start, end, text[start:end], section.kind))
    return tuple(sentences)


def sentence_spans(text: str, kind: SectionKind = "body") -> tuple[Span, ...]:
    """Return the spans of the sentences of one paragraph, in code points of ``text``.

    ``kind`` is what the paragraph is: readers' comments may begin a sentence in lower case, a
    caption keeps its credit and a note its signature.
    """
    spans: list[Span] = []
    for start, end in _cuts(text):
        if spans and _belongs(text, spans[-1], (start, end), kind):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def _section_spans(text: str, section: Section) -> Iterator[Span]:
    start, end = section.start, section.end
    if section.kind in {"headline", "furniture"} or not _INNER_END.search(text, start, end):
        yield start, end
        return
    for first, last in sentence_spans(text[start:end], section.kind):
        yield start + first, start + last


def _cuts(text: str) -> Iterator[Span]:
    """Cut where the splitter does, moving each cut behind the marks that close the sentence."""
    shadow = _shadow(text)
    position = start = 0
    for piece in _pieces(shadow):
        position += len(piece)
        end = position - len(piece) + len(piece.rstrip())
        closing = _CLOSING.match(text, end)
        end = closing.end() if closing else end
        if not text[end : end + 1].isspace() and not _JOINED.search(text, start, end):
            continue
        if end > start and piece.strip():
            yield start + _indent(text, start, end), end
            start = end
    rest = text[start:].rstrip()
    if rest.strip():
        yield start + _indent(text, start, start + len(rest)), start + len(rest)


def _pieces(shadow: str) -> Iterator[str]:
    for chunk in _chunks(shadow):
        pieces = _cut("en", chunk)
        if sum(map(len, pieces)) == len(chunk):
            yield from pieces
        else:
            yield chunk


def _chunks(shadow: str) -> Iterator[str]:
    """Cap what the splitter sees at once: its time grows faster than a paragraph's length."""
    start = 0
    while len(shadow) - start > _CHUNK:
        space = shadow.rfind(" ", start + _CHUNK // 2, start + _CHUNK)
        end = space + 1 if space > 0 else start + _CHUNK
        yield shadow[start:end]
        start = end
    yield shadow[start:]


def _shadow(text: str) -> str:
    if "](" in text or "://" in text:
        text = _ADDRESS.sub(lambda found: "x" * len(found[0]), text)
    if ",," in text:
        text = text.replace(",,", "„„")  # how machines and old pages write „
    shadow = _APOSTROPHE.sub("x", text).translate(_PLAIN)
    return _rules().no_abbreviation.sub(lambda found: "x" * len(found[0]), shadow)


def _plain(character: str) -> str:
    if character in _MARKS or character.isspace():
        return " "
    if character in "…。":
        return "."
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category[0] == "L":
        return "X" if category in {"Lu", "Lt"} else "x"
    return {"N": "1", "P": "-"}.get(category[0], " ")


_PLAIN: Final = _Plain()


def _belongs(text: str, before: Span, after: Span, kind: SectionKind) -> bool:
    """Whether the splitter cut inside a sentence."""
    left = text[max(before[0], before[1] - 24) : before[1]]
    right = text[after[0] : after[1]]
    opening = _OPENING.match(right)
    words = right[opening.end() :] if opening else right
    if not words:
        return True
    if words[0].islower() and not _BRAND.match(words):
        return _continues_in_lower_case(left, kind)
    if kind in {"caption", "note"} and _is_signature(right, words, kind):
        return True
    if right.startswith("(") and _MERIDIEM.search(left):  # 3:35 a.m. (0235 GMT) on Monday
        return True
    if _ASKED_IN_MARKS.search(left) and _rules().asking.match(words):
        return True
    return _is_abbreviated(left, words) or bool(_LIST_MARK.fullmatch(text[before[0] : before[1]]))


def _continues_in_lower_case(left: str, kind: SectionKind) -> bool:
    return kind != "comment" or _ASKED.search(left) is not None


def _is_signature(right: str, words: str, kind: SectionKind) -> bool:
    if right.startswith("(") and right.endswith(")"):
        return kind == "note" or not _is_agency_credit(right)
    if kind == "note" and _INITIALLED.fullmatch(right):
        return True
    if kind == "note":
        return len(words.split()) < _SIGNATURE_WORDS and words[-1] not in ".!?"
    return ":" not in words and _NAMES_ONLY.fullmatch(words.rstrip(".")) is not None


def _is_agency_credit(text: str) -> bool:
    """Whether brackets hold an agency's credit for a picture: what it shows needs none."""
    return agency_pattern().search(text) is not None and "file" not in text.casefold()


def _is_abbreviated(left: str, words: str) -> bool:
    rules = _rules()
    if words[0].isdigit():
        return rules.before_number.search(left) is not None
    return bool(
        rules.title.search(left)
        or (_MERIDIEM.search(left) and rules.after_meridiem.match(words))
        or (_INITIALS.search(left) and rules.organ.match(words))
    )


def _indent(text: str, start: int, end: int) -> int:
    part = text[start:end]
    return len(part) - len(part.lstrip())


class _Rules(NamedTuple):
    """The patterns of ``rules/segment.toml``."""

    title: re.Pattern[str]
    before_number: re.Pattern[str]
    after_meridiem: re.Pattern[str]
    organ: re.Pattern[str]
    asking: re.Pattern[str]
    no_abbreviation: re.Pattern[str]


@cache
def _rules() -> _Rules:
    written = rule_text("segment.toml")
    one_of = {name: "|".join(words) for name, words in tomllib.loads(written).items()}
    return _Rules(
        re.compile(rf"\b(?:{one_of['titles']})\.$"),
        re.compile(rf"\b(?:{one_of['before_number']})\.$"),
        re.compile(rf"(?:{one_of['zones']}|{_DAY_NAME})\b"),
        re.compile(rf"(?:{one_of['organs']})\b"),
        re.compile(rf"{_NAME}(?:{one_of['asking']})\b"),
        re.compile(rf"\b(?:{one_of['no_abbreviations']})(?=\.\s+[A-Z])"),
    )
