"""Markup and script that an extractor failed to drop."""

import regex

_TAG = r"</?(?:a|abbr|b|blockquote|body|br|center|div|em|font|form|h[1-6]|head|hr|html|i|iframe|img|input|ins|li|link|meta|ol|p|pre|script|span|strong|style|table|tbody|td|th|tr|u|ul)(?:\s[^<>]{0,300})?/?>"
_START = regex.compile(
    rf"""{_TAG}                                    # <p class="lead">
        |&(?:nbsp|amp|quot|lt|gt|\#\d{{2,5}});      # &nbsp;
        |<!--|-->|<!\[CDATA\[|\]\]>
        |(?:var\s\w+\s?=|window\.\w+|document\.(?:write|getElementById)|googletag\.|\(function\s?\(|function\s?\w*\(\)\s?\{{|jQuery\(|\$\(document\))
        |[.\#]?[\w-]{{1,40}}\s?\{{\s?(?:[\w-]+\s?:[^;{{}}]{{1,80}};?\s?){{1,4}}  # .ad {{ margin: 0
        |\[/?(?:caption|gallery|embed|vc_\w+|et_pb_\w+|youtube|video|audio|shortcode)\b[^\]]{{0,300}}\]""",
    regex.VERBOSE | regex.IGNORECASE,
)
_MARK = frozenset("<&{[(=.")


def is_html(text: str) -> bool:
    """Tell whether the line begins as markup, script or style and not as text."""
    return (text[0] in "<&.#[($" or "{" in text[:60] or "=" in text[:30] or "." in text[:12]) and _START.match(text) is not None
