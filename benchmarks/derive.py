"""News stories, and articles derived from them whose source sentences are known.

A derived article has seven sentences in ten of its source, in blocks that were shuffled, with some
of the words changed for others of the corpus, and every fifth sentence is made up. The reader needs
``reuters21578``, the 22 files of Reuters-21578; one generator an article, so that the same seed
gives the same articles however many are asked for.

A derived article has the form of news: two sentences a paragraph, and a line that ends no sentence
(a line of a table of figures) by itself, as in its source. Initials ("U.S.") are no words to change
and no place to cut a sentence.
"""

from __future__ import annotations

import html
import random
import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

SEED: Final = 21578

_STORY: Final = re.compile(r'<REUTERS.*?NEWID="(\d+)".*?>(.*?)</REUTERS>', re.DOTALL)
_BODY: Final = re.compile(r"<BODY>(.*?)</BODY>", re.DOTALL)
_TITLE: Final = re.compile(r"<TITLE>(.*?)</TITLE>", re.DOTALL)
_SIGN_OFF: Final = re.compile(r"\s*\bREUTERS?\b\W*$", re.IGNORECASE)
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f]")
_ABBREVIATED: Final = "".join(
    rf"(?<!\b{one}\.)"
    for one in (
        "[A-Z]",
        *("Mr", "Mrs", "Ms", "Dr", "St", "Sen", "Sens", "Rep", "Reps", "Gov", "Lt"),
    )
)
_GAP: Final = re.compile(rf'(?:(?<=[.?!])|(?<=[.?!]")){_ABBREVIATED}\s+(?=[A-Z"])')
_ENDED: Final = re.compile(r'[.?!]"?$')
_WORD: Final = re.compile(r"(?<![A-Za-z]\.)[A-Za-z]++(?:'[a-z]+)?(?!\.[A-Za-z])")
_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")

_KEPT: Final = 0.7
_ADDED: Final = 0.2
_BLOCK: Final = (2, 4)
_COMMON: Final = 20
_PAIR: Final = 2
_LONG_ENOUGH: Final = 6

_WHO: Final = ("Some readers", "A few veterans", "Critics", "Old hands", "Our columnists", "Rivals")
_DO: Final = ("wonder aloud whether", "joke that", "would sooner forget that", "grumble that")
_WHAT: Final = (
    "{one} has learned nothing from the last time",
    "the tale of {one} and {other} has no hero",
    "{one} deserves a harder look than it gets",
    "{other} is only a footnote to {one}",
)
_END: Final = ("and who could blame them?", "but nobody listens.", "for what that is worth.")


class Story(NamedTuple):
    """A story: its id, headline, and paragraphs of sentences."""

    id: str
    title: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the body."""
        return tuple(one for paragraph in self.paragraphs for one in paragraph)

    @property
    def text(self) -> str:
        """The body, with blank lines between its paragraphs."""
        return "\n\n".join(" ".join(paragraph) for paragraph in self.paragraphs)


class Derived(NamedTuple):
    """An article made from a story: sentences, each with the number of its source's, or null."""

    story: Story
    source: Story
    links: tuple[int | None, ...]


def stories(folder: Path) -> Iterator[Story]:
    """Yield every story that has a body."""
    for path in sorted((folder / "reuters21578").glob("reut2-0??.sgm")):
        for number, markup in _STORY.findall(path.read_text(encoding="latin-1")):
            body, title = _BODY.search(markup), _TITLE.search(markup)
            if body:
                paragraphs = tuple(_paragraphs(html.unescape(body[1])))
                headline = _tidy(html.unescape(title[1])) if title else ""
                yield Story(f"r{number}", headline, paragraphs)


def derived(held: Sequence[Story], count: int, changed: float) -> list[Derived]:
    """Derive articles from so many of the stories, with a share (0..1) of the words changed."""
    words = _vocabulary(held)
    long_enough = [one for one in held if len(one.sentences) >= _LONG_ENOUGH]
    chosen = random.Random(SEED).sample(long_enough, min(count, len(long_enough)))  # noqa: S311 (no secret)
    return [_derive(random.Random(f"{SEED} {one.id}"), one, words, changed) for one in chosen]  # noqa: S311 (as above)


def reworded(held: Sequence[Story], words: Sequence[str], copy: int, changed: float) -> list[Story]:
    """Return the stories with a share of the words changed, as others of a larger corpus."""
    return [
        Story(
            f"{one.id}x{copy}",
            one.title,
            tuple(
                tuple(_change(random.Random(f"{copy} {one.id} {n}"), s, words, changed) for s in p)  # noqa: S311 (no secret)
                for n, p in enumerate(one.paragraphs)
            ),
        )
        for one in held
    ]


def _paragraphs(body: str) -> Iterator[tuple[str, ...]]:
    for paragraph in re.split(r"\n {4}", _SIGN_OFF.sub("", _CONTROL.sub("", body).rstrip())):
        if tidy := _tidy(paragraph):
            yield tuple(filter(None, _GAP.split(tidy)))


def _tidy(text: str) -> str:
    return " ".join(_CONTROL.sub("", text).split())


def _vocabulary(held: Sequence[Story]) -> list[str]:
    counts = Counter(
        word.lower() for one in held for said in one.sentences for word in _WORD.findall(said)
    )
    return sorted(word for word, n in counts.items() if n >= _COMMON and len(word) > 2)


def _derive(chance: random.Random, source: Story, words: Sequence[str], changed: float) -> Derived:
    said = source.sentences
    keep = sorted(chance.sample(range(len(said)), max(1, round(len(said) * _KEPT))))
    blocks = []
    while keep:
        size = chance.randint(*_BLOCK)
        blocks.append(keep[:size])
        keep = keep[size:]
    chance.shuffle(blocks)
    units: list[tuple[str, int | None]] = [
        (_change(chance, said[n], words, changed), n) for block in blocks for n in block
    ]
    names = sorted({name for one in said for name in _NAME.findall(one)})
    for _ in range(max(1, round(len(units) * _ADDED))):
        units.insert(chance.randint(0, len(units)), (_made_up(chance, names), None))
    story = Story(f"d{source.id[1:]}", source.title, tuple(_paired(text for text, _ in units)))
    return Derived(story, source, tuple(link for _, link in units))


def _paired(said: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Set two sentences a paragraph; a line that ends none is a paragraph, as tables have them."""
    waiting: list[str] = []
    for text in said:
        ends = _ENDED.search(text) is not None
        if waiting and (len(waiting) == _PAIR or not ends):
            yield tuple(waiting)
            waiting.clear()
        if ends:
            waiting.append(text)
        else:
            yield (text,)
    if waiting:
        yield tuple(waiting)


def _change(chance: random.Random, text: str, words: Sequence[str], changed: float) -> str:
    def other(found: re.Match[str]) -> str:
        old = found[0]
        if chance.random() >= changed:
            return old
        new = chance.choice(words)
        if len(old) > 1 and old.isupper():
            return new.upper()
        return new.capitalize() if old[0].isupper() else new

    return _WORD.sub(other, text)


def _made_up(chance: random.Random, names: Sequence[str]) -> str:
    one, other = chance.sample(names, 2) if len(names) > 1 else ("the firm", "the market")
    what = chance.choice(_WHAT).format(one=one, other=other)
    return f"{chance.choice(_WHO)} {chance.choice(_DO)} {what} {chance.choice(_END)}"
