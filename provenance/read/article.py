"""Text → document: sections, title, publisher, agency, credits, dates and language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from provenance.model import Document, Section
from provenance.read.agency import Imprint, imprint_of
from provenance.read.credits import credits_of
from provenance.read.given import agency_named, both, language_named, publisher_named
from provenance.read.language import language_of
from provenance.read.published import published_of
from provenance.read.publisher import publisher_of, url_of
from provenance.read.reading import Article, hash_of
from provenance.read.releases import is_release
from provenance.read.sections import pieces_of
from provenance.read.versions import version_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.model import SectionKind
    from provenance.read.reading import Facts
    from provenance.read.sections import Piece

_GAP: Final = "\n\n"


def read_text(
    text: str,
    *,
    id: str = "document",  # noqa: A002 (the field)
    path: str = "",
    encoding: str = "utf-8",
    sha256: str | None = None,
) -> Document:
    """Read one article from a string; everything said of it comes from the text.

    ``sha256`` is that of the bytes the text was read from; without it, of the text's UTF-8 bytes
    (lone surrogates passed through). Offsets are code points of ``text``. Never raises.
    """
    known = sha256 or hash_of(text.encode("utf-8", "surrogatepass"))
    return read_article(Article(text, known, encoding), id=id, path=path)


def read_article(article: Article, *, id: str, path: str) -> Document:  # noqa: A002 (the field)
    """Read an article that a reader found in a file, with the facts that stand beside its text.

    A name, title or address of the facts wins over the text's; of the day of publication the text
    and the facts each know a part. Further sections (comments, notes) stand below the text and keep
    their kind. Never raises.
    """
    text, facts = article.text, article.facts
    pieces = pieces_of(text)
    url = facts.url or url_of(text, pieces)
    imprint = _imprint(pieces, facts, url)
    document = Document(
        id=id,
        path=path,
        text=text,
        sha256=article.sha256,
        encoding=article.encoding,
        title=facts.title or _title(pieces),
        publisher=imprint.publisher,
        url=url,
        agency=imprint.agency,
        agency_form=imprint.own_form,
        press_release=imprint.agency is None and is_release(pieces),
        language=language_named(facts.language) or language_of(text),
        published=both(published_of(text, pieces), facts.published),
        version=version_of(pieces),
        sections=tuple(_sections(text, pieces, facts.title)),
        credits=credits_of(text, pieces, imprint),
    )
    return _with_sections(document, article.after)


def _with_sections(document: Document, after: Iterable[tuple[SectionKind, str]]) -> Document:
    """Put sections of known kinds below a document's text."""
    texts, sections = [document.text], list(document.sections)
    end = len(document.text)
    for kind, text in after:
        start, end = end + len(_GAP), end + len(_GAP) + len(text)
        sections.append(Section(kind, start, end))
        texts.append(text)
    return evolve(document, text=_GAP.join(texts), sections=tuple(sections))


def _imprint(pieces: Sequence[Piece], facts: Facts, url: str | None) -> Imprint:
    """Say whose copy it is; the form is the agency's own where no other publisher is named."""
    publisher = publisher_named(facts.publisher)
    known = agency_named(facts.publisher)
    if publisher is None and known is None:
        publisher = publisher_of(pieces, url)
    imprint = imprint_of(pieces, publisher)
    agency = agency_named(facts.agency) or facts.agency or known
    if agency is None or agency == imprint.agency:
        return imprint
    return Imprint(imprint.publisher, agency, own_form=imprint.publisher is None)


def _sections(text: str, pieces: Iterable[Piece], title: str | None) -> Iterator[Section]:
    """Yield the sections; where a given title begins the text, that is the headline."""
    begun = 0
    if title and text.startswith(f"{title}{_GAP}"):
        yield Section("headline", 0, len(title))
        begun = len(title) + len(_GAP)
    for piece in pieces:
        if piece.end > begun:
            yield Section(piece.kind, max(piece.start, begun), piece.end)


def _title(pieces: Iterable[Piece]) -> str | None:
    return next((piece.text for piece in pieces if piece.kind == "headline"), None)
