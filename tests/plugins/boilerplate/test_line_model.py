"""The learned line model: the same scores always, no n-gram across lines, bounded work, reasons that can be read."""

import subprocess
import sys
import time
from importlib.resources import files

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint import Config, Document, Linter, lint_text
from scrapelint_boilerplate.line_model import WEIGHTS, line_model
from scrapelint_boilerplate.line_model_characters import CLASS, classify, read
from scrapelint_boilerplate.line_model_context import FEATURES
from scrapelint_boilerplate.line_model_layout import COLUMN, NAMES, layout
from scrapelint_boilerplate.line_model_ngrams import hashes, lexical
from scrapelint_boilerplate.line_model_pages import Pages
from scrapelint_boilerplate.line_model_runs import PAGE, Asked, Run, judged_runs
from scrapelint_boilerplate.line_model_trees import Trees
from scrapelint_boilerplate.options import BoilerplateOptions
from scrapelint_boilerplate.page_model import page_model

ARTICLE = (
    "The harbour wall will be raised by a metre and a half before next winter, the council decided on Tuesday.",
    "Engineers had warned in the spring that a storm would flood the whole of the lower town, where most shops are.",
    "The work will cost eleven million crowns, half of which comes from the state and the rest from a loan.",
    "Building is due to begin in August, and until then the road along the quay stays open for cars and buses.",
)
PAGE_LINES = (
    *ARTICLE,
    "Share this article",
    "You may also like",
    "Winter storm closes the quay road",
    "The mayor and the kitchen",
    "More from Sandvik",
    "Subscribe to our newsletter",
)


def judged(lines: tuple[str, ...], shown: float = 0.8, least: float = 0.3) -> list[Run]:
    page = page_model(Document("\n".join(lines)), BoilerplateOptions())
    (runs,) = judged_runs([Asked(page, shown, least)])
    return list(runs)


def features(*lines: str) -> npt.NDArray[np.float32]:
    return line_model().features(lines, np.zeros(len(lines), np.float32), Pages.of([len(lines)]))


def test_weights_are_small() -> None:
    assert (files("scrapelint_boilerplate") / WEIGHTS).stat().st_size < 300_000  # type: ignore[attr-defined]


def test_numpy_waits_until_a_page_is_checked() -> None:
    code = "import sys, scrapelint_boilerplate as b; b.scrapelint_rules(); sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_feature_has_a_name_of_its_own() -> None:
    table = features(*PAGE_LINES)
    assert table.shape == (len(PAGE_LINES), len(FEATURES))
    assert len(set(FEATURES)) == len(FEATURES)
    assert np.isfinite(table).all()


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("a", "lower"),
        ("É", "upper"),
        ("۵", "digit"),
        ("字", "cjk"),
        ("。", "terminal"),
        ("»", "arrow"),
        ("\N{NO-BREAK SPACE}", "space"),
        ("\N{SOFT HYPHEN}", "mark"),
        ("©", "copyright"),
        ("ש", "letter"),
    ],
)
def test_classes_of_characters(character: str, name: str) -> None:
    assert classify(character) == name
    assert line_model().classes[ord(character)] == CLASS[name]


def test_layout_tells_a_heading_from_a_sentence() -> None:
    model = line_model()
    lines = ["The Wall", ARTICLE[0], "12:30", "|"]
    table, visible = layout(read(lines, Pages.of([4]), model.classes, model.folded))
    assert table.shape == (4, len(NAMES))
    assert table[:, COLUMN["prose"]].tolist() == [0, 1, 0, 0]
    assert table[:, COLUMN["ends_sentence"]].tolist() == [0, 1, 0, 0]
    assert table[:, COLUMN["wordless"]].tolist() == [0, 0, 1, 1]
    assert visible.tolist() == [8, len(ARTICLE[0]), 5, 1]


def test_what_a_line_says_does_not_depend_on_its_neighbours() -> None:
    model = line_model()

    def said(lines: list[str]) -> list[float]:
        characters = read(lines, Pages.of([len(lines)]), model.classes, model.folded)
        return [round(float(value), 4) for value in lexical(characters, hashes(characters), model.ngrams)]

    alone = [said([line])[0] for line in PAGE_LINES]
    assert said(list(PAGE_LINES)) == alone


def test_trees_answer_as_a_walk_through_them_would() -> None:
    random = np.random.default_rng(7)
    trees = Trees(
        np.array([2, 0, 5]), random.integers(0, 3, (4, 9)), random.normal(size=(4, 9)).astype(np.float32),
        random.normal(size=(9, 16)).astype(np.float32), 0.5,
    )  # fmt: skip
    table = random.normal(size=(23, 6)).astype(np.float32)
    walked = []
    for row in table:
        total = 0.5
        for tree in range(9):
            leaf = sum(
                int(row[trees.columns[trees.features[level, tree]]] > trees.borders[level, tree]) << level
                for level in range(4)
            )
            total += float(trees.leaves[tree, leaf])
        walked.append(total)
    assert np.allclose(trees.score(table), walked)


