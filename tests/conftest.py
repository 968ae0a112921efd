"""What several test modules share: a small report, made by hand, that has every feature."""

from __future__ import annotations

import gc
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from contextlib import AbstractContextManager, closing, contextmanager
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from attrs import evolve, frozen
from hypothesis import settings

from provenance.archive import Archive
from provenance.archive.archive import LISTED
from provenance.cli import run
from provenance.model import (
    SEVERITIES,
    Appearance,
    Caution,
    ClaimAppearance,
    ClaimFeature,
    CorpusFacts,
    DateBound,
    Document,
    Edit,
    Evidence,
    Flag,
    Outside,
    Parent,
    Passage,
    Place,
    Published,
    Report,
    Settings,
    Skipped,
    Source,
    Tool,
    TracedClaim,
    TracedDocument,
    TracedQuote,
    TracedSentence,
    Via,
)
from provenance.shares import NewText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from provenance.model import FlagKind, Operation, Relation, SectionKind

ROOT = Path(__file__).parents[1]

settings.register_profile("provenance", deadline=None)  # a busy machine is no failure
settings.load_profile("provenance")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)
MISSING = [
    what
    for what, found in (
        ("Chromium", CHROMIUM),
        ("the package playwright", find_spec("playwright")),
        ("the package axe-playwright-python", find_spec("axe_playwright_python")),
    )
    if not found
]
REQUIRED = os.environ.get("PROVENANCE_BROWSER") == "required"

HOSTILE = (
    "<script>alert(1)</script> | a \x1b]0;title\x07 `code` [click](javascript:alert(1)) "
    "*bold* ![x](http://x/) \u202egnp.exe pay\u200bload \x9b31m # 1 ~~gone~~ &lt; \ud800 $x$"
)
"""What a hostile page may hold: markup, table borders, terminal escapes, hidden characters."""


@frozen
class Draft:
    """A document being written: its sentences as (section, text), joined by empty lines."""

    id: str
    lines: tuple[tuple[SectionKind, str], ...]

    @property
    def text(self) -> str:
        """The whole text, into which spans point."""
        return "\n\n".join(line for _, line in self.lines)

    def span(self, words: str, number: int = 0) -> tuple[int, int]:
        """Where words first stand, from the sentence of a number on; they must stand somewhere."""
        start = self.text.index(words, self.start(number))
        return start, start + len(words)

    def start(self, number: int) -> int:
        """Where the sentence of a number begins."""
        return sum(len(text) + 2 for _, text in self.lines[:number])

    def passage(self, words: str) -> Passage:
        """The words with their place."""
        return Passage(self.id, *self.span(words), words)

    def traced(self, number: int, relation: Relation, **facts: Any) -> TracedSentence:  # noqa: ANN401 (attributes of the noun)
        """The sentence of a number, with what was found about it."""
        section, line = self.lines[number]
        start = self.start(number)
        return TracedSentence(number, start, start + len(line), line, section, relation, **facts)


WIRE = Draft(
    "wire",
    (
        ("headline", "Council backs harbour plan"),
        ("furniture", "January 3 2020"),
        ("body", "The council on Friday approved a plan that may cost 48 million euros, it said."),
        ("body", "“We will publish all the figures by March,” said Mayor Ada Orlin."),
        ("body", "Rights groups fear that the plan will close the harbour to the public."),
        ("body", "The plan was drafted by the port authority."),
        ("furniture", "© 2020 AFP"),
    ),
)
UPDATE = Draft(
    "wire-update",
    (("body", "The council on Friday approved a plan that may cost 52 million euros, it said."),),
)
REWRITE = Draft(
    "rewrite-of-the-harbour-plan-by-a-site",
    (
        ("headline", "Harbour plan will cost 84 million"),
        ("body", "On Friday the council approved a plan that will\n\ncost 84 million euros."),
        ("body", "“We will publish the figures,” said Mayor Ada Orlin, reported AFP."),
        ("body", "Many experts warn that nobody believes this regime."),
        ("note", HOSTILE),
        ("body", "Rights groups fear that the plan will close the harbour to the public."),
        ("body", "Bloomberg has seen the letter."),
        ("comment", "“We will publish the figures” - sure!"),
        ("furniture", "Tags: World"),
    ),
)
BLOG = Draft("blog", (("body", "The council approved a plan that will cost 84 million euros."),))
LEFT = Draft("left", (("body", "Six senators wrote a letter."),))
RIGHT = Draft("right", (("body", "A letter came from six senators."),))


