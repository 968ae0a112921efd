"""The measures of commentary, on cases small enough to count by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks import basil, neutrality, opinions, sentiment
from benchmarks.figures import OURS
from benchmarks.logistic import Example, fit, log_odds
from benchmarks.ranking import Ranked, auc, best_threshold, f1

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.figures import Measurement

_PLAIN = "The council met on Monday and will meet again on May 4."
_OPINION = "The spineless council has once again shown its utter contempt for us all."


@pytest.mark.parametrize(
    ("inside", "outside", "expected", "why"),
    [
        ((3, 2), (1, 0), 1.0, "all above"),
        ((0,), (1, 2), 0.0, "all below"),
        ((1,), (1,), 0.5, "a tie is half"),
        ((2, 1), (1, 0), 7 / 8, "three and a half pairs of four"),
        ((1,), (), 0.5, "nothing to compare with"),
    ],
)
def test_auc_counts_pairs(
    inside: Sequence[float], outside: Sequence[float], expected: float, why: str
) -> None:
    """The AUC is the share of pairs in the right order."""
    items = [Ranked(s, match=True) for s in inside] + [Ranked(s, match=False) for s in outside]
    assert auc(items) == pytest.approx(expected), why


def test_best_threshold_of_ranked_items() -> None:
    """The threshold is the one from which up the F1 is highest."""
    items = [Ranked(0.9, True), Ranked(0.8, False), Ranked(0.7, True), Ranked(0.1, False)]
    assert best_threshold(items) == pytest.approx(0.7)
    assert f1(items, 0.7) == pytest.approx(4 / 5)


def test_logistic_regression_parts_two_classes() -> None:
    """What is fitted ranks the class above the rest."""
    examples = [Example([1.0, float(x)], x > 4) for x in range(10)]
    weights = fit(examples)
    assert log_odds(weights, [1, 6]) > 0 > log_odds(weights, [1, 3])


def test_a_ridge_holds_weights_down() -> None:
    """The heavier the ridge, the nearer a weight is to 0; the bias is free."""
    examples = [Example([1.0, float(x), 0.0], x > 4) for x in range(10)]
    light, heavy = fit(examples, ridge=1.0), fit(examples, ridge=100.0)
    assert 0 < heavy[1] < light[1]
    assert light[2] == heavy[2] == 0, "a feature that is nowhere has no weight"


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("The council met.", (0.0, 0.0), "plain"),
        ("A GREAT man", (3.1, 0.0), "one good word, in whatever letters"),
        ("a horrible disaster", (0.0, 5.6), "the sum of two"),
    ],
)
def test_valences_of_a_text(text: str, expected: tuple[float, float], why: str) -> None:
    """The good and the bad values of the words are summed apart."""
    pytest.importorskip("vaderSentiment")
    assert sentiment.vader_valences(text) == pytest.approx(expected), why


@pytest.mark.parametrize(
    ("before", "after", "removed", "why"),
    [
        ("the notorious mayor spoke", "the mayor spoke", ["notorious"], "a word taken out"),
        ("he claimed victory .", "he said victory .", ["claimed"], "a word replaced"),
        ("the mayor of spoke", "the mayor spoke", [], "grammar is not counted"),
        ("the mayor spoke", "the mayor spoke loudly", [], "nothing removed"),
    ],
)
def test_removed_words(before: str, after: str, removed: list[str], why: str) -> None:
    """A removed word is one of the old sentence that the new one does not keep."""
    found = neutrality.edited(before, after)
    assert [found.tokens[n] for n in found.removed] == removed, why


def test_wnc_is_measured_from_its_files(tmp_path: Path) -> None:
    """The notorious word is flagged, the plain ones are left alone."""
    (tmp_path / "wnc").mkdir()
    for part in ("train", "test"):
        (tmp_path / f"wnc/pre.{part}").write_text("the shameful plan was passed in parliament\n")
        (tmp_path / f"wnc/post.{part}").write_text("the plan was passed in parliament\n")
    figures = _ours(neutrality.measure(tmp_path))
    assert figures["removed word flagged, edits of one word"] == 1
    assert figures["removed words flagged, all edits"] == 1
    assert figures["kept words left alone"] > 0.5


def test_opinion_sets_are_measured_from_their_files(tmp_path: Path) -> None:
    """An opinion ranks above a report in both sets, and its flag cites what it rests on."""
    (tmp_path / "babe").mkdir()
    (tmp_path / "checkthat-subj").mkdir()
    (tmp_path / opinions.BABE_FILES[0]).write_text(
        f"text;label_bias\n{_OPINION};Biased\n{_PLAIN};Non-biased\nLost.;No agreement\n",
        "utf-8-sig",
    )
    (tmp_path / opinions.CHECKTHAT_FILES[0]).write_text(
        f"sentence\tlabel\n{_OPINION}\tSUBJ\n{_PLAIN}\tOBJ\n", "utf-8"
    )
    for found in (opinions.measure_babe(tmp_path), opinions.measure_checkthat(tmp_path)):
        assert _ours(found) == {"AUC": 1.0, opinions.CITED: 1.0}
        assert all(one.figure.n == 2 for one in found if one.measure == "AUC")


def test_basil_is_measured_from_its_files(tmp_path: Path) -> None:
    """The narrator's commentary ranks above what is told and what a speaker says."""
    spans = [
        {"id": "p1", "bias": "inf", "quote": "no"},
        {"id": "p2", "bias": "inf", "quote": "yes"},
        {"id": "title", "bias": "lex", "quote": "no"},
    ]
    quote = "“They have shown their contempt for the town,” Ada Orlin said."
    for number in range(24):
        article = {
            "uuid": f"a{number}",
            "triplet-uuid": f"event-{number // 2:02}",
            "body-paragraphs": [[_PLAIN], [_OPINION, quote]],
        }
        for folder, record in (
            ("articles", article),
            ("annotations", {"phrase-level-annotations": spans}),
        ):
            ending = "_ann" if folder == "annotations" else ""
            path = tmp_path / "basil" / folder / "2010" / f"a{number}{ending}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(record))
    found = basil.measure(tmp_path)
    assert _ours(found) == {
        "AUC, narrator's informational bias": 1.0,
        "AUC, narrator's bias": 1.0,
        opinions.CITED: 1.0,
    }
    fitted = {one.measure: one.figure.value for one in found if one.system == basil.FITTED}
    assert fitted["AUC, narrator's bias, fitted by event"] == 1
    assert fitted["F1, informational bias, fitted by event"] == 1


def test_a_peer_that_is_not_installed_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without VADER and TextBlob the count of our own lists is the peer, and a note says so."""
    monkeypatch.setattr(sentiment, "find_spec", lambda _: None)
    assert list(sentiment.sentence_peers.__wrapped__()) == ["lexicon count (our lists)"]
    assert "VADER: skipped, vaderSentiment not installed" in capsys.readouterr().err


def _ours(found: Sequence[Measurement]) -> dict[str, float]:
    return {one.measure: one.figure.value for one in found if one.system == OURS}
