"""The measures, on cases small enough to count by hand, and the floors under the figures."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks import (
    data,
    exaggeration,
    figures,
    floors,
    logistic,
    novelty,
    ours,
    peers,
    propositions,
    quality,
    reliability,
    selection,
    support,
    wire_gold,
    word_alignment,
)
from benchmarks.figures import OURS, Figure, Measurement
from benchmarks.gold_text import bare, overlap, same_name, similar
from benchmarks.propositions import Scored

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_ITEM = selection.Item("d", ("a", "b", "c"), (frozenset({0}), frozenset({1, 2})))


def test_gold_clusters_stay_above_their_floors() -> None:
    """No figure on the clusters that ship with the project falls below its floor."""
    held = floors.read_floors()
    found = wire_gold.measure_clusters(data.GOLD, resamples=0)
    assert {one.key for one in found} <= set(held.figures)
    assert list(floors.failures(found, held)) == []


def test_gold_clusters_are_those_of_the_floors() -> None:
    """The clusters are what their floors were measured on."""
    assert list(floors.changed_data(quality.digests(None), floors.read_floors())) == []


@pytest.mark.parametrize(
    ("scores", "hit", "why"),
    [
        ((0.9, 0.1, 0.1), True, "the first right answer"),
        ((0.1, 0.1, 0.9), True, "a member of the second"),
        ((0.5, 0.5, 0.5), True, "the first of equals"),
        ((), False, "nothing was scored"),
    ],
)
def test_hits(scores: Sequence[float], hit: bool, why: str) -> None:
    """The best candidate counts when it is in any right answer."""
    assert selection.hit(scores, _ITEM) is hit, why


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [({0}, 1.0), ({1, 2}, 1.0), ({1}, 2 / 3), ({0, 1}, 2 / 3), ({0, 1, 2}, 0.8), (set(), 0.0)],
)
def test_set_f1_takes_the_nearest_answer(chosen: set[int], expected: float) -> None:
    """A chosen set is compared with the right answer that it is nearest to."""
    assert selection.set_f1(chosen, _ITEM) == pytest.approx(expected)


def test_peers_choose_near_their_best() -> None:
    """A peer's set has its best candidate and those near it, three at most."""
    assert selection.near_the_best(0.8)((0.5, 0.45, 0.1)) == {0, 1}
    assert selection.near_the_best(0.0)((0.4, 0.3, 0.2, 0.1)) == {0, 1, 2}


_EVIDENCE = [
    "The council approved a plan to close the old harbour on Monday.",
    "Fishermen have mended their nets there for three centuries.",
    "The closure will cost the city 48 million euros, the mayor said.",
]
_CLAIM = "The council approved a plan to close the old harbour, which will cost 48 million euros."


def test_selection_measures_both_sets_from_their_files(tmp_path: Path) -> None:
    """The measures of WiCE and PoC run from the files to figures, and an easy item is right."""
    wice = {
        "claim": _CLAIM,
        "evidence": _EVIDENCE,
        "supporting_sentences": [[0, 2]],
        "label": "supported",
    }
    poc = {"summary": [_CLAIM], "fused_idx": 0, "article": _EVIDENCE, "source_idx": [0, 2]}
    for name, record in [
        *((one, wice) for one in selection.WICE_FILES),
        (*selection.POC_FILES, poc),
    ]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(record) + "\n")
    found = [*selection.measure_wice(tmp_path), *selection.measure_poc(tmp_path)]
    figures_of_ours = {
        (one.labelled, one.measure): one.figure.value for one in found if one.system == OURS
    }
    assert figures_of_ours == {
        ("WiCE test", "hit@1"): 1.0,
        ("WiCE test", "set F1"): 1.0,
        ("PoC", "hit@1"): 1.0,
        ("PoC", "both sources found"): 1.0,
    }