def _steps(block: str) -> Iterator[tuple[str, str]]:
    """Cut a console block into its commands, each with the output shown below it."""
    for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = step.partition("\n")
        yield command, output


def _shows(shown: str, printed: str) -> bool:
    """Whether an output is as it is shown, with any lines in the place of a line "…"."""
    parts = re.split(r"^…\n", shown, flags=re.MULTILINE)
    return re.fullmatch(".*".join(map(re.escape, parts)), printed, re.DOTALL) is not None


@pytest.fixture
def run_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., None]:
    """A function that runs a console block of the docs in a folder (default: the repository's).

    What the block shows must be what is printed. A command succeeds unless ``echo $?`` follows.
    """

    def check(block: str, folder: Path = ROOT) -> None:
        monkeypatch.chdir(folder)
        code = 0
        for command, output in _steps(block):
            if command == "echo $?":
                assert output == f"{code}\n"
                code = 0
                continue
            assert code == 0, "a failure must be shown"
            name, *arguments = shlex.split(command)
            assert name == "provenance"
            code = run(arguments)
            printed = capsys.readouterr()
            assert _shows(output, printed.out + printed.err), f"{command} prints otherwise"
        assert code == 0, "a failure must be shown"

    return check


@pytest.fixture
def report() -> Report:
    """A report with ties, moves, updates, chains, omissions, quote histories, hostile text."""
    return Report(
        tool=Tool("provenance", "0.0.0"),
        settings=Settings(wire="AFP", threshold=0.5),
        corpus=CorpusFacts(6, "ab" * 32),
        documents=tuple(
            evolve(one, shares=NewText(_quotes(), [_claim()]).shares(one.id, one.sentences))
            for one in (_blog(), _left(), _rewrite(), _right(), _wire(), _update())
        ),
        quotes=_quotes(),
        claims=(_claim(),),
        outside=(Outside("Bloomberg", (REWRITE.id,), (Place(REWRITE.id, 6),)),),
        skipped=(Skipped("photo\x1b[2J.txt", "binary file: export it as text"),),
        warnings=(
            Caution("tie", LEFT.id, "left and right share a sentence and neither is dated"),
            Caution("encoding", None, "one file | was read as cp1252"),
        ),
    )


def _document(draft: Draft, *sentences: TracedSentence, **facts: Any) -> TracedDocument:  # noqa: ANN401 (as above)
    plain: dict[str, Any] = {
        "id": draft.id,
        "path": f"{draft.id}.txt",
        "sha256": draft.id.encode().hex().ljust(64, "0")[:64],
        "encoding": "utf-8",
        "title": None,
        "publisher": None,
        "url": None,
        "agency": None,
        "language": "en",
        "copies": (),
        "role": "independent",
        "derivation": "non-derived",
        "published": Published(),
        "derived_from": (),
        "omitted": (),
    }
    return TracedDocument(**{**plain, "sentences": sentences, **facts})


def _edits(
    of: tuple[Draft, int], to: tuple[Draft, int], *steps: tuple[Operation, str, str]
) -> tuple[Edit, ...]:
    """Make edits from one sentence to another of words that stand in them ("" for none)."""
    (source, there), (derived, here) = of, to
    return tuple(
        Edit(
            op,
            source.span(before, there) if before else None,
            derived.span(after, here) if after else None,
        )
        for op, before, after in steps
    )


def _flag(
    kind: FlagKind, to: tuple[Draft, int], words: str, message: str, *source: tuple[Draft, int, str]
) -> Flag:
    evidence = [Evidence(of.id, at, *of.span(there, at), there) for of, at, there in source]
    derived, here = to
    return Flag(
        kind,
        SEVERITIES[kind],
        f"{kind}/one",
        *derived.span(words, here),
        words,
        evidence[0] if evidence else None,
        message,
    )


