"""The shared analysis: each pair goes to one rule, whatever the language, the size and the hash seed."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint import Finding, lint_text
from scrapelint.plugin import Document
from scrapelint_duplicates.analysis import analyse, analyse_each
from scrapelint_duplicates.options import DuplicatesOptions
from scrapelint_duplicates.tokens import folded_words, tokens_of

FERRY = "The ferry to the islands will not sail before Thursday because of the ice."
HOME = "The company is asking travellers to stay at home until then."
SUGAR = (
    "The government announced on Tuesday that it would raise the tax on sugar next year, despite protests from bakers."
)
SUGAR_AGAIN = "The government announced that it would raise the tax on sugar despite protests from bakers."
KILLED = "At least 27 people were killed when the bridge fell into the river, the police said."
KILLED_MORE = "At least 35 people were killed when the bridge fell into the river, the police said."


def findings(*sentences: str) -> tuple[Finding, ...]:
    return lint_text("\n\n".join(sentences), select=["ND"]).findings


def codes(*sentences: str) -> list[str]:
    return [finding.code for finding in findings(*sentences)]


def test_each_pair_goes_to_one_rule() -> None:
    assert codes(FERRY, SUGAR, KILLED, HOME, SUGAR_AGAIN, FERRY, KILLED_MORE) == ["ND002", "ND001", "ND004"]


def test_documents_are_analysed_together_as_they_are_one_by_one() -> None:
    chinese = "渡轮因为结冰在星期四之前不会开往各岛屿。\n今天下雨了。\n因为结冰渡轮在星期四之前不会开往各个岛屿。"
    long = "\n".join(f"The {number} boats of harbour {number * 7} carry {number * 3} crates." for number in range(1600))
    texts = [
        "",
        FERRY,
        f"{SUGAR}\n{HOME}\n{SUGAR_AGAIN}",
        chinese,
        long,
        f"{KILLED}\n{KILLED_MORE}\n{FERRY}\n{FERRY}",
    ]
    together = list(analyse_each([Document(text) for text in texts], DuplicatesOptions()))
    assert together == [analyse(Document(text), DuplicatesOptions()) for text in texts]
    assert [len(found.restatements) for found in together] == [0, 0, 1, 1, 0, 0]


def test_a_poem_that_comes_twice_is_one_finding() -> None:
    verses = (
        "Bring me the ladder and bring me the light,",
        "bring me the oil for the lamps of the night.",
        "I walk by the river and I walk by the wall,",
        "and there will be light in the houses for all.",
        "The baker is sleeping and the miller as well,",
        "the moon is in the bucket and the rope on the bell.",
    )
    assert codes(*verses) == []
    assert codes(*verses, *verses) == ["ND005"]


def test_what_cannot_be_seen_parts_no_sentences() -> None:
    ferry = FERRY.replace("islands", "is\0lands’")
    assert codes(ferry, HOME, ferry.replace("’", "'")) == ["ND001"]


@settings(max_examples=200)
@given(st.text(alphabet="aB3 .,'’’:/ßİéΣж“日́²_\u00ad—", max_size=30))
def test_the_words_alone_are_those_with_places(text: str) -> None:
    assert folded_words(text) == tuple(token.folded for token in tokens_of(text))


def test_a_near_duplicate_of_a_repeated_sentence_is_reported_once() -> None:
    found = findings(SUGAR, HOME, SUGAR, FERRY, SUGAR_AGAIN)
    assert [(finding.code, finding.related[0].start) for finding in found] == [("ND001", 0), ("ND002", 0)]


def test_five_copies_have_four_related_places() -> None:
    (found,) = findings(FERRY, HOME, FERRY, SUGAR, FERRY, KILLED, FERRY, "Bread was flown in on Sunday.", FERRY)
    assert len(found.related) == 4
    assert found.line == 5
    assert found.related[0].line == 1
    assert "line 1" in found.message


def test_a_conflict_names_both_values() -> None:
    (found,) = findings(KILLED, HOME, KILLED_MORE)
    assert "27" in found.message
    assert "35" in found.message
    assert found.fix is not None
    assert not found.fix.safe


def test_what_changed_is_shown_word_by_word() -> None:
    (found,) = findings(SUGAR, HOME, SUGAR_AGAIN)
    assert found.details == ("“on Tuesday” is left out", "“next year” is left out")


def test_a_repeated_block_is_one_finding_and_its_removal_is_safe() -> None:
    (found,) = findings(FERRY, HOME, SUGAR, FERRY, HOME, SUGAR)
    assert found.code == "ND005"
    assert found.fix is not None
    assert found.fix.safe
    assert len(found.fix.edits) == 3


def test_a_block_that_comes_four_times_is_one_finding() -> None:
    (found,) = findings(FERRY, HOME, SUGAR, FERRY, HOME, KILLED, FERRY, HOME, "Nobody was hurt.", FERRY, HOME)
    assert found.code == "ND005"
    assert found.message.endswith("from line 1 on, and 2 more times after")
    assert [place.message for place in found.related] == ["said before here", "said again here", "said again here"]
    assert found.fix is not None
    assert len(found.fix.edits) == 6


def test_neighbours_that_differ_in_no_word_tell_nothing_apart() -> None:
    first = f"The first pier\n\nLamps and ropes lie there.\n\nx²\n\n{FERRY}"
    second = f"The second pier\n\nNobody has seen it in winter.\n\nx³\n\n{FERRY}"
    report = lint_text(f"{first}\n\n{second}", select=["ND"])
    assert [finding.code for finding in report.findings] == ["ND001"]


def test_a_long_neighbour_is_not_compared() -> None:
    words = "the rope and the lamp and " * 20000
    sections = [f"The {pier} pier\n\n{words}{pier}.\n\n{FERRY}" for pier in ("first", "second")]
    assert [finding.code for finding in lint_text("\n\n".join(sections), select=["ND"]).findings] == ["ND001"]


def test_code_without_a_space_is_no_long_search() -> None:
    calls = "a(" * 200000
    text = f"{calls}\n\n{FERRY}\n\n{HOME}\n\n{calls}b\n\n{FERRY}"
    assert [finding.code for finding in lint_text(text, select=["ND"]).findings] == ["ND001"]


def test_removal_leaves_the_first_copy_alone() -> None:
    text = f"{FERRY}\n\n{HOME}\n\n{FERRY}\n\n{SUGAR}"
    (found,) = lint_text(text, select=["ND"]).findings
    assert found.fix is not None
    for edit in reversed(found.fix.edits):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    assert text == f"{FERRY}\n\n{HOME}\n\n{SUGAR}"


@pytest.mark.parametrize("sensitivity", ["low", "default", "high"])
def test_sensitivity_is_a_scale(sensitivity: str) -> None:
    document = Document(f"{SUGAR}\n\n{HOME}\n\n{SUGAR_AGAIN}")
    options = DuplicatesOptions(sensitivity=sensitivity)  # type: ignore[arg-type]
    assert len(analyse(document, options).restatements) == 1


def test_a_template_filled_again_and_again_is_no_finding() -> None:
    rows = [
        f"The library in {town} opens at {hour} and closes in the evening."
        for hour, town in enumerate(["Norden", "Weiden", "Halle", "Lund"], 7)
    ]
    assert codes(*rows) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FERRY, "The ferry to the islands will sail before Thursday because of the ice."),
        (KILLED, KILLED_MORE),
        (
            "Norway beat Portugal in the last minute of a game few had come to see.",
            "Portugal beat Norway in the last minute of a game few had come to see.",
        ),
    ],
)
def test_a_conflict_is_never_a_duplicate(first: str, second: str) -> None:
    assert codes(first, HOME, second) == ["ND004"]


@pytest.mark.parametrize("count", [2_000, 20_000])
def test_many_equal_sentences_take_linear_time(count: int) -> None:
    document = Document("\n".join([FERRY] * count))
    _ = document.sentences
    began = time.perf_counter()
    (found,) = lint_text(document.text, select=["ND"]).findings
    assert time.perf_counter() - began < 4 + count / 2_000
    assert found.code == "ND001"


def test_many_nearly_equal_sentences_take_linear_time() -> None:
    began = time.perf_counter()
    findings(
        *(
            f"The ferry number {number} to the islands will not sail before Thursday because of the ice."
            for number in range(4_000)
        )
    )
    assert time.perf_counter() - began < 30


def test_a_long_document_is_searched_by_an_index() -> None:
    others = [
        f"Visitor {number} wrote {number * 7919} words about {chr(97 + number % 26) * 5} and item {number * 104729}."
        for number in range(1_500)
    ]
    assert "ND002" in codes(SUGAR, *others, SUGAR_AGAIN)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet=st.characters(), max_size=60), max_size=8))
def test_no_text_makes_it_crash(lines: list[str]) -> None:
    text = "\n".join(lines + lines)
    for finding in lint_text(text, select=["ND"]).findings:
        assert 0 <= finding.start < finding.end <= len(text)


def test_a_list_of_languages_leaves_the_others_alone() -> None:
    document = Document(f"{FERRY}\n\n{HOME}\n\n{SUGAR}\n\n{FERRY}")
    assert analyse(document, DuplicatesOptions(languages=("en",))).repeats
    assert not analyse(document, DuplicatesOptions(languages=("de", "fr"))).repeats


def test_lines_of_a_megabyte_are_not_compared_letter_by_letter() -> None:
    line = "the ferry to the islands of the north " * 27_000
    began = time.perf_counter()
    found = lint_text(f"{line}\n\n{line}south\n\n{line}", select=["ND"]).findings
    assert time.perf_counter() - began < 10
    assert [finding.code for finding in found] in ([], ["ND001"])
