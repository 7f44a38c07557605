"""The texts whose cost is measured: pages of any length, and what a hostile or broken page may hold."""

import random
from collections.abc import Callable

from benchmarks.pages.pages import WORDS, Writer

SYMBOLS = "*|•#=~^<>{}[]()…_/\\+-"
LINES = 100_000
"""How many lines or sentences the hostile texts of short lines have."""
LETTERS = 5_000_000
"""How many characters the others have."""


def article(characters: int) -> str:
    """Return an article of about so many characters."""
    writer = Writer(f"article of {characters}")
    lines, size = [writer.headline()], 0
    while size < characters:
        lines.append(" ".join(writer.sentence() for _ in range(3)))
        size += len(lines[-1]) + 2
    return "\n\n".join(lines)[:characters]


def one_line(share: float) -> str:
    """Return an article on one line."""
    return article(int(LETTERS * share)).replace("\n", " ")


def equal_lines(share: float) -> str:
    """Return the same sentence again and again."""
    return "\n".join(["The council of the town met on Monday to speak about the bridge."] * int(LINES * share))


def one_word_lines(share: float) -> str:
    """Return lines of one word, no two alike."""
    return "\n".join(f"w{number:x}ord" for number in range(int(LINES * share)))


def nested_quotes(share: float) -> str:
    """Return quotations that are opened again and again before all are closed."""
    depth = int(LETTERS * share / 12)
    return "he said “‘ " * (depth // 2) + "nothing" + "’” . " * (depth // 2)


def symbols(share: float) -> str:
    """Return nothing but symbols, in one run."""
    chance = random.Random(0)  # noqa: S311
    return "".join(chance.choices(SYMBOLS, k=int(LETTERS * share)))


def digits(share: float) -> str:
    """Return nothing but digits, in one run."""
    chance = random.Random(0)  # noqa: S311
    return "".join(chance.choices("0123456789", k=int(LETTERS * share)))


def numbers(share: float) -> str:
    """Return lines of short numbers."""
    chance = random.Random(0)  # noqa: S311
    return "\n".join(" ".join(str(chance.randrange(10**6)) for _ in range(8)) for _ in range(int(LINES * share)))


def long_words(share: float) -> str:
    """Return words of 5,000 letters."""
    chance = random.Random(0)  # noqa: S311
    words = ["".join(chance.choices("abcdefghij", k=5000)) for _ in range(int(LETTERS * share / 5000))]
    return " ".join(words) + "."


def nearly_equal(share: float) -> str:
    """Return sentences that differ in one name each."""
    writer = Writer("nearly equal")
    sentence = "The council of {} met on Monday to speak about the bridge over the river."
    return "\n".join(sentence.format(writer.person()) for _ in range(int(LINES * share)))


def nearly_equal_prose(share: float) -> str:
    """Return sentences that differ in a common word each."""
    writer = Writer("nearly equal prose")
    sentence = "The council met on Monday to speak about the {}, and went home again in the evening."
    return "\n".join(sentence.format(writer.thing()) for _ in range(int(LINES * share)))


def boilerplate(share: float) -> str:
    """Return nothing but lines that stand around articles."""
    writer = Writer("boilerplate")
    lists = (WORDS["top"], WORDS["sections"], [writer.fill("bottom") for _ in range(500)])
    lines = [line for words in lists for line in words]
    return "\n".join(writer.chance.choice(lines) for _ in range(int(LINES * share)))


def unclosed_tags(share: float) -> str:
    """Return tags with attributes that never end."""
    return '<a b="' * int(LETTERS * share / 6)


def combining_marks(share: float) -> str:
    """Return letters with many marks each."""
    return ("a" + "\N{COMBINING ACUTE ACCENT}" * 40 + " ") * int(LETTERS * share / 42)


def blank_lines(share: float) -> str:
    """Return an article between very many blank lines."""
    return "\n \n" * int(LETTERS * share / 3) + article(2000)


HOSTILE: dict[str, Callable[[float], str]] = {
    function.__name__.replace("_", " "): function
    for function in (
        one_line,
        equal_lines,
        one_word_lines,
        nested_quotes,
        symbols,
        digits,
        numbers,
        long_words,
        nearly_equal,
        nearly_equal_prose,
        boilerplate,
        unclosed_tags,
        combining_marks,
        blank_lines,
    )
}