def _wire() -> TracedDocument:
    relations: tuple[Relation, ...] = ("new", "none", "new", "new", "new", "new", "none")
    day = DateBound("2020-01-03", "date-line", *WIRE.span("January 3 2020"))
    return _document(
        WIRE,
        *(
            WIRE.traced(number, relation, reason="earliest-held" if relation == "new" else None)
            for number, relation in enumerate(relations)
        ),
        title="Council backs harbour plan",
        agency="AFP",
        role="wire",
        published=Published(day, day),
        copies=("wire-again",),
        url="https://example.org/wire",
    )


def _update() -> TracedDocument:
    to = (UPDATE, 0)
    edits = _edits(
        (WIRE, 2),
        to,
        ("keep", "The council on Friday approved", "The council on Friday approved"),
        ("keep", "a plan that may cost", "a plan that may cost"),
        ("replace", "48", "52"),
        ("keep", "million euros, it said", "million euros, it said"),
    )
    flag = _flag("number-changed", to, "52", "“48” became “52”", (WIRE, 2, "48"))
    return _document(
        UPDATE,
        UPDATE.traced(
            0,
            "edited",
            score=0.95,
            sources=(Source(WIRE.id, 2, 0.95),),
            origin=Place(WIRE.id, 2),
            edits=edits,
            flags=(evolve(flag, update=True),),
        ),
        agency="AFP",
        role="wire",
        derivation="wholly-derived",
        published=Published(not_before=DateBound("2020-01-04", "date-line")),
        derived_from=(Parent(WIRE.id, 1.0, ("dates",)),),
    )


def _blog() -> TracedDocument:
    to = (BLOG, 0)
    edits = _edits(
        (WIRE, 2),
        to,
        ("keep", "The council", "The council"),
        ("delete", "on Friday", ""),
        ("keep", "approved a plan that", "approved a plan that"),
        ("replace", "may", "will"),
        ("keep", "cost", "cost"),
        ("replace", "48", "84"),
        ("keep", "million euros", "million euros"),
        ("delete", "it said", ""),
    )
    return _document(
        BLOG,
        BLOG.traced(
            0,
            "edited",
            score=0.9,
            sources=(Source(WIRE.id, 2, 0.9),),
            origin=Place(WIRE.id, 2),
            edits=edits,
            flags=(_flag("number-changed", to, "84", "“48” became “84”", (WIRE, 2, "48")),),
        ),
        role="rewrite",
        derivation="wholly-derived",
        derived_from=(Parent(WIRE.id, 1.0, ("agency-precedence",)),),
        omitted=(Place(WIRE.id, 3), Place(WIRE.id, 4), Place(WIRE.id, 5)),
    )


def _left() -> TracedDocument:
    edits = _edits(
        (RIGHT, 0),
        (LEFT, 0),
        ("move", "six senators", "Six senators"),
        ("insert", "", "wrote"),
        ("keep", "A letter", "a letter"),
        ("delete", "came from", ""),
    )
    return _document(
        LEFT,
        LEFT.traced(
            0,
            "paraphrase",
            score=0.62,
            sources=(Source(RIGHT.id, 0, 0.62),),
            tie=(RIGHT.id,),
            edits=edits,
        ),
    )


def _right() -> TracedDocument:
    return _document(
        RIGHT, RIGHT.traced(0, "new", reason="reference-only"), reported=False, publisher="Right"
    )


def _rewrite() -> TracedDocument:
    return _document(
        REWRITE,
        *(_headline(), _merged(), _shortened(), _commentary(), _hostile(), _copied(), _unheld()),
        *(_comment(), REWRITE.traced(8, "none")),
        role="rewrite",
        derivation="partially-derived",
        title="Harbour plan will cost 84 million",
        published=Published(not_after=DateBound("2024-05-07", "retrieval")),
        derived_from=(Parent(WIRE.id, 0.75, ("credit-line", "dates")), Parent(BLOG.id, 0.25, ())),
        omitted=(Place(WIRE.id, 5),),
    )


