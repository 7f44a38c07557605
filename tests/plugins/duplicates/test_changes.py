"""The word-level difference of two sentences, and what of it alters a fact."""

import pytest

from scrapelint_duplicates.changes import changes, describe, is_parallel, moved, words
from scrapelint_duplicates.contradictions import contradictions
from scrapelint_duplicates.numerals import value_of
from scrapelint_duplicates.tokens import tokens_of
from scrapelint_duplicates.verdict import conflicts


def kinds(a: str, b: str, language: str = "en") -> list[str]:
    found = changes(tokens_of(a), tokens_of(b))
    return [fact.kind for fact in conflicts(found, contradictions(language))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost 1,000.50 euros.", ["it", "cost", "1,000.50", "euros"]),
        ("They don't swim", ["they", "don't", "swim"]),
        ("The 4th of 9/11", ["the", "4th", "of", "9/11"]),
        ("至少27人死亡", ["至", "少", "27", "人", "死", "亡"]),
        ("कम से कम", ["कम", "से", "कम"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.folded for token in tokens_of(text)] == expected


def test_a_capital_at_the_beginning_marks_no_name() -> None:
    text = "Rain fell on Lisbon. “Run!” cried Ana."
    assert [text[token.start : token.end] for token in tokens_of(text) if token.capital] == ["Lisbon", "Ana"]


@pytest.mark.parametrize(
    ("word", "value"),
    [("7,000", "7000"), ("7.000", "7000"), ("1,5", "1.5"), ("five", "5"), ("fünf", "5"), ("٢٧", "27"), ("rain", None)],
)
def test_values_of_numbers(word: str, value: str | None) -> None:
    assert value_of(word) == value


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Nine ships sank off the coast.", "Six ships sank off the coast.", ["number"]),
        ("The price rose again.", "The price fell again.", ["opposite"]),
        ("She signed the treaty.", "She never signed the treaty.", ["negation"]),
        ("It was sold to Ann Hale today.", "It was sold to Bo Lind today.", ["name"]),
        ("Then Ghana beat Norway there.", "Then Norway beat Ghana there.", ["swap", "swap"]),
        ("It was sold to Ann Hale today.", "It was sold to Ann Hales today.", []),
        ("The old ship sank off the coast.", "The ship sank off the coast.", []),
        ("lt was n0t sold, not even tbe boat.", "It was not sold, not even the boat.", []),
    ],
)
def test_facts(a: str, b: str, expected: list[str]) -> None:
    assert kinds(a, b) == expected


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        ("de", "Der Rat hat das Haus verkauft.", "Der Rat hat das Haus nicht verkauft."),
        ("fr", "Le conseil a vendu la maison.", "Le conseil n'a pas vendu la maison."),
        ("ru", "Совет продал дом.", "Совет не продал дом."),
        ("zh", "市议会已出售房屋。", "市议会未出售房屋。"),
        ("hi", "परिषद ने घर बेचा।", "परिषद ने घर नहीं बेचा।"),
    ],
)
def test_negations_in_other_languages(language: str, a: str, b: str) -> None:
    assert kinds(a, b, language) == ["negation"]


def test_a_clause_that_moves_is_no_change_of_words() -> None:
    a, b = ["Before", "the", "rain", "they", "ate", "."], ["they", "ate", "Before", "the", "rain", "."]
    assert moved(a, b)
    assert not moved(["Ann", "saw", "Bo"], ["Bo", "saw", "Ann"])


def test_one_thing_in_place_of_another_is_parallel() -> None:
    found = changes(tokens_of("The name field holds the name."), tokens_of("The version field holds the version."))
    assert is_parallel(found)


def test_changes_are_quoted_as_they_are_written() -> None:
    a, b = "The Old ship sank.", "The ship SANK again."
    found = changes(tokens_of(a), tokens_of(b))
    assert describe(found, a, b) == ("“Old” is left out", "“again” is new")


def test_words_are_folded() -> None:
    assert words(tokens_of("DON’T Shout")) == ("don't", "shout")
