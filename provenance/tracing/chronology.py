"""Who came first: evidence orders documents, and where it cannot, they are tied.

Disjoint dates veto everything but a declaration. Then the rules apply in the order of their
strength, and evidence that contradicts stronger evidence is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from provenance.model import Chronology
from provenance.tracing.crediting import credits_outlet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from provenance.model import Basis, Document

EXCERPT_SHARE: Final = 0.6
"""Share of a document's sentences that must resemble the other's for it to be an excerpt of it."""

STORY_SHARE: Final = 0.2
"""The same for two pieces of an agency's copy to be versions of one story."""

_MONTH: Final = 31

Pair = tuple[str, str]
_After = dict[str, dict[str, "list[Basis]"]]


@frozen(eq=False)
class _Evidence:
    """What the rules look at: two documents and what they have in common.

    ``share`` (0..1) of the later one's sentences resemble the first's, ``carried`` of the first's
    the later one's.
    """

    earlier: Document
    later: Document
    share: float
    carried: float


def order_documents(documents: Sequence[Document], shares: Mapping[Pair, float]) -> Chronology:
    """Order every two documents that have anything in common.

    ``shares`` maps (id, other id) to the share (0..1) of the other's sentences that resemble the
    first's; pairs that are absent have nothing in common and are not ordered, so that an unrelated
    document changes nothing.
    """
    after: _After = {}
    _accept(after, {document.id: document for document in documents}, shares)
    return Chronology(_closure(after))


def place_document(
    document: Document,
    others: Mapping[str, Document],
    shares: Mapping[Pair, float],
    known: Chronology,
) -> dict[Pair, tuple[Basis, ...]]:
    """Order a document among others (by id) whose own order is ``known`` and stays as it is.

    Returns the pairs that the document is part of; ``shares`` are as for ``order_documents``.
    """
    after: _After = {}
    for (earlier, later), bases in known.before.items():
        after.setdefault(earlier, {})[later] = list(bases)
    _accept(after, {document.id: document, **others}, shares)
    return _around(document.id, after, known)


def may_precede(earlier: Document, later: Document) -> bool:
    """Whether a document may be before another: by dates that are not disjoint, or as declared."""
    return not _ends_before(later, earlier) or _declared(_Evidence(earlier, later, 0.0, 0.0))


def _accept(after: _After, known: Mapping[str, Document], shares: Mapping[Pair, float]) -> None:
    """Add to ``after`` what the rules say of pairs with anything in common, strongest first."""
    related = sorted({pair for one, other in shares for pair in ((one, other), (other, one))})
    for basis, holds in _RULES:
        for earlier, later in related:
            share, carried = shares.get((earlier, later), 0.0), shares.get((later, earlier), 0.0)
            forth = _Evidence(known[earlier], known[later], share, carried)
            back = _Evidence(known[later], known[earlier], carried, share)
            if not holds(forth) or holds(back):
                continue
            if basis != "declared" and _ends_before(known[later], known[earlier]):
                continue
            if not _reaches(after, later, earlier):
                after.setdefault(earlier, {}).setdefault(later, []).append(basis)


def _around(name: str, after: _After, known: Chronology) -> dict[Pair, tuple[Basis, ...]]:
    """Return what is accepted of one document, and what follows from the known order of others."""
    earlier = {one: tuple(later[name]) for one, later in after.items() if name in later}
    later = {one: tuple(bases) for one, bases in after.get(name, {}).items()}
    found = {(one, name): bases for one, bases in earlier.items()}
    found |= {(name, one): bases for one, bases in later.items()}
    for (first, second), bases in known.before.items():
        if second in earlier:
            found.setdefault((first, name), tuple(dict.fromkeys((*bases, *earlier[second]))))
        if first in later:
            found.setdefault((name, second), tuple(dict.fromkeys((*later[first], *bases))))
    return found


def chronological(documents: Sequence[str], chronology: Chronology) -> tuple[str, ...]:
    """Sort ids so that every document stands after all that precede it; ties by id."""
    ancestors = dict.fromkeys(documents, 0)
    for _, later in chronology.before:
        if later in ancestors:
            ancestors[later] += 1
    return tuple(sorted(documents, key=lambda name: (ancestors[name], name)))


def _declared(evidence: _Evidence) -> bool:
    """B declares A: in a manifest, or by a link to it."""
    linked = any(
        credit.form == "link" and evidence.earlier.url and credit.name == evidence.earlier.url
        for credit in evidence.later.credits
    )
    return evidence.earlier.id in evidence.later.derived_from or linked