def _headline() -> TracedSentence:
    edits = _edits(
        (WIRE, 0),
        (REWRITE, 0),
        ("delete", "Council backs", ""),
        ("keep", "harbour plan", "Harbour plan"),
        ("insert", "", "will"),
    )
    more = _edits(
        (WIRE, 2),
        (REWRITE, 0),
        ("keep", "cost", "cost"),
        ("replace", "48", "84"),
        ("keep", "million", "million"),
    )
    return REWRITE.traced(
        0,
        "paraphrase",
        score=0.55,
        sources=(Source(WIRE.id, 2, 0.55), Source(WIRE.id, 0, 0.5)),
        origin=Place(WIRE.id, 2),
        edits=(*(evolve(edit, of=1) for edit in edits), *more),
    )


def _merged() -> TracedSentence:
    to = (REWRITE, 1)
    edits = _edits(
        (WIRE, 2),
        to,
        ("move", "on Friday", "On Friday"),
        ("keep", "The council", "the council"),
        ("keep", "approved a plan that", "approved a plan that"),
        ("replace", "may", "will"),
        ("keep", "cost", "cost"),
        ("replace", "48", "84"),
        ("keep", "million euros", "million euros"),
        ("delete", "it said", ""),
    )
    return REWRITE.traced(
        1,
        "edited",
        score=0.88,
        sources=(Source(WIRE.id, 2, 0.88),),
        origin=Place(WIRE.id, 2),
        via=(Via(BLOG.id, 0, 0.97, ("number-changed",)),),
        edits=edits,
        flags=(
            _flag("certainty-raised", to, "will", "“may” became “will”", (WIRE, 2, "may")),
            _flag("number-changed", to, "84", "“48” became “84”", (WIRE, 2, "48")),
            _flag("attribution-lost", to, "", "“it said” has gone", (WIRE, 2, "it said")),
        ),
    )


def _quote_edits() -> tuple[Edit, ...]:
    return _edits(
        (WIRE, 3),
        (REWRITE, 2),
        ("keep", "We will publish", "We will publish"),
        ("delete", "all", ""),
        ("keep", "the figures", "the figures"),
        ("delete", "by March", ""),
    )


def _shortened() -> TracedSentence:
    to = (REWRITE, 2)
    said = "said Mayor Ada Orlin"
    rest = _edits((WIRE, 3), to, ("keep", said, said), ("insert", "", "reported AFP"))
    there = (WIRE, 3, "all the figures by March")
    message = "“all” and “by March” were cut"
    return REWRITE.traced(
        2,
        "edited",
        score=0.91,
        sources=(Source(WIRE.id, 3, 0.91),),
        origin=Place(WIRE.id, 3),
        edits=(*_quote_edits(), *rest),
        attributed_to=("Ada Orlin", "AFP"),
        flags=(_flag("quote-truncated", to, "the figures", message, there),),
    )


def _commentary() -> TracedSentence:
    message = "vague attribution in the article's own voice"
    return REWRITE.traced(
        3,
        "new",
        reason="below-threshold",
        nearest=Source(WIRE.id, 4, 0.3123),
        flags=(_flag("commentary-added", (REWRITE, 3), "Many experts warn", message),),
    )


def _hostile() -> TracedSentence:
    flag = _flag("hidden-characters", (REWRITE, 4), "pay\u200bload", "1 hidden character")
    return REWRITE.traced(4, "new", reason="no-candidate", flags=(flag,))


def _copied() -> TracedSentence:
    words = WIRE.lines[4][1]
    return REWRITE.traced(
        5,
        "verbatim",
        score=1.0,
        sources=(Source(WIRE.id, 4, 1.0),),
        origin=Place(WIRE.id, 4),
        edits=_edits((WIRE, 4), (REWRITE, 5), ("keep", words, words)),
    )


def _unheld() -> TracedSentence:
    return REWRITE.traced(6, "new", reason="only-later-copies", attributed_to=("Bloomberg",))


def _comment() -> TracedSentence:
    words = "We will publish the figures"
    edits = _edits((REWRITE, 2), (REWRITE, 7), ("keep", words, words), ("insert", "", "sure"))
    return REWRITE.traced(
        7,
        "edited",
        score=0.7,
        sources=(Source(REWRITE.id, 2, 0.7),),
        origin=Place(REWRITE.id, 2),
        edits=edits,
    )


