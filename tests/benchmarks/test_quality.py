"""The scorers of benchmarks/quality count what they should."""

from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from scrapelint import Linter


def test_c4_drops_what_has_no_end_mark_or_few_words_or_a_policy() -> None:

    lines = [
        "The ferry sailed at noon on Monday.",
        "The ferry sailed at noon on Monday",
        "It sailed.",
        "Read our privacy policy before you sail.",
    ]
    assert import_module("benchmarks.quality.baselines").c4(lines) == [1, 2, 3]


def test_rules_like_those_of_refined_web_drop_capitals_counters_and_prompts() -> None:

    lines = ["The ferry sailed at noon.", "READ ALL ABOUT IT", "12 likes", "Sign in to comment", "Menu", "2 - 4"]
    assert import_module("benchmarks.quality.baselines").refined_web(lines) == [1, 2, 3, 4, 5]


def test_a_row_counts_recall_and_false_alarms() -> None:

    hits = Counter({(True, True): 8, (True, False): 2, (False, True): 1, (False, False): 999})
    result = import_module("benchmarks.quality.run").row("x", hits)
    assert result["recall"] == 0.8
    assert result["false_alarms"] == 1.0
    assert result["precision"] == pytest.approx(8 / 9)
    low, high = result["interval"]
    assert low < 8 / 9 < high


def test_our_pairs_are_those_that_a_finding_names() -> None:

    said = "The council of the town approved the new bridge over the river on Monday."
    parts = [said, "Nobody had asked the farmers about it before.", said]
    assert import_module("benchmarks.quality.run").our_pairs(Linter(), parts) == {(0, 2)}
    assert import_module("benchmarks.quality.run").fuzzy_pairs("ratio", 90, parts) == {(0, 2)}
    assert import_module("benchmarks.quality.run").fuzzy_pairs("ratio", 90, ["Menu"]) == set()


def test_a_part_of_the_page_is_replaced_and_the_rest_is_kept(tmp_path: Path) -> None:

    (tmp_path / "speed.md").write_text("| a table |\n", encoding="utf-8")
    page = "By hand.\n<!-- speed -->\nold\n<!-- end -->\n<!-- growth -->\nkept\n<!-- end -->\n"
    assert import_module("benchmarks.report").filled(page, tmp_path) == (
        "By hand.\n<!-- speed -->\n\n| a table |\n\n<!-- end -->\n<!-- growth -->\nkept\n<!-- end -->\n"
    )
