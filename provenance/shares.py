"""How much of a document was taken over, and what the rest is: counts, and no verdict."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from provenance.model import Counts, Shares
from provenance.tracing.links import SPEAKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.model import Span, TracedClaim, TracedQuote, TracedSentence

_COMMENTARY: Final = "commentary-added"


class NewText:
    """What new text may be: where quotes stand, and which sentences have claims."""

    def __init__(self, quotes: Iterable[TracedQuote], claims: Iterable[TracedClaim]) -> None:
        self._quoted: dict[str, list[Span]] = defaultdict(list)
        for quote in quotes:
            if quote.kind != "scare":
                self._quoted[quote.document].append((quote.start, quote.end))
        self._claimed = {(claim.document, claim.sentence) for claim in claims}

    def shares(self, document: str, sentences: Sequence[TracedSentence]) -> Shares:
        """Count a document's sentences and characters by relation, and its new ones by kind."""
        lines: Counter[str] = Counter()
        characters: Counter[str] = Counter()
        for sentence in sentences:
            if sentence.section not in SPEAKING or sentence.relation == "none":
                continue
            size = sentence.end - sentence.start
            lines += Counter(("of", sentence.relation))
            characters += Counter({"of": size, sentence.relation: size})
            if sentence.relation == "new":
                quoted = self._quoted_in(document, sentence)
                rest = self._kind(document, sentence)
                lines[_kind_of_sentence(rest, quoted, size)] += 1
                characters["new_quoted"] += quoted
                characters[rest] += size - quoted
        return Shares(Counts(**lines), Counts(**characters))

    def _quoted_in(self, document: str, sentence: TracedSentence) -> int:
        """Count the characters of a sentence that stand inside the marks of a statement."""
        return sum(
            len(range(max(start, sentence.start), min(end, sentence.end)))
            for start, end in _apart(self._quoted[document])
        )

    def _kind(self, document: str, sentence: TracedSentence) -> str:
        if any(flag.kind == _COMMENTARY for flag in sentence.flags):
            return "new_commentary"
        return "new_factual" if (document, sentence.number) in self._claimed else "new_other"


def _kind_of_sentence(rest: str, quoted: int, size: int) -> str:
    return "new_quoted" if rest != "new_commentary" and 2 * quoted > size else rest


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return spans without what one before them covers: quotes may stand inside quotes."""
    found: list[Span] = []
    for start, end in sorted(spans):
        reached = found[-1][1] if found else 0
        if end > reached:
            found.append((max(start, reached), end))
    return found
