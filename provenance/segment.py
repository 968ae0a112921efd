"""Document → sentences: slices of the untouched text, numbered from 0.

The splitter is sentencex, fed one paragraph at a time from a plain shadow of the same length: quote
marks hide sentence ends from it and characters beyond ASCII can make it panic, so neither reaches
it. What it cuts wrongly in news ("p.m. Eastern", "No. 7", a question inside the reporter's
sentence) is joined again by rule.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from sentencex import segment as _cut

from provenance.model import Sentence

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
_NO_ABBREVIATION: Final = re.compile(
    r"\b(?:me|no|art|miss|may|ill|ark|id|ok|con|op|fig|ref|mar|la|etc|fed|re|ore)(?=\.\s+[A-Z])"
)
_APOSTROPHE: Final = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")
_JOINED: Final = re.compile(r"[a-z]{3}[.!?][\"'”’»)]*$")
_ASKS: Final = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*\s){1,4}(?:said|asked|demanded|wondered|replied|added|cried|shouted|asks|says"
    r"|wrote|continued|exclaimed|joked|quipped|mused|insisted|responded|inquired|yelled|told)\b"
)
_ASKED_IN_MARKS: Final = re.compile(r"[?!][\"”»’]$")
_BRAND: Final = re.compile(r"[a-z]{1,2}[A-Z]")
_ASKED: Final = re.compile(r"[?!…][\"'”’»]{1,2}$|\.\.$|…$")

_MERIDIEM: Final = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_AFTER_MERIDIEM: Final = re.compile(
    r"(?:Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|GMT|UTC|BST|CES?T|EES?T|IST|JST|AES?T|[ECMP][SD]?T"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*)\b"
)
_BEFORE_NUMBER: Final = re.compile(
    r"\b(?:Nos?|pp?|[Ss]ecs?|[Aa]rts?|[Ff]igs?|[Vv]ols?|[Cc]h|[Pp]aras?|[Cc]a|[Aa]pprox|[Ee]st|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept?|Oct|Nov|Dec|Rte|Hwy|Res|no|nos)\.$"
)
_TITLE: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Dr|Drs|Prof|Sens?|Reps?|Govs?|Lt|Gen|Col|Maj|Capt|Sgt|Cpl|Pvt|Adm|Cmdr|Revs?|Hon|Pres|Supt|Insp"
    r"|Det|St|Ste|Mt|Ft|Msgr|Fr|Sr|Sra|vs|v|Messrs|Mmes?|Mlle|Atty|Amb|Del|Dep|Asst|Assoc|Ald|Cllr|Gens|Profs)\.$"
)
_ORGAN: Final = re.compile(r"(?:\b[A-Z]\.){2,}$")
_AFTER_ORGAN: Final = re.compile(
    r"(?:General|Security|Secretary|Human|High|Special|Sen|Rep|Gov|Senate|House|Supreme|District|Attorney|Army|Navy|Air"
    r"|Marine|Coast|Capitol|Congress|Department|Department's|President|Vice|Ambassador|Embassy|Treasury|Food|Justice|State"
    r"|Postal|Census|Environmental|Court|Court's|Circuit|Open|Olympic|Steel)\b"
)
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
    shadow = _APOSTROPHE.sub("x", text).translate(_PLAIN)
    return _NO_ABBREVIATION.sub(lambda found: "x" * len(found[0]), shadow)


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
    if _ASKED_IN_MARKS.search(left) and _ASKS.match(words):
        return True
    return _is_abbreviated(left, words) or bool(_LIST_MARK.fullmatch(text[before[0] : before[1]]))


def _continues_in_lower_case(left: str, kind: SectionKind) -> bool:
    return kind != "comment" or _ASKED.search(left) is not None


def _is_signature(right: str, words: str, kind: SectionKind) -> bool:
    if right.startswith("(") and right.endswith(")"):
        return True
    if kind == "note" and _INITIALLED.fullmatch(right):
        return True
    if kind == "note":
        return len(words.split()) < _SIGNATURE_WORDS and words[-1] not in ".!?"
    return ":" not in words and _NAMES_ONLY.fullmatch(words.rstrip(".")) is not None


def _is_abbreviated(left: str, words: str) -> bool:
    if words[0].isdigit():
        return _BEFORE_NUMBER.search(left) is not None
    return bool(
        _TITLE.search(left)
        or (_MERIDIEM.search(left) and _AFTER_MERIDIEM.match(words))
        or (_ORGAN.search(left) and _AFTER_ORGAN.match(words))
    )


def _indent(text: str, start: int, end: int) -> int:
    part = text[start:end]
    return len(part) - len(part.lstrip())