def _quotes() -> tuple[TracedQuote, ...]:
    first = WIRE.passage("We will publish all the figures by March,")
    second = REWRITE.passage("We will publish the figures,")
    again = REWRITE.span("We will publish the figures", 7)
    appearances = (
        Appearance(WIRE.id, first.start, first.end, "original"),
        Appearance(REWRITE.id, second.start, second.end, "truncated"),
        Appearance(REWRITE.id, *again, "truncated"),
    )
    said: dict[str, Any] = {
        "marks": "“”",
        "kind": "direct",
        "speaker": "Ada Orlin",
        "mention": "Mayor Ada Orlin",
        "cue": "said",
        "addressee": None,
        "repair": None,
        "origin": first,
        "appearances": appearances,
    }
    return (
        _quote(second, 2, relay=("AFP",), alteration="truncated", edits=_quote_edits(), **said),
        _quote(first, 3, relay=(), alteration="original", edits=(), **said),
        _quote(
            REWRITE.passage("`code`"),
            4,
            marks="``",
            kind="scare",
            speaker=None,
            mention=None,
            cue=None,
            addressee=None,
            repair=None,
            origin=None,
            appearances=(),
            relay=(),
            alteration="unmatched",
            edits=(),
        ),
    )


def _quote(words: Passage, sentence: int, **facts: Any) -> TracedQuote:  # noqa: ANN401 (as above)
    name = f"{words.document}:{words.start}-{words.end}"
    return TracedQuote(
        id=name,
        document=words.document,
        sentence=sentence,
        start=words.start,
        end=words.end,
        text=words.text,
        **facts,
    )


def _claim() -> TracedClaim:
    words = REWRITE.passage("a plan that will\n\ncost 84 million euros")
    first = WIRE.passage("a plan that may cost 48 million euros")
    return TracedClaim(
        id=f"{words.document}:{words.start}-{words.end}",
        document=words.document,
        sentence=1,
        start=words.start,
        end=words.end,
        text=words.text,
        speaker=None,
        checkworthy=0.81234567,
        origin=first,
        appearances=(
            ClaimAppearance(
                first.document, first.start, first.end, "original", "the council", "attributed"
            ),
            ClaimAppearance(words.document, words.start, words.end, "altered", None, "lost"),
        ),
        features=(
            ClaimFeature("statement", 0.4, ()),
            ClaimFeature("figure", 0.21, ("84", "million")),
            ClaimFeature("money", 0.2023, ("euros",)),
        ),
        voicing="lost",
        lost_in=Place(words.document, 1),
    )


@pytest.fixture(scope="module", autouse=True)
def own_heap() -> None:
    """Set aside what other modules hold: collecting garbage in it is no time of what is timed."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium; where it is not, what needs it is skipped, unless it is required."""
    if MISSING and not REQUIRED:
        pytest.skip(f"not here: {', '.join(MISSING)}")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (an extra)

    with sync_playwright() as playwright:
        # the sandbox needs rights that a container as a rule does not give
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


class Served:
    """A server in a process of its own, and what it says to whom it is asked by."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = process
        self.port = port
        self.address = f"http://127.0.0.1:{port}"

    def ask(
        self,
        path: str,
        body: bytes | None = None,
        method: str | None = None,
        **headers: str,
    ) -> Reply:
        """Send a request, follow nothing; ``_`` in the names of headers stands for ``-``."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method or ("GET" if body is None else "POST"), path, body, sent)
            with connection.getresponse() as response:
                return Reply(response.status, dict(response.getheaders()), response.read().decode())

    def send(self, text: str | None = None, file: tuple[str, bytes] | None = None) -> Reply:
        """Send the form, and wait for the page that it leads to."""
        reply = self.ask("/drafts", form(text, file), content_type=FORM)
        place = reply.headers.get("location", "")
        while reply.status in {202, 303}:
            reply = self.ask(place)
        return reply


class Reply(NamedTuple):
    """An answer."""

    status: int
    headers: Mapping[str, str]
    text: str


FORM = "multipart/form-data; boundary=zzz"


