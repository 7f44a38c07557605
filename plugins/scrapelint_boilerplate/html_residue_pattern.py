"""Markup and script that an extractor failed to drop."""

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


def markup(text: str) -> str:
    """Return ``sure`` or ``likely`` if the line begins as markup, script or style and not as text, else nothing."""
    if text[0] not in _OPENING and text[-1] != ";" and "{" not in text[:60]:
        return ""
    start = text[:60]
    if "<" in start or "&" in start or "[" in start or "(" in start or "{" in start or "=" in start or text[-1] == ";":
        if _SURE.match(text):
            return "sure"
        if _LIKELY.match(text):
            return "likely"
    return ""
