"""Classes that a pattern tells better than a phrase: dates in digits, bylines, bars of links, symbols alone."""

import re

import regex

from scrapelint.plugin import late

_DATE = late(
    regex.compile,
    r"""(?:\D{0,24}\s)?                      # "Updated", "on"
        (?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}      # 2024-05-31
          |\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}    # 31.05.2024
          |\d{4}[年년]\s?\d{1,2}[月월]\s?\d{1,2}[日일])
        (?:[T,|\s·@\-–a-z]{0,8}\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4}|\s?uhr|Z|[+\-]\d{2}:?\d{2})?)?\W{0,4}""",
    regex.VERBOSE | regex.IGNORECASE,
)
_PART = r"(?:\p{Lu}[\p{L}'’.\-]*+|de|van|von|der|den|da|dos|del|la|le|el|al|bin|and|und|et|y|e|&|\||/|[-–—])"
_BYLINE = late(
    regex.compile,
    rf"""(?:(?i:by|von|par|por|di|door|written\ by|posted\ by|του|της)\s*[:\s]
         |(?i:autor|auteur|author|text|foto|автор|текст|редактор)\s*:)
        \s*{_PART}(?:[\s,]++{_PART}){{0,8}}\W{{0,3}}""",
    regex.VERBOSE,
)
_BY = frozenset({
    "by", "von", "par", "por", "di", "door", "written", "posted", "του", "της", "autor", "auteur", "author", "text",
    "foto", "автор", "текст", "редактор",
})  # fmt: skip
"""First words of a byline, folded."""
_SHOP = r"(?:\s\p{Lu}[\p{L}\d&'’.\-]*+){1,4}"
_BUTTON = late(
    regex.compile,
    rf"""(?:Shop{_SHOP}                                                  # "Shop Harbour Tents"
          |(?:(?:Now|From|Only|Save)\s)?[$€£]\s?\d[\d.,]*+              # "$79 now $49 at Tent House"
           (?:\s(?:[Nn]ow\s)?[$€£]\s?\d[\d.,]*+)?\s(?:at|on|from){_SHOP}
          |(?i:check\s(?:the\s)?price|see\s(?:the\s)?price|see\sit|view|view\sdeal|see\sdeal)\s(?:at|on){_SHOP}
          |(?i:buy|buy\snow|buy\sit|shop|shop\snow|order|get\sit)\s(?:at|on|from){_SHOP})\W?""",
    regex.VERBOSE,
)
_BUY = frozenset({"0", "buy", "check", "from", "get", "now", "only", "order", "save", "see", "shop", "view"})
"""First words of a button of a shop, folded."""
_DIGIT = re.compile(r"\d[-/.年]\d|\d[年월月]")
_CAPITAL = regex.compile(r"\s\p{Lu}")
_BAR = late(re.compile, r"\s*[|>»›•·→/\\]\s*|\s[-–—]\s")
_BETWEEN = re.compile(r"[|>»›•·→/\\]|\s[-–—]\s")  # what _BAR finds, the white space around it left to that
_COUNTED = late(regex.compile, r"[\p{L}&' .\-]{2,40}\s?[(\[](?!(?:19|20)\d\d\W)\d{1,5}[)\]]")  # a year is no count
_SEPARATOR = late(regex.compile, r"(?:[-_=~*#.•·+–—]\s?){2,}|[.,;:…]|.*[{}()\[\];<>\\$%€£].*", regex.DOTALL)


BUTTON = "call-to-action"
"""The class of the buttons of shops."""
_COPYRIGHT = late(
    re.compile, r"\W{0,3}(?:©|\(c\)|copyright ©)\s*(?:copyright\s*)?(?:\d{4}|by\b|\w+ \d{4})", re.IGNORECASE
)


def is_copyright(text: str) -> bool:
    """Tell whether the line opens with the copyright sign and a year."""
    if text[0].isalpha() and text[0] not in "cC":
        return False
    return ("©" in text[:20] or "(c)" in text[:8].lower()) and _COPYRIGHT.match(text) is not None


def is_separator(text: str) -> bool:
    """Tell whether a line of symbols may be the author's own: a break between parts of the article, or code."""
    return _SEPARATOR.fullmatch(text) is not None


def pattern_class(text: str, words: tuple[str, ...]) -> str | None:
    """Return the rule that would claim a short line of some words by its pattern, in head or tail or beside a claim."""
    length, last = len(text), text[-1]
    if length > 140:
        return None
    if length <= 70 and "0" in words and _DIGIT.search(text) and _DATE.fullmatch(text):
        return "date-stamp"
    if length <= 90 and words[0] in _BY and _CAPITAL.search(text) and _BYLINE.fullmatch(text):
        return "byline-remains"
    if length <= 60 and words[0] in _BUY and _BUTTON.fullmatch(text):
        return BUTTON
    if last in ")]" and _COUNTED.fullmatch(text):
        return "navigation"
    return "navigation" if last not in ".?!" and _BETWEEN.search(text) and _is_bar(text) else None


def _is_bar(text: str) -> bool:
    """Tell whether the line is a bar of links or a breadcrumb: three short labels or more between separators."""
    if text[0] in "|/-•":
        return False
    parts = [part for part in _BAR.split(text) if part]
    return len(parts) >= 3 and all(len(part.split()) <= 4 for part in parts) and not any(c.isdigit() for c in text)
