"""Captions and pull quotes: paragraphs that stand beside the text, not in it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from provenance.read.wordlists import wordlist

_LONGEST: Final = 400
_MOST_WORDS: Final = 28
_VIEW_WORDS: Final = 14
_SHORT: Final = 4
_LEAST_QUOTED: Final = 4

_PLACE: Final = (
    r"(?:on|in|at|near|outside|inside|during|over|from|off|of|before|after|by|across|through)\s"
    r"(?:the\s)?(?:[a-z-]+\s){0,2}[A-ZÀ-Þ0-9][\w'’.,-]*(?:\s[A-ZÀ-Þ0-9][\w'’.,-]*){0,4}"
)
_ENDS_IN_PLACE: Final = re.compile(rf"\s{_PLACE}\.?$")
_ENDS_IN_TIME: Final = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)(?:\s\d{1,2})?(?:,?\s\d{4})?|\d{4})"
    r"(?:\s(?:morning|afternoon|evening|night))?\.?$"
)
_EARLY_PREPOSITION: Final = re.compile(
    r"(?:\S+\s){1,4}(?:at|in|on|near|outside|inside|of|under|over|above|along|from|after|before|by|with)\s"
)
_BEFORE_NOUN: Final = frozenset(
    "a an the of to in on at by for from with and or his her its their our my your this that these those no some any".split()
)
_PLURAL: Final = frozenset("people men women children police crews youths fans they".split())
_CLAUSE: Final = frozenset("that which who whom whose because although while when if to not".split())
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_INNER_STOP: Final = re.compile(r"[^\W\d_]{3,}[.!?][\"”’]?\s+\S")
_DOUBLE_MARKS: Final = re.compile(r"[\"“”„«»]")

_QUOTED: Final = r"[\"“„«”‘'](?P<words>.{12,360}?)[\"”“»«’'][.,]?"
_SPEAKER: Final = r"[A-ZÀ-Þ][\w.'’-]*(?:\s(?:[a-z]{2,3}\s)?[A-ZÀ-Þ][\w.'’-]*){0,4}"
_PULLED: Final = tuple(
    re.compile(shape, re.DOTALL)
    for shape in (
        _QUOTED,
        rf"{_QUOTED}\s*(?:[-–—―~]{{1,2}}\s?)?{_SPEAKER}(?:,\s.{{1,80}})?",
        rf"{_SPEAKER}(?:,\s[^\"“”:]{{1,60}})?:\s{_QUOTED}",
    )
)
_SIGNED_QUOTE: Final = re.compile(rf"{_QUOTED}\s*[-–—―]{{1,2}}\s?{_SPEAKER}(?:,\s.{{1,80}})?", re.DOTALL)
_EDGES: Final = "\"“”„«»‘’'"


def is_scene(text: str) -> bool:
    """Whether a paragraph tells in the present tense what a picture shows, and where or when."""
    words = _plain_words(text, _MOST_WORDS)
    if not words or not is_set_in_place(text) or _has_past(words):
        return False
    return any(_is_scene_verb(words[:place], word) for place, word in enumerate(words) if place)


def is_set_in_place(text: str) -> bool:
    """Whether a paragraph ends as captions do, with the place or the day."""
    return _ENDS_IN_PLACE.search(text) is not None


def is_dated(text: str) -> bool:
    """Whether a paragraph ends with a day, a month or a year."""
    return _ENDS_IN_TIME.search(text) is not None


def is_view(text: str) -> bool:
    """Whether a paragraph is a noun phrase with a place or a day, without any verb."""
    words = _plain_words(text, _VIEW_WORDS)
    if not words or not _EARLY_PREPOSITION.match(text) or not is_set_in_place(text):
        return False
    return not _has_past(words) and not any(word in _CLAUSE for word in words)


def pulled_words(text: str) -> str | None:
    """Return the letters inside a paragraph that is nothing but a quote and its speaker, or None."""
    if len(text) > _LONGEST or text[-1:] == ":":
        return None
    for shape in _PULLED:
        found = shape.fullmatch(text)
        if found and len(found["words"].split()) >= _LEAST_QUOTED:
            return letters(found["words"])
    return None


def is_signed_quote(text: str) -> bool:
    """Whether a paragraph is a quote, a dash and a name."""
    return len(text) <= _LONGEST and _SIGNED_QUOTE.fullmatch(text) is not None


def letters(text: str) -> str:
    """Reduce a text to its words in lower case, one space apart, for finding a repetition."""
    return " ".join(_WORD.findall(text)).casefold()


def _plain_words(text: str, most: int) -> list[str]:
    if len(text) > _LONGEST or _DOUBLE_MARKS.search(text) or _INNER_STOP.search(text):
        return []
    words = _WORD.findall(text)
    return words if len(words) <= most and len(words) > 2 else []


@cache
def _scene_forms() -> frozenset[str]:
    return frozenset(form for verb in wordlist("scene-verbs") for form in (verb, _third_person(verb)))


def _has_past(words: list[str]) -> bool:
    """Whether any word is a finite verb other than a scene's, or a past form that is no adjective."""
    return any(
        word.casefold() in wordlist("finite-verbs")
        or (word.endswith("ed") and len(word) > _SHORT and words[place - 1].casefold() not in _BEFORE_NOUN)
        for place, word in enumerate(words)
    )


def _is_scene_verb(before: list[str], word: str) -> bool:
    subject = before[-1]
    if word not in _scene_forms() or subject.casefold() in _BEFORE_NOUN:
        return False
    if word.endswith("s"):
        return not subject.endswith(("'s", "’s"))
    joined = subject[0].isupper() and "and" in before
    return joined or subject.endswith("s") or subject.casefold() in _PLURAL


def _third_person(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh")) else f"{verb}s"
