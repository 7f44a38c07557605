"""Notes are told once for all documents that have them in common."""

from scrapelint.reports.notes import grouped_notes, passed_over


def test_one_language_is_named() -> None:
    notes = {passed_over("FR", "de"): 1}
    assert list(grouped_notes(notes)) == ["FR rules do not judge text in the language 'de' (1 document)"]


def test_the_commonest_of_many_languages_are_named_in_one_note() -> None:
    counts = {"el": 1, "it": 2, "zh": 3, "pl": 4, "de": 5, "ru": 6, "ja": 7}
    (note,) = grouped_notes({passed_over("FR", language): count for language, count in counts.items()})
    assert note.endswith(
        "the languages 'ja' (7), 'ru' (6), 'de' (5), 'pl' (4), 'zh' (3) and 2 more (28 documents in all)"
    )


def test_other_notes_stay_as_they_are() -> None:
    notes = {"a.md: line 3: nothing is suppressed here": 1, passed_over("FR", "de"): 2, passed_over("FR", "pl"): 3}
    assert list(grouped_notes(notes)) == [
        "a.md: line 3: nothing is suppressed here (1 document)",
        "FR rules do not judge text in the languages 'pl' (3), 'de' (2) (5 documents in all)",
    ]