def _credit_line(evidence: _Evidence) -> bool:
    """B credits the agency or publisher whose copy A is, and is not that agency's own copy."""
    return credits_outlet(evidence.later, evidence.earlier) and not _same_copy(evidence)


def _same_copy(evidence: _Evidence) -> bool:
    """Both are the same agency's copy: then its form decides, not the credit."""
    agency = evidence.earlier.agency
    return agency is not None and agency == evidence.later.agency


def _agency_form(evidence: _Evidence) -> bool:
    """A has the agency's own form; B is the same agency's copy on another publisher's page."""
    return _same_copy(evidence) and evidence.earlier.agency_form and not evidence.later.agency_form


def _dates(evidence: _Evidence) -> bool:
    """A's interval ends before B's begins."""
    return _ends_before(evidence.earlier, evidence.later)


def _version(evidence: _Evidence) -> bool:
    """Both are the same agency's own copy of one story, and B's version is the later one."""
    if not (_same_copy(evidence) and evidence.earlier.agency_form and evidence.later.agency_form):
        return False
    is_story = max(evidence.share, evidence.carried) >= STORY_SHARE
    return is_story and _precedes(evidence.earlier, evidence.later)


def _precedes(one: Document, other: Document) -> bool:
    """Whether a version precedes another by its day, else by its number, else by the clock."""
    mine, theirs = one.version, other.version
    if mine.day and theirs.day and mine.day != theirs.day:
        return _days_to(mine.day, theirs.day) > 0
    if mine.number != theirs.number:
        return mine.number < theirs.number
    same_day = mine.day is not None and mine.day == theirs.day
    timed = mine.clock is not None and theirs.clock is not None
    return same_day and timed and (mine.clock or 0) < (theirs.clock or 0)


def _days_to(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Count the days between two days of the year, about; the shorter way round the year."""
    days = _MONTH * (other[0] - one[0]) + other[1] - one[1]
    return (days + 6 * _MONTH) % (12 * _MONTH) - 6 * _MONTH


def _press_release(evidence: _Evidence) -> bool:
    """A is a press release and B is not: news is made from it."""
    return evidence.earlier.press_release and not evidence.later.press_release


def _agency_precedence(evidence: _Evidence) -> bool:
    """A is agency copy and B is not."""
    return evidence.earlier.agency is not None and evidence.later.agency is None


def _excerpt_line(evidence: _Evidence) -> bool:
    """B is a part of A, with a note or an excerpt line."""
    marked = any(credit.form == "excerpt-line" for credit in evidence.later.credits) or any(
        section.kind == "note" for section in evidence.later.sections
    )
    return marked and evidence.share >= EXCERPT_SHARE


_RULES: Final[tuple[tuple[Basis, Callable[[_Evidence], bool]], ...]] = (
    ("declared", _declared),
    ("credit-line", _credit_line),
    ("agency-form", _agency_form),
    ("dates", _dates),
    ("version", _version),
    ("press-release", _press_release),
    ("agency-precedence", _agency_precedence),
    ("excerpt-line", _excerpt_line),
)


def _ends_before(one: Document, other: Document) -> bool:
    end, begin = one.published.not_after, other.published.not_before
    return end is not None and begin is not None and end.date < begin.date


def _reaches(after: Mapping[str, Mapping[str, object]], start: str, goal: str) -> bool:
    """Whether accepted evidence already puts ``start`` before ``goal``."""
    seen, waiting = {start}, [start]
    while waiting:
        for later in after.get(waiting.pop(), ()):
            if later not in seen:
                seen.add(later)
                waiting.append(later)
    return goal in seen


def _closure(after: Mapping[str, Mapping[str, Sequence[Basis]]]) -> dict[Pair, tuple[Basis, ...]]:
    """Add what follows: A before B and B before C put A before C, on the bases of both."""
    known: dict[Pair, tuple[Basis, ...]] = {}
    for first in sorted(after):
        waiting = [(later, tuple(why)) for later, why in sorted(after[first].items())]
        for later, why in waiting:
            known.setdefault((first, later), why)
        while waiting:
            middle, why = waiting.pop(0)
            for later, further in sorted(after.get(middle, {}).items()):
                if (first, later) not in known:
                    known[first, later] = tuple(dict.fromkeys((*why, *further)))
                    waiting.append((later, known[first, later]))
    return dict(sorted(known.items()))
