"""A frame → who said what in it: sources, cues and contents as token ranges.

The patterns are those of reported speech in news: "C," S V · "C," V S · "C1," S V, "C2" · S V (that)
C · S, who …, V C · according to S, C · S: "C" · S's N that C · S is ADJ that C. What stands inside
the content of one attribution is not searched for others; only what hangs on the end of it is
("…, reported AFP", "… and vowed to …").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.extract.cues import ACTIVE, INFINITIVE, PARTICIPLE, PASSIVE, verb_groups
from provenance.extract.lexicon import adjectives, nouns, verbs, words_of_class
from provenance.extract.phrases import (
    finite,
    is_adverb,
    phrase_after,
    phrase_before,
    subject_before,
)
from provenance.extract.tokens import CLITIC, NUMBER, PUNCTUATION, QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.extract.cues import VerbGroup
    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Token


class Reported(NamedTuple):
    """One attribution of a frame in token numbers; ``mention`` is null where no source is named."""

    contents: tuple[Range, ...]
    cue: Range
    mention: Range | None
    cue_class: str
    addressee: Range | None = None


_DASHES: Final = frozenset({"—", "–", "―", "--"})
_ENDS: Final = frozenset(".!?…;") | {"...", ".."}
_MAX_ADVERBIAL: Final = 28


def reported(tokens: Sequence[Token]) -> tuple[Reported, ...]:
    """Find every attribution of a frame, in the order of their cues."""
    groups = list(verb_groups(tokens))
    end = _body_end(tokens)
    around = list(_set_off(tokens, groups, end))
    if around:
        return tuple(around)
    return tuple(_rightward(tokens, groups, end))


def _body_end(tokens: Sequence[Token]) -> int:
    end = len(tokens)
    while (
        end > 0
        and tokens[end - 1].kind == PUNCTUATION
        and tokens[end - 1].form not in {")", "]", "%"}
    ):
        end -= 1
    return end


# --- the attribution is set off from what it reports -------------------------------------------


def _set_off(tokens: Sequence[Token], groups: Sequence[VerbGroup], end: int) -> Iterator[Reported]:
    """Find "C, S V", "C, V S", "C1, S V, C2" and "C, according to S"; contents exclude each other."""
    found = [
        *filter(None, (_trailing(tokens, group, end) for group in groups)),
        *_according(tokens, end),
    ]
    found.sort(key=lambda item: item[0])
    aside = [(first, last) for first, last, _ in found]
    for first, last, item in found:
        pieces = _rest(tokens, end, aside)
        contents = _same_speech(tokens, pieces, last)
        if contents:
            yield item._replace(contents=contents)
    if found:
        yield from _after_aside(tokens, groups, found[-1], end)


def _same_speech(
    tokens: Sequence[Token], pieces: tuple[Range, ...], last: int
) -> tuple[Range, ...]:
    """Drop what follows a quote and its attribution in the reporter's own words."""
    if not pieces or tokens[pieces[0][1] - 1].kind != QUOTE:
        return pieces
    return tuple(
        piece
        for piece in pieces
        if piece[0] < last
        or any(tokens[at].kind == QUOTE for at in range(*piece))
        and not _is_side_cue(tokens, piece[0])
    )


def _is_side_cue(tokens: Sequence[Token], at: int) -> bool:
    verb = verbs().get(tokens[at].lower)
    return verb is not None and "ing" in verb.forms


def _after_aside(
    tokens: Sequence[Token],
    groups: Sequence[VerbGroup],
    last: tuple[int, int, Reported],
    end: int,
) -> Iterator[Reported]:
    """Read "“C,” S said, adding that C2" and "“C,” S said and called for C2"."""
    for index, group in enumerate(groups):
        if group.head < last[1] or group.first > last[1] + 2:
            continue
        joined = tokens[group.first - 1].lower in {"and", "but"}
        if group.voice == PARTICIPLE or (joined and group.voice == ACTIVE):
            item = _one(tokens, group, end, last[1], last[2].mention, groups[index + 1 :])
            if item is not None:
                yield item
                return


def _rest(tokens: Sequence[Token], end: int, aside: Sequence[Range]) -> tuple[Range, ...]:
    """Return what the frame says outside its set-off attributions."""
    pieces: list[Range] = []
    start = 0
    for first, last in aside:
        pieces.append((start, first))
        start = max(start, last)
    pieces.append((start, end))
    trimmed = (_trimmed(tokens, *piece) for piece in pieces)
    return tuple(piece for piece in trimmed if piece is not None)


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> Range | None:
    while (
        start < end
        and tokens[start].kind == PUNCTUATION
        and tokens[start].form not in {"(", "[", "$", "#", "@"}
    ):
        start += 1
    while (
        end > start
        and tokens[end - 1].kind == PUNCTUATION
        and tokens[end - 1].form not in {")", "]", "%"}
    ):
        end -= 1
    return (start, end) if start < end else None


