"""Words: runs of letters and digits; in scripts written without spaces, single characters."""

import re

from .folding import fold_characters, is_plain, late_pattern

# Most text is ASCII or plain, where the standard library's engine is two to five times as fast; twice as fast again
# where the first character tells a word from a number.
_ASCII_WORD = re.compile(r"[a-zA-Z_]\w*(?:['-]\w+)*|\d+(?:[.,:]\d+)*", re.ASCII)
_PLAIN_WORD = re.compile(
    r"[^\W\d]\w*(?:['\N{RIGHT SINGLE QUOTATION MARK}\N{HYPHEN}\N{NON-BREAKING HYPHEN}-]\w+)*|\d+(?:[.,:]\d+)*"
)
_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_INNER = r"[\w\p{M}\u00AD\u200B-\u200D\u2060]"  # invisible characters part no word: co\u00ADoperate
_WORD = rf"""
    \d+(?:[.,:]\d+)*+                        # 7,000   3.5   12:30
    | {_UNSPACED}\p{{M}}*+                    # one character a word
    | (?![\p{{M}}\u200C\u200D])\w             # what is left of a word without its invisible characters is not empty
      (?:(?!{_UNSPACED}){_INNER})*+
      (?:['\N{{RIGHT SINGLE QUOTATION MARK}}\N{{HYPHEN}}\N{{NON-BREAKING HYPHEN}}-](?:(?!{_UNSPACED})[\w\p{{M}}])++)*+
    """


def find_words(text: str) -> list[str]:
    """Return the folded words of ``text``, one for each span of :func:`find_word_spans`."""
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    found: list[str] = (_PLAIN_WORD if is_plain(text) else late_pattern(_WORD)).findall(text)
    return fold_characters("\n".join(found)).split("\n") if found else []


def find_word_spans(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans of the words of ``text``, in code points from its beginning."""
    if text.isascii():
        return [match.span() for match in _ASCII_WORD.finditer(text)]
    return [match.span() for match in (_PLAIN_WORD if is_plain(text) else late_pattern(_WORD)).finditer(text)]
