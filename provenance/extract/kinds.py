"""Is a quote somebody's statement, words inside the reporter's sentence, or nobody's?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from provenance.extract.marks import Quoted
    from provenance.extract.voices import Voice
    from provenance.model.vocabulary import QuoteKind, SectionKind

_WORDS: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NAMING: Final = re.compile(
    r"(?:so-called|self-styled|known as|nicknamed|dubbed|titled|entitled|called|the (?:word|term|phrase))[\s,]*$",
    re.IGNORECASE,
)
_SHORT: Final = 5
_LABEL: Final = 3


def kind_of(text: str, stretch: Quoted, voice: Voice, section: SectionKind) -> QuoteKind:
    """Return the kind of a quote by its voice, its length and how it stands in its sentence."""
    inner = text[stretch.start : stretch.end]
    size = len(_WORDS.findall(inner))
    if voice.cue is None and voice.speaker is None:
        return _voiceless(inner, size, voice, section)
    if voice.cue_class == "label" and size <= _LABEL and not _named(voice.speaker):
        return "scare"
    if (
        size <= _SHORT
        and _NAMING.search(text, max(0, stretch.left - 20), stretch.left)
        and voice.cue_class != "label"
    ):
        return "scare"
    return "direct" if voice.whole and _begins_statement(inner) else "fragment"


def _voiceless(inner: str, size: int, voice: Voice, section: SectionKind) -> QuoteKind:
    if size <= _SHORT and not (
        voice.alone and section in {"body", "comment"} and inner[-1:] in ".?!,"
    ):
        return "scare" if not voice.relay else "fragment"
    return "direct" if voice.alone or inner[:1].isupper() else "fragment"


def _begins_statement(inner: str) -> bool:
    return bool(inner)


def _named(speaker: str | None) -> bool:
    return (
        speaker is not None
        and speaker[:1].isupper()
        and not speaker.lower().startswith(("the ", "some ", "many ", "critics", "experts"))
    )
