"""Captions without a credit: a scene in the present tense, or a view with no verb at all."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from provenance.read.wordlists import wordlist

_LONGEST: Final = 400
_SCENE_WORDS: Final = 28
_VIEW_WORDS: Final = 14
_LEAST_WORDS: Final = 3
_LABEL_WORDS: Final = 5
_SHORTEST_PAST: Final = 5
_TAIL: Final = 40

_ENDS_IN_PLACE: Final = re.compile(
    r"\s(?:on|in|at|near|outside|inside|during|over|from|off|of|before|after|by|across|through)\s"
    r"(?:the\s)?(?:[a-z-]+\s){0,2}[A-ZÀ-Þ0-9][\w'’.,-]*(?:\s[A-ZÀ-Þ0-9][\w'’.,-]*){0,4}\.?$"
)
_AT_PLACE: Final = re.compile(
    r"\s(?:on|in|at|near|outside|inside|during|over|after|before)\s(?:the\s)?(?:[a-z-]+\s){0,2}"
    r"[A-ZÀ-Þ0-9][\w'’.,-]*(?:\s[A-ZÀ-Þ0-9][\w'’.,-]*){0,4}\.?$"
)
_ENDS_IN_TIME: Final = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:(?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
    r"(?:\s\d{1,2})?(?:,?\s\d{4})?|\d{4}))(?:\s(?:morning|afternoon|evening|night))?\.?$"
)
_PREPOSITION: Final = (
    r"(?:at|in|on|near|outside|inside|of|under|over|above|along|from|after|before|by|with)\s"
)
_NOUN_FIRST: Final = re.compile(
    rf"(?:(?:An?|The)\s)?\S+\s{_PREPOSITION}|(?:[A-ZÀ-Þ]\S+\s){{2,4}}{_PREPOSITION}"
    r"|An?\s(?:\S+\s){2,3}of\s"
)
_NAME_FIRST: Final = re.compile(rf"(?:[A-ZÀ-Þ]\S+\s){{2,4}}{_PREPOSITION}")
_BEFORE_NOUN: Final = re.compile(
    r"an?|the|of|to|in|on|at|by|for|from|with|and|or|his|her|its|their|our|my|your|this|that"
    r"|these|those|no|some|any"
)
_PLURAL: Final = re.compile(r".*s|people|men|women|children|police|they", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"\b(?:that|which|who|whom|whose|because|although|while|when|if|to)\b")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_INNER_STOP: Final = re.compile(r"[^\W\d_]{3,}[.!?][\"”’]?\s+\S")
_MARKS: Final = re.compile(r"[\"“”„«»]")
_Y_AFTER_CONSONANT: Final = re.compile(r"[^aeiou]y$")


def is_scene(text: str) -> bool:
    """Whether a paragraph tells in the present tense what a picture shows, and where or when."""
    words = _plain_words(text, _SCENE_WORDS)
    if not words or not _ENDS_IN_PLACE.search(text) or _has_verb(words):
        return False
    return any(_is_scene_verb(words, place) for place in range(1, len(words)))


def is_view(text: str) -> bool:
    """Whether a paragraph is a noun phrase with a place or a day, without any verb."""
    words = _plain_words(text, _VIEW_WORDS)
    if not words or not _NOUN_FIRST.match(text) or not _AT_PLACE.search(text):
        return False
    return not _has_verb(words) and not _CLAUSE.search(text)


def is_portrait(text: str) -> bool:
    """Whether a sentence without a verb names somebody and a place: "Ann Bo at a rally in Luma"."""
    return _NAME_FIRST.match(text) is not None and is_view(text)


def is_label(text: str) -> bool:
    """Whether a line without an end has no verb and names a day or, if long enough, a place."""
    words = _plain_words(text, _SCENE_WORDS)
    if len(words) < _LABEL_WORDS or _has_verb(words):
        return False
    return is_dated(text) or (len(words) > _LABEL_WORDS + 1 and bool(_AT_PLACE.search(text)))


def has_verb(text: str) -> bool:
    """Whether a text has a finite verb other than a scene's: a common one, or a past form."""
    return _has_verb(_WORD.findall(text[:_LONGEST]))


def is_dated(text: str) -> bool:
    """Whether a paragraph ends with a day, a month or a year."""
    return _ENDS_IN_TIME.search(text[-_TAIL:]) is not None


def _plain_words(text: str, most: int) -> list[str]:
    """Return the words of a single sentence without quotes; none of a longer text."""
    if len(text) > _LONGEST or _MARKS.search(text) or _INNER_STOP.search(text):
        return []
    words = _WORD.findall(text)
    return words if _LEAST_WORDS <= len(words) <= most else []


def _has_verb(words: list[str]) -> bool:
    """Whether any word is a finite verb other than a scene's: a common one, or a past form."""
    return any(
        word.casefold() in wordlist("finite-verbs")
        or (_looks_past(word) and not _BEFORE_NOUN.fullmatch(words[place - 1].casefold()))
        for place, word in enumerate(words)
    )


def _looks_past(word: str) -> bool:
    return word.endswith("ed") and len(word) >= _SHORTEST_PAST


def _is_scene_verb(words: list[str], place: int) -> bool:
    """Whether a word is a scene's verb that agrees with the word before it as its subject."""
    word, subject = words[place], words[place - 1]
    if word not in _scene_forms() or _BEFORE_NOUN.fullmatch(subject.casefold()):
        return False
    if word.endswith("s"):
        return not subject.endswith(("'s", "’s"))
    is_joined = subject[0].isupper() and "and" in words[:place]
    return is_joined or _PLURAL.fullmatch(subject) is not None


@cache
def _scene_forms() -> frozenset[str]:
    verbs = wordlist("scene-verbs")
    return verbs | frozenset(map(_third_person, verbs))


def _third_person(verb: str) -> str:
    if _Y_AFTER_CONSONANT.search(verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh")) else f"{verb}s"
