"""Markup and script that an extractor failed to drop."""

import re

import regex

from scrapelint.plugin import late

_TAG = (
    r"</?(?:a|abbr|b|blockquote|body|br|center|div|em|font|form|h[1-6]|head|hr|html|i|iframe|img|input|ins|"
    r"li|link|meta|ol|p|pre|script|span|strong|style|table|tbody|td|th|tr|u|ul)(?:\s[^<>]{0,300})?/?>"
)
_SURE = late(
    regex.compile,
    r"""&(?:nbsp|amp|quot|lt|gt|\#\d{2,5});                    # &nbsp;
        |<!--|-->|<!\[CDATA\[|\]\]>
        |\[/?(?:caption|gallery|embed|vc_\w+|et_pb_\w+|shortcode)\b[^\]]{0,300}\]
        |(?:googletag\.|window\.dataLayer|document\.write\(|\(adsbygoogle)""",
    regex.VERBOSE | regex.IGNORECASE,
)
_LIKELY = late(
    regex.compile,
    rf"""{_TAG}                                              # <p class="lead">
        |(?:var\s\w+\s?=|window\.\w+|\(function\s?\(|function\s?\w*\(\)\s?\{{|jQuery\(|\$\(document\))
        |[.\#]?[\w-]{{1,40}}\s?\{{\s?(?:[\w-]+\s?:[^;{{}}]{{1,80}};?\s?){{1,4}}  # .ad {{ margin: 0
        |[a-z-]{{3,30}}\s?:[^;{{}}]{{1,80}};\Z                 # margin: 0 5px;""",
    regex.VERBOSE | regex.IGNORECASE,
)


_OPENING = "&<-]([.#$gGwWdDvVfFjJ"
"""The first characters of what the patterns match but for names before a brace and what ends with a semicolon."""
_SIGN = re.compile(r"[<&\[({=]")


def may_be_markup(text: str) -> bool:
    """Tell whether the line holds what all markup and script holds, by the signs that cost least to see."""
    if text[-1] == ";":
        return True
    if text[0] not in _OPENING:
        return "{" in text[:60]
    return _SIGN.search(text, 0, 60) is not None


def markup(text: str) -> str:
    """Return ``sure`` or ``likely`` if the line begins as markup, script or style and not as text, else nothing."""
    if may_be_markup(text):
        if _SURE.match(text):
            return "sure"
        if _LIKELY.match(text):
            return "likely"
    return ""