def test_the_same_page_gets_the_same_scores() -> None:
    assert judged(PAGE_LINES) == judged(PAGE_LINES)


def test_pages_at_once_are_judged_as_each_by_itself() -> None:
    pages = [PAGE_LINES, ARTICLE, PAGE_LINES[3:], (*PAGE_LINES, *ARTICLE, *PAGE_LINES[:7]), ("字" * 9, *PAGE_LINES[5:])]
    models = [page_model(Document("\n".join(lines)), BoilerplateOptions()) for lines in pages]
    together = judged_runs([Asked(page, 0.8, 0.1) for page in models])
    assert together == [tuple(judged(lines, 0.8, 0.1)) for lines in pages]
    assert sum(map(bool, together)) > 2


def test_many_documents_have_the_findings_of_each() -> None:
    texts = ["\n".join(lines) for lines in (PAGE_LINES, ARTICLE, PAGE_LINES[3:], ("Home",), (*ARTICLE, *PAGE_LINES))]
    linter = Linter(Config(select=("BP",), preview=True))
    together = [report.findings for report in linter.lint_many(map(Document, texts))]
    assert together == [linter.lint(Document(text)).findings for text in texts]


def test_reasons_are_given_for_what_is_reported() -> None:
    found = judged(PAGE_LINES)
    assert found
    assert all(0.3 <= run.confidence <= 1 for run in found)
    assert all(1 <= len(run.reasons) <= 3 and all(run.reasons) for run in found)


def test_lines_that_a_rule_claims_are_left_to_it() -> None:
    page = page_model(Document("\n".join(PAGE_LINES)), BoilerplateOptions())
    claimed = {line.number for line in page.lines if line.claimed_by}
    assert claimed
    told = {number for run in judged(PAGE_LINES, 0.5, 0.0) for number in range(run.first, run.last + 1)}
    assert not claimed & told


def test_the_first_line_is_left_alone_as_the_headline() -> None:
    for first in ("Winter storm closes the quay road", "Subscribe", "More from Sandvik"):
        assert all(run.first > 0 for run in judged((first, *PAGE_LINES), least=0.0))


def test_a_text_without_prose_is_left_alone() -> None:
    assert not lint_text("Log in\nHome\nSport\nWeather\nLetters\n" * 20, select=["BP050"]).findings


@pytest.mark.parametrize("joint", ["\n\n", "\r\n", "\n\N{NO-BREAK SPACE}\n", "\n\n\n\n"])
def test_blank_lines_change_nothing(joint: str) -> None:
    def flagged(text: str) -> list[tuple[str, float]]:
        return [
            (" ".join(f.text.split()), f.confidence) for f in lint_text(text, select=["BP050"], preview=True).findings
        ]

    assert flagged(joint.join(PAGE_LINES)) == flagged("\n".join(PAGE_LINES))


def test_preview_shows_what_is_shown_without_it_too() -> None:
    text = "\n".join(PAGE_LINES)
    shown = {(f.start, f.end) for f in lint_text(text, select=["BP050"]).findings}
    assert shown <= {(f.start, f.end) for f in lint_text(text, select=["BP050"], preview=True).findings}


@pytest.mark.parametrize(
    "text", ["", "\ud800", "\n".join(["\udfff x"] * 50), "|", " ", "\x02\x03\x04\n" * 9, "\U0001f600\n" * 30]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    lint_text("\n".join((*ARTICLE, text, *ARTICLE)), select=["BP050"])
    lint_text(text, select=["BP050"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=200), min_size=1, max_size=12))
def test_any_lines_have_finite_features(lines: list[str]) -> None:
    assert np.isfinite(features(*lines)).all()


def test_one_huge_line_costs_no_more_than_its_ends() -> None:
    began = time.perf_counter()
    features(*ARTICLE, "x" * 5_000_000, *ARTICLE)
    assert time.perf_counter() - began < 1


def test_a_long_document_is_cut_into_pages() -> None:
    model = line_model()
    lines = [ARTICLE[number % 4] if number % 3 else "Log in" for number in range(2 * PAGE + 5)]
    page = page_model(Document("\n".join(lines)), BoilerplateOptions())
    began = time.perf_counter()
    judged_runs([Asked(page, 0.9, 0.9)])
    assert time.perf_counter() - began < 30
    assert model is line_model()