def test_average_precision_counts_ranks() -> None:
    """Matches at ranks 1 and 3 of 4 give (1/1 + 2/3) / 2."""
    pairs = [Scored(0.9, True), Scored(0.8, False), Scored(0.7, True), Scored(0.1, False)]
    assert propositions.average_precision([pairs]) == pytest.approx((1 + 2 / 3) / 2)


def test_best_threshold_maximises_f1() -> None:
    """The threshold is the one that parts matches from the rest."""
    groups = [[Scored(0.9, True), Scored(0.2, False)], [Scored(0.7, True), Scored(0.4, False)]]
    threshold = propositions.best_threshold(groups)
    assert propositions.f1(groups, threshold) == 1
    assert threshold == pytest.approx(0.7)


@pytest.mark.parametrize(
    ("one", "other", "links", "why"),
    [
        ("the dog ran", "the dog ran", {(0, 0), (1, 1), (2, 2)}, "nothing changed"),
        ("a treaty failed .", "a treaty failed .", {(0, 0), (1, 1), (2, 2), (3, 3)}, "marks too"),
        ("ministers met monday", "ministers met tuesday", {(0, 0), (1, 1), (2, 2)}, "one for one"),
        ("police arrested three men", "police arrested men", {(0, 0), (1, 1), (3, 2)}, "deleted"),
        ("he left at once", "he left immediately", {(0, 0), (1, 1), (2, 2), (3, 2)}, "a phrase"),
    ],
)
def test_tokens_become_links(one: str, other: str, links: set[tuple[int, int]], why: str) -> None:
    """Tokens that became each other are paired."""
    assert ours.token_links(one.split(), other.split()) == links, why


def test_link_f1_pools_sentences() -> None:
    """Links are counted over all sentences, not averaged sentence by sentence."""
    counts = [word_alignment.Count(1, 1, 1), word_alignment.Count(3, 3, 0)]
    assert word_alignment.link_f1(counts) == pytest.approx(1 / 4)


def test_diff_peers_align_equal_words() -> None:
    """Every peer pairs the words of two equal sentences in order."""
    words = ["a", "b", "c"]
    for aligner in word_alignment.ALIGNERS.values():
        assert aligner(words, words) == {(0, 0), (1, 1), (2, 2)}


def test_every_peer_prefers_the_same_sentence() -> None:
    """Given a copy and an unrelated sentence, every scorer of the tables ranks the copy first."""
    derived = "Ministers approved the treaty on Friday."
    candidates = ["Rain fell on the coast all week.", derived]
    for name, scorer in peers.SELECTION_PEERS.items():
        unrelated, same = scorer(derived, candidates)
        assert same > unrelated, name


def test_macro_f1_weighs_classes_alike() -> None:
    """Always answering the commonest class earns a third of its F1."""
    labels = [exaggeration.Labelled(gold, "same") for gold in ("same", "same", "exaggerates")]
    assert exaggeration.macro_f1(labels) == pytest.approx(0.8 / 3)


@pytest.mark.parametrize(
    ("source", "derived", "expected"),
    [
        ("Coffee may cause insomnia.", "Coffee causes insomnia.", "exaggerates"),
        ("Coffee causes insomnia.", "Coffee may cause insomnia.", "downplays"),
        ("Coffee causes insomnia.", "Insomnia is caused by coffee.", "same"),
    ],
)
def test_cue_words_tell_strength(source: str, derived: str, expected: str) -> None:
    """The cue-word peer compares how strongly each side puts its claim."""
    assert exaggeration.by_cue_words(source, derived) == expected


def test_balanced_accuracy_halves_a_constant_answer() -> None:
    """A judge that always says the same gets one half, however the classes are spread."""
    judged = [novelty.Judged(wrong=wrong, said=True) for wrong in (True, False, False)]
    assert novelty.balanced_accuracy(judged) == pytest.approx(0.5)


def test_token_f1_pools_claims() -> None:
    """Tokens are counted over all claims."""
    counts = [support.Count(2, 1, 1), support.Count(0, 1, 0)]
    assert support.token_f1(counts) == pytest.approx(2 / 4)