def _trailing(
    tokens: Sequence[Token], group: VerbGroup, end: int
) -> tuple[int, int, Reported] | None:
    """Read a verb group as a set-off attribution: where it begins and ends, and what it is."""
    if group.voice != ACTIVE or not set("cl") & set(group.complements):
        return None
    return _subject_verb(tokens, group, end) or _verb_subject(tokens, group, end)


def _subject_verb(
    tokens: Sequence[Token], group: VerbGroup, end: int
) -> tuple[int, int, Reported] | None:
    subject = subject_before(tokens, 0, group.first)
    if subject is None or subject[0] == 0:
        return None
    first = subject[0]
    lead = _lead(tokens, first)
    if lead is None or tokens[subject[0]].lower in words_of_class("relative"):
        return None
    last, addressee = _tail(tokens, group, end, loose=_closed_quote(tokens, lead))
    if last is None:
        return None
    item = Reported((), (group.first, group.after), subject, group.cue_class, addressee)
    return lead, last, item


def _closed_quote(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a quote that ends in a comma (or ? ! …) stands before: it is what was said."""
    if tokens[at - 1].form == "," and at > 1:
        at -= 1
    return tokens[at - 1].kind == QUOTE and (
        tokens[at - 1].form[-1:] in ",?!…—-" or tokens[at].form == ","
    )


def _lead(tokens: Sequence[Token], first: int) -> int | None:
    """Return where the set-off part begins if a comma, dash or quote ends what it reports."""
    at = first
    while at > 0 and (tokens[at - 1].lower in {"as", "and", "but"} or is_adverb(tokens[at - 1])):
        at -= 1
    if at == 0:
        return None
    before = tokens[at - 1]
    if before.kind == QUOTE:
        return at if before.form[-1:] in ",?!—-…." or at == first else None
    if before.form == "," or before.form in _DASHES:
        return at if _reportable(tokens, at - 1) else None
    return None


def _reportable(tokens: Sequence[Token], end: int) -> bool:
    """Say whether what stands before a comma is a statement, rather than an opening phrase."""
    if any(token.kind == QUOTE for token in tokens[:end]):
        return True
    opening = tokens[0].lower
    if opening in words_of_class("preposition") | {
        "while",
        "when",
        "as",
        "although",
        "though",
        "if",
        "because",
        "after",
        "before",
        "since",
    }:
        return _has_finite(tokens, _first_comma(tokens, end), end)
    return end >= 2 and (_has_finite(tokens, 0, end) or (end >= 2 and not is_adverb(tokens[0])))


def _first_comma(tokens: Sequence[Token], end: int) -> int:
    return next((at for at in range(end) if tokens[at].form == ","), end)


def _has_finite(tokens: Sequence[Token], start: int, end: int) -> bool:
    for at in range(start, end):
        word = tokens[at].lower
        if (
            word in finite() and not tokens[at].capital and word not in {"'d", "’d"} | _POSSESSIVES
        ) or (
            word in _POSSESSIVES
            and at + 1 < end
            and not tokens[at + 1].capital
            and tokens[at + 1].lower in words_of_class("determiner")
        ):
            return True
        verb = verbs().get(word)
        if verb is not None and verb.forms & {"past", "third"} and tokens[at].form.islower():
            return True
        if tokens[at].form.islower() and word.endswith("ed") and len(word) > 4:  # noqa: PLR2004
            return True
    return False


_POSSESSIVES: Final = frozenset({"'s", "’s"})


def _tail(
    tokens: Sequence[Token], group: VerbGroup, end: int, *, loose: bool
) -> tuple[int | None, Range | None]:
    """Return where a set-off "S V …" ends: at its comma, at the end, or not at all (None).

    ``loose``: what is reported is a quote before it, so that anything may follow the verb.
    """
    at = group.after
    addressee = None
    if "a" in group.complements:
        addressee, at = _hearer(tokens, at, end)
    start = at
    if loose and not (at < end and tokens[at].lower in {"that", "whether"}):
        return _close(tokens, at, end), addressee
    while at < end and at - start < _MAX_ADVERBIAL:
        token = tokens[at]
        if token.form == "," or token.form in _DASHES or token.form in {";", ":"}:
            return (at, addressee) if _stands_alone(tokens, start, at) else (None, addressee)
        if token.kind == QUOTE:
            return (
                (at, addressee)
                if _stands_alone(tokens, start, at) and at == start
                else (None, addressee)
            )
        if token.lower in {"that", "whether", "if", "how"} or token.lower in words_of_class(
            "relative"
        ) - {"whose", "whom"}:
            return None, addressee
        at += 1
    return (at if at >= end and _stands_alone(tokens, start, end) else None), addressee


def _stands_alone(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether what follows the verb is nothing or an adverbial, not its complement."""
    if start >= end:
        return True
    word = tokens[start].lower
    opens = (
        word in words_of_class("preposition") | words_of_class("time")
        or is_adverb(tokens[start])
        or word
        in {
            "when",
            "as",
            "while",
            "after",
            "before",
            "last",
            "this",
            "next",
            "to",
            "outside",
            "later",
            "earlier",
        }
        or tokens[start].form == "("
        or word.endswith("ing")
    )
    if not opens:
        return False
    if word in words_of_class("breaking") or word.endswith("ing"):
        return True
    return not _has_finite(tokens, start, end) or (
        word in words_of_class("time") and not _has_finite(tokens, start, end)
    )


def _hearer(tokens: Sequence[Token], at: int, end: int) -> tuple[Range | None, int]:
    """Read who is told, right after the verb."""
    start = at
    if at < end and tokens[at].lower in words_of_class("object"):
        return (start, at + 1), at + 1
    if at < end and tokens[at].lower in words_of_class("hearer") and tokens[at].form.islower():
        return (start, at + 1), at + 1
    while at < end and tokens[at].lower in words_of_class("determiner"):
        at += 1
    while (
        at < end
        and tokens[at].form.islower()
        and tokens[at].kind == WORD
        and not _hearer_stops(tokens[at])
    ):
        at += 1
    while at < end and (
        tokens[at].capital
        or tokens[at].kind == CLITIC
        or tokens[at].kind == NUMBER
        or (
            tokens[at].lower in {"of", "and", "&", "the", "de"}
            and at + 1 < end
            and tokens[at + 1].capital
            and at > start
        )
    ):
        at += 1
        if at < end and tokens[at - 1].kind == CLITIC:
            while at < end and (
                tokens[at].capital or (tokens[at].form.islower() and not _hearer_stops(tokens[at]))
            ):
                at += 1
    return ((start, at), at) if at > start else (None, start)


def _hearer_stops(token: Token) -> bool:
    word = token.lower
    return (
        word in words_of_class("preposition") - {"of"}
        or word in words_of_class("subordinator")
        or word in words_of_class("subject")
        or word in words_of_class("determiner")
        or word in words_of_class("time")
        or word in finite()
        or word in {"to", "that"}
        or is_adverb(token)
    )


def _verb_subject(
    tokens: Sequence[Token], group: VerbGroup, end: int
) -> tuple[int, int, Reported] | None:
    """Read "“…,” said S" and ", reported AFP": the source follows the verb."""
    first = group.first
    if (
        group.head != group.first
        or first == 0
        or not {"past", "third"} & verbs()[tokens[group.head].lower].forms
    ):
        return None
    if "a" in group.complements:
        return None
    before = tokens[first - 1]
    at = first
    if before.kind != QUOTE and before.form not in {",", *_DASHES}:
        return None
    if before.form == "," and not _reportable(tokens, first - 1):
        return None
    if (
        first >= 2
        and QUOTE not in {before.kind, tokens[first - 2].kind}
        and _shares_subject(tokens, group, end)
    ):
        return None
    after = group.after
    while after < end and is_adverb(tokens[after]):
        after += 1
    source = phrase_after(tokens, after, end)
    if source is None or tokens[source[0]].lower in words_of_class("object") - {"it", "you"}:
        return None
    source = _apposed(tokens, source, end)
    addressee, last = _indirect_hearer(tokens, source[1], end)
    last = _close(tokens, last, end)
    return at, last, Reported((), (first, group.after), source, group.cue_class, addressee)


def _shares_subject(tokens: Sequence[Token], group: VerbGroup, end: int) -> bool:
    """Say whether ", verb X" goes on about the subject before, rather than naming a source."""
    source = phrase_after(tokens, group.after, end)
    if source is None:
        return True
    named = any(tokens[at].capital for at in range(*source))
    source = _apposed(tokens, source, end)
    rest = _trimmed(tokens, source[1], end)
    head = tokens[source[1] - 1].lower
    people = words_of_class("group") | words_of_class("hearer") | words_of_class("title")
    if named or head in people or any(tokens[at].lower in people for at in range(*source)):
        adverbial = (
            words_of_class("preposition") | words_of_class("time") | words_of_class("relative")
        )
        return rest is not None and rest[0] == source[1] and tokens[rest[0]].lower not in adverbial
    return rest is not None or "n" in group.complements


def _apposed(tokens: Sequence[Token], source: Range, end: int) -> Range:
    """Extend "said S" over ", the minister," and ", who …,", up to where the quote goes on."""
    start, at = source
    while at < end and tokens[at].form in {",", "("}:
        if tokens[at].form == "(":
            close = next((n for n in range(at, min(end, at + 12)) if tokens[n].form == ")"), None)
            if close is None:
                break
            at = close + 1
            continue
        if at + 1 >= end or not _describes(tokens, at + 1, start):
            break
        nxt = next(
            (
                n
                for n in range(at + 1, end)
                if tokens[n].form in {",", ";"}
                or tokens[n].form in _DASHES
                or tokens[n].kind == QUOTE
            ),
            end,
        )
        at = nxt
    return start, at


def _describes(tokens: Sequence[Token], at: int, start: int) -> bool:
    token = tokens[at]
    word = token.lower
    if token.kind == QUOTE or word in words_of_class("subject") - words_of_class("relative") - {
        "one"
    }:
        return False
    if token.capital:
        return tokens[start].form.islower() or tokens[at - 2].form.islower()
    return (
        word in words_of_class("determiner") - {"that"}
        or word in {"who", "whose", "which", "of", "from", "then", "himself", "herself"}
        or token.kind == NUMBER
        or word in words_of_class("title")
        or (
            token.kind == WORD
            and token.form.islower()
            and not word.endswith(("ing", "ed"))
            and not is_adverb(token)
            and word
            not in words_of_class("preposition")
            | words_of_class("conjunction")
            | words_of_class("subordinator")
            and word not in verbs()
            and word not in finite()
        )
    )


def _indirect_hearer(tokens: Sequence[Token], at: int, end: int) -> tuple[Range | None, int]:
    """Read ", to Reuters" after an inverted source."""
    comma = at < end and tokens[at].form == ","
    place = at + 1 if comma else at
    if place + 1 < end and tokens[place].lower in {"to", "before"} and tokens[place + 1].capital:
        hearer, last = _hearer(tokens, place + 1, end)
        return hearer, last
    return None, at


def _close(tokens: Sequence[Token], at: int, end: int) -> int:
    """Go on to the comma, dash or end that closes the set-off part."""
    while (
        at < end
        and tokens[at].form not in {",", ";", ":"}
        and tokens[at].form not in _DASHES
        and tokens[at].kind != QUOTE
    ):
        at += 1
    return at


def _according(tokens: Sequence[Token], end: int) -> Iterator[tuple[int, int, Reported]]:
    """Find "according to S" and its like."""
    at = 0
    while at < end:
        size = _phrase_cue(tokens, at, end)
        if not size:
            at += 1
            continue
        source = phrase_after(tokens, at + size, end)
        if source is None:
            at += size
            continue
        source = _apposed(tokens, source, end) if at > 0 else source
        if at > 0 or any(token.form == "," for token in tokens[source[1] : end]):
            source = _stretched(tokens, source, end)
        last = source[1]
        yield at, last, Reported((), (at, at + size), source, "say")
        at = last


def _stretched(tokens: Sequence[Token], source: Range, end: int) -> Range:
    """Take in a relative clause or a phrase after the source of "according to"."""
    start, at = source
    while (
        at < end
        and tokens[at].kind != QUOTE
        and tokens[at].form not in {",", ";", ":", "(", *_DASHES}
    ):
        if tokens[at].lower in {"and", "but", "citing", "quoting"}:
            break
        at += 1
    return start, at


_PHRASES: Final = (
    ("according", "to"),
    ("as", "per"),
    ("in", "the", "words", "of"),
    ("in", "the", "view", "of"),
    ("in", "the", "opinion", "of"),
    ("to", "hear"),
    ("selon",),
    ("d'après",),
    ("d’après",),
)


def _phrase_cue(tokens: Sequence[Token], at: int, end: int) -> int:
    for words in _PHRASES:
        if at + len(words) < end and all(tokens[at + n].lower == w for n, w in enumerate(words)):
            return len(words)
    if (
        tokens[at].lower in {"per", "so"}
        and at
        and tokens[at - 1].form == ","
        and at + 1 < end
        and tokens[at + 1].capital
    ):
        return 1
    return 0


# --- the source comes first: S V C ---------------------------------------------------------------


def _rightward(
    tokens: Sequence[Token], groups: Sequence[VerbGroup], end: int
) -> Iterator[Reported]:
    """Find "S V C" from left to right; a content's own cues are skipped."""
    covered = 0
    last_source: Range | None = None
    items: list[VerbGroup | Reported] = [*groups, *_nominal(tokens)]
    items.sort(key=_place)
    for index, group in enumerate(items):
        if _place(group) < covered:
            continue
        if isinstance(group, Reported):
            yield group
            covered = group.contents[-1][1]
            continue
        item = _one(tokens, group, end, covered, last_source, items[index + 1 :])
        if item is not None:
            yield item
            last_source = item.mention or last_source
            covered = item.contents[-1][1] if item.contents[-1][0] >= group.head else group.after
    loose = None if covered else (_colon(tokens, end) or _unknown_verb(tokens, end))
    if loose is not None:
        yield loose


def _place(item: VerbGroup | Reported) -> int:
    return item.cue[0] if isinstance(item, Reported) else item.head


def _one(  # noqa: PLR0913, PLR0917 (the state of the walk from left to right)
    tokens: Sequence[Token],
    group: VerbGroup,
    end: int,
    covered: int,
    last_source: Range | None,
    following: Sequence[VerbGroup | Reported],
) -> Reported | None:
    if tokens[group.head].lower in {"quote", "quotes", "quoted"}:
        quoted_source = _quoted_as_saying(tokens, group, end)
        if quoted_source is not None:
            return quoted_source
    if group.voice == PASSIVE:
        return _passive(tokens, group, end, covered)
    found = _content_after(tokens, group, end)
    if found is None:
        return None
    start, addressee = found
    source = _source_of(tokens, group, covered, last_source)
    if source is None:
        return None
    stop = _cut(tokens, group, start, end, following)
    content = _trimmed(tokens, start, stop)
    if content is None:
        return None
    return Reported((content,), (group.first, group.after), source, group.cue_class, addressee)


def _source_of(
    tokens: Sequence[Token], group: VerbGroup, covered: int, last_source: Range | None
) -> Range | None:
    """Find the source of a verb: its subject, or the one it shares with the verb before."""
    if group.voice == INFINITIVE:
        return None
    before = tokens[group.first - 1] if group.first else None
    adverbs = group.first
    while adverbs > 0 and is_adverb(tokens[adverbs - 1]):
        adverbs -= 1
    joined = adverbs > 0 and tokens[adverbs - 1].lower in {"and", "but", "or", "then"}
    if group.voice == PARTICIPLE:
        if before is None or (
            before.lower not in {",", "by", "after", "before", "while", "when", "in", "and"}
            and before.form not in _DASHES
            and before.kind != QUOTE
        ):
            return _own_subject(tokens, group.first)
        return last_source or main_subject(tokens, group.first)
    if joined:
        return last_source or main_subject(tokens, adverbs - 1)
    if (
        before is not None
        and before.form == ","
        and last_source is not None
        and group.first == covered + 1
    ):
        return last_source
    return subject_before(tokens, 0, group.first)


def _own_subject(tokens: Sequence[Token], verb: int) -> Range | None:
    """Read the subject of "with S calling it C" and of "footage of Smith saying C"."""
    subject = subject_before(tokens, 0, verb)
    if subject is None:
        return None
    led = subject[0] > 0 and tokens[subject[0] - 1].lower == "with"
    return subject if led or tokens[verb - 1].capital else None


def main_subject(tokens: Sequence[Token], end: int) -> Range | None:
    """Guess the subject of a frame whose verb is unknown: the first noun phrase before a verb."""
    for at in range(1, end):
        token = tokens[at]
        if (
            (token.kind == WORD and token.lower in finite() - {"may", "will"} | _PLAIN_VERBS)
            or (token.form.islower() and token.lower.endswith("ed") and at > 1)
            or (
                token.form.islower()
                and token.lower in verbs()
                and verbs()[token.lower].forms & {"past", "third"}
            )
        ):
            found = subject_before(tokens, 0, at)
            if found is not None:
                return found
    return None


_PLAIN_VERBS: Final = frozenset(
    [
        "took",
        "made",
        "gave",
        "went",
        "came",
        "got",
        "met",
        "spoke",
        "stood",
        "sat",
        "began",
        "led",
        "left",
        "kept",
        "brought",
        "ran",
        "became",
        "sent",
        "won",
        "lost",
        "held",
        "put",
        "set",
        "drew",
        "wrote",
        "read",
        "fell",
        "rose",
        "turns",
        "takes",
        "makes",
        "gives",
        "goes",
        "comes",
    ]
)


def _content_after(
    tokens: Sequence[Token], group: VerbGroup, end: int
) -> tuple[int, Range | None] | None:
    """Find where the content begins after the verb, or None if there is none of a fitting kind."""
    at = group.after
    addressee = None
    codes = group.complements
    if "a" in codes:
        addressee, at = _hearer(tokens, at, end)
        if addressee is None and not (set("cn") & set(codes)):
            return None
    start = _past_adverbials(tokens, at, end, codes)
    if start is None or start >= end:
        return None
    return (start, addressee) if _fits(tokens, group, start, end) else None


def _past_adverbials(tokens: Sequence[Token], at: int, end: int, codes: str) -> int | None:
    """Skip what stands between the verb and its content: time, place, occasion, hearer."""
    if at >= end:
        return None
    if "c" in codes or "l" in codes:
        anchor = _anchor(tokens, at, end)
        if anchor is not None:
            return anchor
    while at < end and (
        tokens[at].lower in words_of_class("time")
        or (
            is_adverb(tokens[at])
            and tokens[at].lower
            not in {"all", "both", "each", "much", "yesterday", "just", "only", "even"}
        )
    ):
        at += 1
    if (
        at < end
        and tokens[at].lower == "on"
        and at + 1 < end
        and tokens[at + 1].lower in words_of_class("time")
    ):
        at += 2
    if at + 1 < end and tokens[at].form in {",", ":"}:
        if tokens[at + 1].kind == QUOTE:
            return at + 1
        if "c" in codes and tokens[at].form == "," and _has_finite(tokens, at + 1, end):
            return at + 1
    return at


def _anchor(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """Find "that" or a quote after a comma or colon, with only adverbials before it."""
    first = tokens[at]
    if first.kind == QUOTE or (
        first.lower == "that" and at + 1 < end and tokens[at + 1].form != ","
    ):
        return at
    opens = (
        first.lower
        in words_of_class("preposition")
        | words_of_class("time")
        | {"last", "this", "earlier", "later", "to", "when", "during", "while"}
        or first.form in {",", ":", "(", *_DASHES}
        or is_adverb(first)
    )
    if not opens:
        return None
    for place in range(at, min(end, at + _MAX_ADVERBIAL)):
        token = tokens[place]
        if token.lower == "that" and place > at:
            return place
        if token.kind == QUOTE:
            return (
                place
                if (place and tokens[place - 1].form in {",", ":", *_DASHES}) or place == at
                else None
            )
        if token.form in {";"} or (
            token.lower in finite() and token.lower not in {"may", "'s", "’s"}
        ):
            return None
    return None


def _fits(tokens: Sequence[Token], group: VerbGroup, start: int, end: int) -> bool:
    """Say whether the words at ``start`` can be the complement of the verb."""
    token = tokens[start]
    word = token.lower
    codes = set(group.complements)
    if token.kind == QUOTE:
        return bool(codes & set("cnl"))
    if word == "that" and "c" in codes:
        return True
    if word in {"whether", "if", "how", "what", "why", "who", "where", "when", "which"}:
        return ("c" in codes and word not in {"when", "where", "if"}) or (
            "c" in codes and group.cue_class in {"ask", "think"}
        )
    if word == "to" or (word == "not" and start + 1 < end and tokens[start + 1].lower == "to"):
        return "i" in codes
    if token.kind == PUNCTUATION:
        return token.form in {"$", "(", "["} and bool(codes & set("nl"))
    if word == "as" and "l" in codes:
        return start + 1 < end
    if (
        word in words_of_class("preposition")
        and word not in {"about", "over", "under", "like", "around"}
    ) or word in words_of_class("conjunction"):
        return False
    if "l" in codes or "n" in codes:
        return group.sure or _noun_phrase_begins(token)
    if "i" in codes and "c" not in codes:
        return _later_infinitive(tokens, start, end)
    return "c" in codes and (
        any(token.kind == QUOTE for token in tokens[start:end])
        or _has_finite(tokens, start, end)
        or _has_plain_verb(tokens, start, end)
    )


def _noun_phrase_begins(token: Token) -> bool:
    return (
        token.capital
        or token.kind == NUMBER
        or token.lower in words_of_class("determiner")
        or token.lower in words_of_class("object")
        or token.lower in words_of_class("subject")
        or token.lower.endswith("ing")
        or (token.form.islower() and token.lower.endswith("s"))
    )


def _later_infinitive(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(tokens[at].lower == "to" for at in range(start, min(end, start + 8)))


def _has_plain_verb(tokens: Sequence[Token], start: int, end: int) -> bool:
    return end - start >= 3 and any(
        token.lower in _PLAIN_VERBS or (token.form.islower() and token.lower.endswith(("s", "ed")))
        for token in tokens[start + 1 : end]
    )


def _cut(
    tokens: Sequence[Token],
    group: VerbGroup,
    start: int,
    end: int,
    following: Sequence[VerbGroup | Reported],
) -> int:
    """Find where the content ends: at a cue that shares the source, or at a side remark."""
    stop = end
    relative = tokens[group.first - 1].lower in words_of_class("relative") if group.first else False
    for at in range(start + 1, end):
        if tokens[at].form == ";" or (
            tokens[at].form == "," and at + 1 < end and tokens[at + 1].lower in {"which", "with"}
        ):
            stop = at
            break
    for later in following:
        if isinstance(later, Reported) or later.head >= stop:
            continue
        edge = later.first
        while edge > start and is_adverb(tokens[edge - 1]):
            edge -= 1
        if relative and edge > start and _governs(tokens, later):
            return min(stop, later.first)
        if edge <= start + 1:
            continue
        before = tokens[edge - 1]
        if before.lower in {"and", "but"} and _introduces(tokens, later):
            return min(stop, edge - 1)
        if (
            later.voice == PARTICIPLE
            and (before.form == "," or before.kind == QUOTE)
            and set("c") & set(later.complements)
        ):
            return min(stop, edge - 1 if before.form == "," else edge)
        if (
            before.lower in {"and", "but"}
            and later.voice == ACTIVE
            and _same_tense(tokens, group, later)
            and not _simple_past(tokens, group, start, edge - 1)
        ):
            return min(stop, edge - 1)
    return stop


def _simple_past(tokens: Sequence[Token], group: VerbGroup, start: int, end: int) -> bool:
    """Say whether the content is a clause in the simple past, which "and -ed" may well go on."""
    if "c" not in group.complements or tokens[start].lower == "to":
        return False
    known = verbs()
    for at in range(start, end):
        word = tokens[at].lower
        if word in finite() and not tokens[at].capital and tokens[at].kind == WORD:
            return False
        verb = known.get(word)
        if tokens[at].form.islower() and (
            (verb is not None and verb.forms >= {"past"})
            or (word.endswith("ed") and at > start + 1)
        ):
            return True
    return False


def _introduces(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Say whether a colon or comma and a quote follow the verb: a statement of its own."""
    at = group.after
    return at + 1 < len(tokens) and tokens[at].form in {":", ","} and tokens[at + 1].kind == QUOTE


def _governs(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Say whether a verb after a relative clause is the main one: "that" or a quote follows it."""
    at = group.after
    return (
        group.voice == ACTIVE
        and at < len(tokens)
        and (tokens[at].lower == "that" or tokens[at].kind == QUOTE)
    )


def _same_tense(tokens: Sequence[Token], group: VerbGroup, later: VerbGroup) -> bool:
    """Say whether a coordinated cue goes on with the reporter's tense and mood."""
    known = verbs()
    first, second = known[tokens[group.head].lower].forms, known[tokens[later.head].lower].forms
    if group.head != group.first and later.head == later.first:
        return not second.isdisjoint(first)
    return later.head == later.first and not first.isdisjoint(second - {"participle"})


def _quoted_as_saying(tokens: Sequence[Token], group: VerbGroup, end: int) -> Reported | None:
    """Read "AFP quoted S as saying C" and "S was quoted as saying C"."""
    for at in range(group.after, min(end - 1, group.after + 20)):
        if tokens[at].lower == "as" and tokens[at + 1].lower == "saying":
            break
    else:
        return None
    source = (
        (group.after, _without_comma(tokens, at))
        if at > group.after
        else subject_before(tokens, 0, group.first)
    )
    content = _trimmed(tokens, at + 2, end)
    if content is None:
        return None
    return Reported((content,), (at, at + 2), source, "say")


def _without_comma(tokens: Sequence[Token], end: int) -> int:
    return end - 1 if tokens[end - 1].form == "," else end


def _passive(tokens: Sequence[Token], group: VerbGroup, end: int, covered: int) -> Reported | None:
    """Read "C was criticised by S", "S was quoted as saying C", "S was told that C"."""
    at = group.after
    if at < end and tokens[at].lower == "by":
        source = phrase_after(tokens, at + 1, end)
        subject = subject_before(tokens, 0, group.first)
        if source is None or subject is None or subject[0] < covered:
            return None
        return Reported((subject,), (group.first, at + 1), source, group.cue_class)
    return None


# --- nouns, adjectives and colons ------------------------------------------------------------------


def _nominal(tokens: Sequence[Token]) -> Iterator[Reported]:
    """Find "S's claim that C", "the claim that C" and "S is confident that C"."""
    end = _body_end(tokens)
    for at, token in enumerate(tokens):
        if token.kind != WORD or at == 0 or token.capital:
            continue
        if token.lower in nouns():
            item = _noun_cue(tokens, at, end)
        elif token.lower in adjectives():
            item = _adjective_cue(tokens, at, end)
        else:
            continue
        if item is not None:
            yield item


def _noun_cue(tokens: Sequence[Token], at: int, end: int) -> Reported | None:
    if at + 2 >= end or tokens[at + 1].lower != "that":
        return None
    content = _trimmed(tokens, at + 1, _clause_end(tokens, at + 2, end))
    if (
        content is None
        or not _has_finite(tokens, at + 2, content[1])
        or tokens[at + 2].lower in finite()
    ):
        return None
    first = at
    while (
        first > 0
        and tokens[first - 1].kind == WORD
        and tokens[first - 1].form.islower()
        and tokens[first - 1].lower
        not in words_of_class("preposition")
        | words_of_class("determiner")
        | words_of_class("possessive")
        | {"to", "and"}
    ):
        first -= 1
    source = None
    if first > 0 and tokens[first - 1].lower in words_of_class("possessive"):
        source = (first - 1, first)
    elif first > 0 and tokens[first - 1].kind == CLITIC:
        source = phrase_before(tokens, 0, first - 1)
    return Reported((content,), (at, at + 1), source, nouns()[tokens[at].lower])


def _adjective_cue(tokens: Sequence[Token], at: int, end: int) -> Reported | None:
    first = at
    while first > 0 and (
        is_adverb(tokens[first - 1])
        or tokens[first - 1].lower in {"very", "so", "more", "most", "quite"}
    ):
        first -= 1
    verb = first - 1
    if verb <= 0 or tokens[verb].lower not in words_of_class("be") | {
        "seems",
        "seemed",
        "appears",
        "appeared",
        "sounded",
        "remains",
        "remained",
        "feels",
        "felt",
    }:
        return None
    while verb > 0 and (
        tokens[verb - 1].lower
        in words_of_class("be") | words_of_class("have") | words_of_class("modal")
        or is_adverb(tokens[verb - 1])
    ):
        verb -= 1
    source = subject_before(tokens, 0, verb)
    if source is None or at + 2 >= end or tokens[source[0]].lower in {"it", "that", "this"}:
        return None
    after = tokens[at + 1].lower
    if after not in {
        "that",
        "to",
        "about",
        "of",
        "with",
        "by",
        "in",
    } and after not in words_of_class("subject"):
        return None
    begin = at + 1 if after in {"that", "to"} or after in words_of_class("subject") else at + 2
    content = _trimmed(tokens, begin, _clause_end(tokens, begin + 1, end))
    if content is None:
        return None
    return Reported(
        (content,),
        (verb, begin if begin == at + 2 else at + 1),
        source,
        adjectives()[tokens[at].lower],
    )


def _clause_end(tokens: Sequence[Token], start: int, end: int) -> int:
    for at in range(start, end):
        if tokens[at].form in {",", ";"} or tokens[at].form in _DASHES:
            return at
    return end


def _colon(tokens: Sequence[Token], end: int) -> Reported | None:
    """Read "S: “C”", "“C” — S" and "“C” S" (a pull quote with its name)."""
    quotes = [at for at, token in enumerate(tokens) if token.kind == QUOTE]
    if len(quotes) != 1:
        return None
    at = quotes[0]
    if at >= 2 and tokens[at - 1].form == ":" and at + 1 >= end:
        source = phrase_before(tokens, 0, at - 1)
        if source is None or source[0] > 0:
            source = main_subject(tokens, at - 1)
        return None if source is None else Reported(((at, at + 1),), (at - 1, at), source, "say")
    if at == 0 and end > 1:
        begin = 2 if tokens[1].form in _DASHES | {"-"} else 1
        source = phrase_after(tokens, begin, end)
        if source is not None and begin == 2 and tokens[begin].capital:
            return Reported(((0, 1),), (1, 2), source, "say")
    return None


def _unknown_verb(tokens: Sequence[Token], end: int) -> Reported | None:
    """Read "“C,” marvelled S" and "“C,” S marvelled" with a verb that is in no list."""
    quotes = [at for at, token in enumerate(tokens) if token.kind == QUOTE]
    if not quotes or quotes[0] != 0 or end < 3:  # noqa: PLR2004 (quote, verb and source)
        return None
    at = 2 if tokens[1].form == "," else 1
    comma = at == 2 or tokens[0].form[-1:] in ",?!"  # noqa: PLR2004
    if not comma or at >= end:
        return None
    if _looks_past(tokens[at]):
        source = phrase_after(tokens, at + 1, end)
        if source is not None:
            return Reported(
                _rest(tokens, end, [(at, _close(tokens, _apposed(tokens, source, end)[1], end))]),
                (at, at + 1),
                _apposed(tokens, source, end),
                "say",
            )
    for verb in range(at + 1, end):
        if _looks_past(tokens[verb]):
            subject = subject_before(tokens, at, verb)
            if subject is not None and subject[0] == at:
                return Reported(((0, 1),), (verb, verb + 1), subject, "say")
            return None
    return None


def _looks_past(token: Token) -> bool:
    return (
        token.kind == WORD
        and token.form.islower()
        and token.lower.endswith("ed")
        and len(token.lower) > 4
    )