def form(text: str | None = None, file: tuple[str, bytes] | None = None) -> bytes:
    """Write the form as a browser sends it."""
    parts = []
    if text is not None:
        parts.append(b'name="text"\r\n\r\n' + text.encode("utf-8", "surrogatepass"))
    if file is not None:
        name = file[0].replace('"', "%22").encode()
        parts.append(b'name="file"; filename="' + name + b'"\r\n\r\n' + file[1])
    lines = (b"--zzz\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts)
    return b"".join(lines) + b"--zzz--\r\n"


@contextmanager
def served(*arguments: str) -> Iterator[Served]:
    """Run ``provenance serve`` on a free port until the test is done."""
    command = [sys.executable, "-m", "provenance", "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        said = b""
        for line in process.stderr:
            said += line
            if found := re.search(rb"http://\S+:(\d+)/", line):
                server = Served(process, int(found[1]))
                try:
                    _until_it_answers(server)
                    yield server
                finally:
                    process.terminate()
                break
        else:
            pytest.fail(f"the server did not start: {said.decode()}")


def _until_it_answers(server: Served) -> None:
    for _ in range(200):
        try:
            server.ask("/api/health")
        except OSError:
            time.sleep(0.05)
        else:
            return


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seeds and an article that is out to harm its readers' browsers."""
    folder = tmp_path_factory.mktemp("held") / "articles"
    shutil.copytree(ROOT / "seeds", folder)
    text = f"{HOSTILE}\n\nThe mayor said {HOSTILE}.\n\n“{HOSTILE} it is,” said {HOSTILE}.\n"
    (folder / "hostile'\"><b>&.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    return folder


@pytest.fixture(scope="session")
def server(held: Path) -> Iterator[Served]:
    """A server with usual limits, but five seconds for a draft."""
    with served(str(held), "--max-seconds", "5") as running:
        yield running


@pytest.fixture(scope="session")
def strict_server(held: Path) -> Iterator[Served]:
    """A server that takes little: 50 kB, 1 second for a request, half a second for a draft."""
    bounds = ("--max-bytes", "50000", "--max-wait", "1", "--max-seconds", "0.5", "--workers", "1")
    with served(str(held), *bounds) as running:
        yield running


STRANGE = (
    "desk/2019/a \"b\" 'c' <i>&amp; %2F?d=1#e",
    "../../etc/passwd",
    "naïve–漢字 \u202e",
    "lone \udcff",
    "\r\nSet-Cookie: a=b",
    "javascript:alert(1)",
)
"""Ids that an archive may hold."""

QUOTED = "We will paint every lighthouse on this coast in red and white before the winter"


@pytest.fixture(scope="session")
def back_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of more articles than are listed, with a quote, a copy of it, and strange ids."""
    folder = tmp_path_factory.mktemp("back-file") / "archive"
    filling = [
        f"Town {number} opens its bridge\n\nThe council of town {number} opened a bridge with "
        f"{number + 2} arches, its mayor said, after {number + 3} years of work."
        for number in range(LISTED)
    ]
    strange = [f"{HOSTILE}\n\nThe {number} ferries of {HOSTILE} sank." for number in range(6)]
    told = f"Paint\n\n“{QUOTED},” said keeper Ada Orlin on Friday, as the {{}} wrote."
    ids = [*(f"town-{number:03}" for number in range(LISTED)), *STRANGE, "paint-1", "paint-2"]
    texts = [*filling, *strange, told.format("Herald"), told.format("Island Post")]
    documents = [Document.from_text(text, id=name) for name, text in zip(ids, texts, strict=True)]
    days = {"paint-1": "2019-12-27", "paint-2": "2019-12-29"}
    bounds = {name: DateBound(day, "metadata") for name, day in days.items()}
    with Archive.create(folder) as archive:
        archive.add(ROOT / "seeds")
        archive.add_documents(
            evolve(one, published=Published(bounds[one.id], bounds[one.id]))
            if one.id in bounds
            else one
            for one in documents
        )
    return folder


@pytest.fixture(params=STRANGE)
def strange_id(request: pytest.FixtureRequest) -> str:
    """Each of the strange ids in turn."""
    return str(request.param)


@pytest.fixture(scope="session")
def archive_server(back_file: Path) -> Iterator[Served]:
    """A server of the archive, with usual limits."""
    with served(str(back_file)) as running:
        yield running


@pytest.fixture
def serve() -> Callable[..., AbstractContextManager[Served]]:
    """A function that runs a server with other options."""
    return served