def test_bootstrap_is_seeded_and_holds_the_value() -> None:
    """The same items give the same interval, and it holds the value itself."""
    items = [0.0, 1.0, 1.0, 1.0]
    figure = figures.bootstrap(items, figures.mean)
    assert figure == figures.bootstrap(items, figures.mean)
    assert figure.low <= figure.value == 0.75 <= figure.high
    assert str(Figure(1, 0.5, 1, 4)) == "1.000 [.500, 1.000]"


def _measured(value: float, system: str = OURS) -> Measurement:
    return Measurement("set", "measure", system, Figure(value, value, value, 1))


def test_a_figure_below_its_floor_fails() -> None:
    """The message names the figure, its value and its floor; a peer has no floor."""
    held = floors.Floors({"set: measure": 0.5}, {})
    assert list(floors.failures([_measured(0.5), _measured(0.1, "peer")], held)) == []
    (message,) = floors.failures([_measured(0.499)], held)
    assert message == "set: measure: .499 is below its floor .500"


def test_floors_rise_by_themselves_and_fall_by_name_only() -> None:
    """A better figure lifts its floor; a worse one moves it only where it is named."""
    held = floors.Floors({"set: measure": 0.5}, {})
    assert floors.moved([_measured(0.6129)], held, [])["set: measure"] == 0.612
    assert floors.moved([_measured(0.4)], held, [])["set: measure"] == 0.5
    assert floors.moved([_measured(0.4)], held, ["set: measure"])["set: measure"] == 0.4


def test_changed_data_is_told() -> None:
    """A floor on other data than it was measured on is an error, a new set is not."""
    held = floors.Floors({}, {"old": "aa"})
    (message,) = floors.changed_data({"old": "bb", "new": "cc"}, held)
    assert message.startswith("old: the data have changed")


def test_missing_files_are_named(tmp_path: Path) -> None:
    """A set that is not there is known by its files' names, with and without a folder."""
    (tmp_path / "here.csv").touch()
    assert data.missing(tmp_path, ["here.csv", "gone.csv"]) == ["gone.csv"]
    assert data.missing(None, ["here.csv"]) == ["here.csv"]


def test_passages_compare_by_words() -> None:
    """Marks, case and hidden characters don't part two passages."""
    assert bare("“Wire\u200b copy” — twice.") == "wire copy twice"
    assert similar("One two three.", "one TWO, three") == 1
    assert overlap("the deal", "a deal") == 0.5


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Louis Charbonneau", "Charbonneau", True),
        ("Charbonneau", "Mr Louis Charbonneau", True),
        ("Louis Charbonneau", "Ken Roth", False),
        ("Louis Charbonneau", None, False),
        (None, None, True),
        (None, "a spokesman", True),
        (None, "Ken Roth", False),
    ],
)
def test_names_agree(gold: str | None, found: str | None, same: bool) -> None:
    """A speaker's name agrees with a longer or shorter form of it."""
    assert same_name(gold, found) is same


def test_roles_agree_across_the_labels() -> None:
    """An update is a wire and an unrelated document is independent."""
    assert wire_gold._same_role("update", "wire")
    assert wire_gold._same_role("unrelated", "independent")
    assert not wire_gold._same_role("rewrite", "republication")


def test_linear_equations_are_solved() -> None:
    """2x + y = 5 and x + 3y = 10 give x = 1 and y = 3, also where the first pivot is nought."""
    assert logistic.solve([[2, 1], [1, 3]], [5, 10]) == pytest.approx([1, 3])
    assert logistic.solve([[0, 1], [1, 0]], [4, 7]) == pytest.approx([7, 4])


def test_reliability_covers_every_candidate_once() -> None:
    """On the clusters, bins follow one another and a higher score is a source more often."""
    bins = reliability.reliability(None)
    assert [one.least for one in bins] == sorted({one.least for one in bins})
    assert bins[0].share < 0.01
    assert bins[-1].share > 0.9
    assert all(0 <= one.share <= 1 and one.number > 0 for one in bins)
