"""Sentences: where they end, and that no window or panic of the splitter shows."""

import pytest
import sentencex

from scrapelint import Document
from scrapelint.text import sentences as module


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in Document(text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t", []),
        ("Leave a Reply", ["Leave a Reply"]),
        ("Rain fell. It stopped.", ["Rain fell.", "It stopped."]),
        ("Mr. Smith lives in the U.S. capital.", ["Mr. Smith lives in the U.S. capital."]),
        ("“It fell,” he said. “It rose.”", ["“It fell,” he said.", "“It rose.”"]),
        ("雨が降った。止んだ。", ["雨が降った。", "止んだ。"]),
        ("One\nTwo", ["One", "Two"]),
        ("It fell.\N{ZERO WIDTH SPACE} It rose.", ["It fell.", "It rose."]),
        ("It fell.\N{NO-BREAK SPACE}It rose.", ["It fell.", "It rose."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize("space", ["\N{NO-BREAK SPACE}", "\N{THIN SPACE}", "\N{IDEOGRAPHIC SPACE}", "\u2028"])
def test_wide_spaces_behind_initials_do_not_panic(space: str) -> None:
    assert "".join(sentences(f"J.{space}K.{space}Rowling wrote.")).startswith("J.")


def test_a_panic_of_the_splitter_leaves_one_long_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panic(language: str, text: str) -> list[str]:
        raise PanicException(language + text)

    monkeypatch.setattr(sentencex, "segment", panic)
    assert sentences("Rain fell. It stopped.") == ["Rain fell. It stopped."]


def test_an_interrupt_is_no_panic(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(language: str, text: str) -> list[str]:
        raise KeyboardInterrupt(language + text)

    monkeypatch.setattr(sentencex, "segment", interrupt)
    with pytest.raises(KeyboardInterrupt):
        sentences("Rain fell. It stopped.")


def test_a_splitter_that_loses_characters_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentencex, "segment", lambda _language, text: [text[:3]])
    assert sentences("Rain fell. It stopped.") == ["Rain fell. It stopped."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rain fell on the town of St. Ives, as Mr. Smith saw. ",
        "雨が降った、そして止んだ。",
        "It rose “in the U.S. north”. ",
    ],
)
def test_windows_cut_no_sentence(sentence: str) -> None:
    repeated = sentences(sentence * 1_000)
    assert set(repeated) == {sentence.strip()}
    assert len(repeated) == 1_000


def test_a_sentence_longer_than_the_window_is_cut_at_spaces() -> None:
    words = "rain " * (module._WINDOW // 2) + "fell. It stopped."
    parts = sentences(words)
    assert " ".join(parts) == words
    assert max(map(len, parts)) <= module._WINDOW


def test_words_of_a_sentence_are_folded_and_have_spans_in_the_document() -> None:
    document = Document("Rain fell.\nThe Town’s cafés co\N{SOFT HYPHEN}operate.")
    sentence = document.sentences[1]
    assert sentence.words == ("the", "town's", "cafés", "cooperate")
    assert [document.text[slice(*span)] for span in sentence.word_spans()] == [
        "The", "Town’s", "cafés", "co\N{SOFT HYPHEN}operate",
    ]  # fmt: skip
