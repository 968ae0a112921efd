"""Paragraphs → tokens and frames: sentences in which every quote is one token.

A frame is what the reporter says around the quotes, so that a quote of three sentences in the
middle of a reporting clause does not break the clause.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.extract.lexicon import verbs, words_of_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.extract.marks import Quoted

WORD: Final = "word"
NUMBER: Final = "number"
CLITIC: Final = "clitic"
POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’"})
PUNCTUATION: Final = "punctuation"
QUOTE: Final = "quote"


class Token(NamedTuple):
    """A word, number, clitic ('s), punctuation mark or whole quote, in code points of the text.

    ``lower`` is the form in lower case; ``quote`` the number of the quoted stretch, or -1.
    """

    start: int
    end: int
    form: str
    lower: str
    kind: str
    quote: int = -1

    @property
    def capital(self) -> bool:
        """Whether the token is a word that begins with a capital letter."""
        return self.kind == WORD and self.form[0].isupper()


class Frame(NamedTuple):
    """The tokens of one sentence of the reporter, its quotes as single tokens."""

    tokens: tuple[Token, ...]
    paragraph: int


_TOKEN: Final = re.compile(
    r"(?P<punctuation>[“”\"«»„](?:\s?[“”\"«»„]){3,}|([^\s\w])\2{7,})"
    r"|(?P<clitic>['’](?:s|d|re|ve|ll|m)(?![^\W_])|(?<=[sxzSXZ])['’](?=\s[^\W_]))"
    r"|(?P<word>(?:[^\W\d_]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Rev|Prof|Jr|Sr|St|Inc|Co|Corp|Ltd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|Reps|Sens|Messrs|Hon|Pres|Fla|Calif"
    r"|Mass|Conn|Wis|Mich|Minn|Ore|Tenn|Ariz|Colo|Ill|Ind|Okla|Penn|Pa|Va|Ga|Ky|La|Md|Mo|Tex)\."
    r"|[^\W\d_]\.(?=\s[A-Z])"
    r"|[^\W\d_][^\W_]*(?:[-‐‑/][^\W_]+|['’](?!(?:s|d|re|ve|ll|m)(?![^\W_]))[^\W_]+)*)"
    r"|(?P<number>\d+(?:[.,:]\d+)*(?:[^\W\d_]+|%)?(?:-[^\W_]+)*)"
    r"|(?P<mark>\.{2,}|--+|[^\s\w])"
)
_STOPS: Final = frozenset(".!?…") | {"...", "....", ".."}
_AFTER_STOP: Final = frozenset(")]’'\"”")
_LOOK_AHEAD: Final = 14
_MAX_FRAME: Final = 400
"""The most tokens of a frame: no sentence of news is longer, and time stays linear."""


def tokens_of(text: str, start: int, end: int, stretches: Sequence[Quoted]) -> list[Token]:
    """Cut the paragraph ``text[start:end]`` into tokens, each quoted stretch being one of them."""
    found: list[Token] = []
    for number, stretch in enumerate(stretches):
        found.extend(_plain(text, start, stretch.left))
        inner = text[stretch.start : stretch.end]
        found.append(Token(stretch.left, stretch.right, inner, "", QUOTE, number))
        start = stretch.right
    found.extend(_plain(text, start, end))
    return found


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    for found in _TOKEN.finditer(text, start, end):
        form = found[0]
        kind = found.lastgroup or WORD
        yield Token(
            found.start(), found.end(), form, form.lower(), PUNCTUATION if kind == "mark" else kind
        )


def frames_of(tokens: Sequence[Token], paragraph: int) -> Iterable[Frame]:
    """Cut a paragraph's tokens into frames."""
    begin = 0
    for at in range(len(tokens)):
        full = at + 1 - begin >= _MAX_FRAME
        if at + 1 == len(tokens) or full or _ends(tokens, begin, at):
            yield Frame(tuple(tokens[begin : at + 1]), paragraph)
            begin = at + 1


def _ends(tokens: Sequence[Token], begin: int, at: int) -> bool:
    token, after = tokens[at], tokens[at + 1]
    if token.kind == QUOTE:
        return _quote_ends(tokens, begin, at)
    if token.form in _AFTER_STOP and at > begin and tokens[at - 1].form in _STOPS:
        return _may_begin(after)
    if token.form in _STOPS:
        return after.form not in _AFTER_STOP and _may_begin(after)
    return token.form == "•"


def _may_begin(token: Token) -> bool:
    return token.kind in {QUOTE, NUMBER} or token.form[0].isupper() or token.form in "([—–-@#•>*"


def _quote_ends(tokens: Sequence[Token], begin: int, at: int) -> bool:
    """Say whether a sentence ends with a quote: by its last stop and by what comes after it."""
    inner = tokens[at].form.rstrip(")]}’'\" ")
    after = tokens[at + 1]
    if after.kind == QUOTE:
        return inner[-1:] in _STOPS or _introduced(tokens, begin, at)
    if after.kind == PUNCTUATION:
        return False
    if inner[-1:] in {".", ""} and not inner.endswith(("..", "Mr.", "Inc.")):
        return _may_begin(after)
    if inner[-1:] in _STOPS:
        return _may_begin(after) and not _reporting_follows(tokens, at + 1)
    return False


def _introduced(tokens: Sequence[Token], begin: int, at: int) -> bool:
    return at > begin and tokens[at - 1].form == ":"


def _reporting_follows(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "S V" or "V S" follows up to the next stop: the quote's own attribution."""
    known = verbs()
    relatives = words_of_class("relative")
    for token in tokens[at : at + _LOOK_AHEAD]:
        if token.kind == QUOTE or token.form in _STOPS or token.lower in relatives:
            return False
        verb = known.get(token.lower)
        if verb is not None and not token.form.isupper() and verb.forms & {"past", "third"}:
            return True
    return False
