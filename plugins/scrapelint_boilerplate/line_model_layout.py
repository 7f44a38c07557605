"""How a line looks: lengths, letters, marks, beginnings and ends, in numbers that mean the same in every language."""

import numpy as np
import numpy.typing as npt

from scrapelint_boilerplate.line_model_characters import CLASS, SIZE, Array, Characters

_ODD = ("separator", "arrow", "slash", "symbol", "markup", "dash", "copyright", "hash", "at", "other")
_COUNTED = (
    ("upper",), ("lower",), ("digit",), ("space",), ("terminal",), ("cjk",), ("separator", "arrow", "slash"),
    ("symbol", "markup", "at", "hash", "copyright", "currency", "other"),
    ("comma",), ("quote",), ("letter",), ("open", "close"), ("colon",), ("dash",), ("copyright",), ("at",),
)  # fmt: skip
_ENDS = (("terminal",), ("colon",), ("comma",), ("lower", "upper", "letter", "cjk", "apostrophe"), ("digit",), _ODD)
_BEGINNINGS = (("lower",), ("upper",), ("digit",), ("quote",), _ODD, ("open",))
_INSIDE_WORD = ("lower", "upper", "letter", "apostrophe", "mark", "digit")
_LETTERS = ("lower", "upper", "letter")

NAMES = (
    "length", "words", "word_length", "upper", "digit", "punctuation", "symbol", "separator", "cjk", "caseless",
    "capitalised", "numbers", "sentences", "dates", "glued", "capitals", "commas", "quotes", "colons", "dashes",
    "copyright", "at", "brackets", "wordless", "ends_sentence", "ends_colon", "ends_comma", "ends_letter", "ends_digit",
    "ends_symbol", "begins_lower", "begins_upper", "begins_digit", "begins_quote", "begins_symbol", "begins_bracket",
    "long", "prose", "short", "repeated",
)  # fmt: skip
COLUMN = {name: number for number, name in enumerate(NAMES)}


def _flags(groups: tuple[tuple[str, ...], ...]) -> npt.NDArray[np.uint8]:
    table = np.zeros((SIZE, len(groups)), np.uint8)
    for column, group in enumerate(groups):
        for name in group:
            table[CLASS[name], column] = 1
    return table


def _packed(table: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint64]:
    """Return eight byte counters in one number: sums of at most 123 characters a line cannot overflow them."""
    return np.ascontiguousarray(table).view(np.uint64)[:, 0]


def _pair_flags() -> npt.NDArray[np.uint8]:
    """Return what two neighbouring characters tell, by the class of the first times ``SIZE`` plus the second's."""
    table = np.zeros((SIZE * SIZE, 8), np.uint8)
    inside, letters = {CLASS[name] for name in _INSIDE_WORD}, {CLASS[name] for name in _LETTERS}
    after_stop = {CLASS[name] for name in ("space", "cjk", "boundary", "quote")}
    joins = {CLASS[name] for name in ("colon", "slash", "terminal", "dash", "comma")}
    upper, lower, digit = CLASS["upper"], CLASS["lower"], CLASS["digit"]
    for first in range(SIZE):
        for second in range(SIZE):
            table[first * SIZE + second] = (
                second in letters and first not in inside,  # a word begins
                second == upper and first not in inside,  # with a capital
                second == digit and first != digit,  # a number begins
                first == CLASS["terminal"] and second in after_stop,  # a sentence ends
                first == digit and second in joins,  # as in 12:30 or 1/2/2020
                first == lower and second == upper,  # words run together, as labels without their tags do
                first == upper and second == upper,
                first == CLASS["comma"] and second == CLASS["space"],
            )
    return table


_SINGLES = _flags(_COUNTED)
_COUNT_LOW, _COUNT_HIGH = _packed(_SINGLES[:, :8]), _packed(_SINGLES[:, 8:])
_COUNT_PAIRS = _packed(_pair_flags())
_END_FLAGS, _BEGIN_FLAGS = _flags(_ENDS), _flags(_BEGINNINGS)
_CLOSING = np.zeros(SIZE, bool)
_CLOSING[[CLASS[name] for name in ("quote", "close", "apostrophe")]] = True


def _counts(characters: Characters) -> tuple[Array, Array]:
    """Return the counts of single classes and of pairs, a row a line."""
    classes, starts = characters.classes.astype(np.intp), characters.starts
    rows = len(starts)
    low = np.add.reduceat(_COUNT_LOW.take(classes), starts).view(np.uint8).reshape(rows, 8)
    high = np.add.reduceat(_COUNT_HIGH.take(classes), starts).view(np.uint8).reshape(rows, 8)
    pairs = classes[:-1] * SIZE
    pairs += classes[1:]
    found = np.zeros(len(classes), np.uint64)  # nothing follows the last mark
    _COUNT_PAIRS.take(pairs, out=found[:-1], mode="clip")
    paired = np.add.reduceat(found, starts).view(np.uint8).reshape(rows, 8)
    return np.concatenate((low, high), axis=1).astype(np.float32), paired.astype(np.float32)


def layout(characters: Characters) -> tuple[Array, Array]:
    """Return the features of each line by itself (a row a line, columns as ``NAMES``), and its visible length.

    A CJK character counts as three letters in the visible length: it says about as much.
    """
    counts, pairs = _counts(characters)
    upper, lower, digit, _, terminal, cjk, separator, symbol = counts.T[:8]
    comma, quote, caseless, bracket, colon, dash, copyright_, at = counts.T[8:]
    sizes = characters.sizes.astype(np.float32) - 2
    share = 1 / np.maximum(sizes, 1)
    visible = characters.lengths * (1 + 2 * cjk * share)
    letters = upper + lower + caseless + cjk
    words = pairs[:, 0] + cjk * 0.6
    starts, last = characters.starts, characters.starts + characters.sizes - 2
    end, before = characters.classes[last], characters.classes[last - 1]
    end = np.where(_CLOSING[end] & (before == CLASS["terminal"]), before, end)
    table = np.empty((len(sizes), len(NAMES)), np.float32)
    table.T[:24] = (
        np.log1p(np.minimum(visible, 1000)), np.log1p(np.minimum(words * characters.lengths * share, 200)),
        letters / np.maximum(words, 1), upper / np.maximum(letters, 1), digit * share,
        (terminal + comma + colon) * share, symbol * share, separator * share, cjk * share, caseless * share,
        pairs[:, 1] / np.maximum(pairs[:, 0], 1), pairs[:, 2], pairs[:, 3], pairs[:, 4], pairs[:, 5],
        pairs[:, 6] / (upper + 1), pairs[:, 7], quote, colon, dash, copyright_, at, bracket, letters == 0,
    )  # fmt: skip
    np.minimum(table[:, 11:23], 6, out=table[:, 11:23])
    table[:, 24:30] = _END_FLAGS[end]
    table[:, 30:36] = _BEGIN_FLAGS[characters.classes[starts + 1]]
    table[:, 36] = visible >= 80
    table[:, 37] = (visible >= 60) & ((table[:, 24] > 0) | (pairs[:, 3] >= 2))
    table[:, 38] = visible < 45
    table[:, 39] = characters.repeated
    return table, visible
