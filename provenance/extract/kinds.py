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
    r"(?:so-called|self-styled|known as|nicknamed|dubbed|titled|entitled|called"
    r"|the (?:word|term|phrase))[\s,]*$",
    re.IGNORECASE,
)
_MODAL: Final = re.compile(
    r"\b(?:can|could|will|would|may|might|must|should|cannot|to|has|have|had)(?:\s+(?:even|also|still|now|only))?\s+$"
)
"""The reporter's verb group goes on inside the marks: his words are joined to somebody's."""
_FINITE: Final = re.compile(
    r"(?:is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|cannot|does|do"
    r"|did)(?:n['’]t)? "
)
"""The verb of the reporter's sentence stands inside the marks."""
_SHORT: Final = 5
_LABEL: Final = 3


def kind_of(text: str, stretch: Quoted, voice: Voice, section: SectionKind) -> QuoteKind:
    """Return the kind of a quote by its voice, its length and how it stands in its sentence."""
    inner = text[stretch.start : stretch.end]
    size = len(_WORDS.findall(inner))
    named = _named(voice.speaker)
    if section == "furniture" and not voice.relay and not named:
        return "scare"
    if voice.cue is None and voice.speaker is None:
        before = text[max(0, stretch.left - _BEFORE) : stretch.left]
        if size > 1 and (_MODAL.search(before) or _is_predicate(before, inner)):
            return "fragment"
        return _voiceless(inner if stretch.repair is None else inner.lower(), size, voice, section)
    if section == "comment" and size <= _LABEL and not named and not voice.relay:
        return "scare"
    if size <= _SHORT and not voice.whole and _is_term(text, stretch, voice, named=named):
        return "scare"
    return "direct" if voice.whole else "fragment"


def _is_predicate(before: str, inner: str) -> bool:
    """Say whether a quote is the predicate of a sentence whose subject stands before it."""
    return _FINITE.match(inner) is not None and before.rstrip()[-1:].isalpha()


def _voiceless(inner: str, size: int, voice: Voice, section: SectionKind) -> QuoteKind:
    sentence = voice.alone and section in {"body", "comment"} and inner[-1:] in ".?!,"
    if size <= _SHORT and not sentence:
        return "fragment" if voice.relay else "scare"
    return "direct" if voice.alone or inner[:1].isupper() else "fragment"


def _is_term(text: str, stretch: Quoted, voice: Voice, *, named: bool) -> bool:
    """Say whether a short quote is a name or a title: "which residents call ‘the kettle’"."""
    before = text[max(0, stretch.left - _BEFORE) : stretch.left]
    if voice.cue_class == "label":
        cue = voice.cue or ""
        return not named and before.rstrip().endswith(cue)
    if _NAMING.search(before):
        return True
    return _TITLE.fullmatch(text[stretch.start : stretch.end].rstrip(".,")) is not None and (
        _TITLED.search(before) is not None
    )


_BEFORE: Final = 30
_TITLE: Final = re.compile(
    r"(?:[A-Z][^\W_]*|\d+)(?:['’-][^\W_]+)*"
    r"(?:[ ,:]{1,2}(?:(?:[A-Z][^\W_]*|\d+)(?:['’-][^\W_]+)*"
    r"|the|of|and|in|a|to|for|with|on|at|from)){1,6}"
)
_TITLED: Final = re.compile(
    r"(?:['’]s|\b(?:on|of|the|in|his|her|a|an|titled|movie|film|book|show|song))\s+$"
)


def _named(speaker: str | None) -> bool:
    return (
        speaker is not None
        and speaker[:1].isupper()
        and speaker.split(maxsplit=1)[0].lower() not in _GENERIC
    )


_GENERIC: Final = frozenset(
    {
        "the",
        "some",
        "many",
        "critics",
        "experts",
        "most",
        "a",
        "an",
        "people",
        "residents",
        "officials",
    }
)
