"""Lines that are no prose whatever their grammar: captions, credits, bylines, addresses, list items, references."""

import re

_START = re.compile(
    r"""
      [^\W\d_][\w.'’-]*(?:[ ][\w.'’-]+){0,4}:[ ]           # "Ingredients: …", "Jane Doe: …"
    | (?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,4})[.)\]][ ]          # "3. …", "a) …"
    | By[ ][A-Z][\w.'’-]+[ ][A-Z]                          # byline
    | (?i:photo|image|picture|pictured|video|watch|read|see|source|sources|figure|fig|table|chart|file|credit|copyright
        |caption|illustration|map|graphic|advertisement|sponsored|note|editor|update|updated|published|posted|tags?
        |filed|related|follow|subscribe|listen|left|right|above|below|from[ ]left|clockwise)\b[\s:.,|-]
    | \d[\d.,:/–-]*[ ]?(?:cups?|g|kg|ml|l|oz|lbs?|tbsp|tsp|tablespoons?|teaspoons?|grams?|pounds?|ounces?|cloves?)\b
    """,
    re.VERBOSE,
)
_SIGN = re.compile(
    r"[©|•→►»☎]|https?:|www\.|[@#]\w|\((?:left|right|above|below|centre|center|pictured|file|photo|[lLrRC])\)"
    r"|\b[A-Z]{2} \d{5}\b|[Gg]etty [Ii]mages|[Ff]ile photo|[Pp]ool [Pp]hoto|[Aa]ll [Rr]ights [Rr]eserved"
)
_LIST_ITEM = re.compile(r"\s*(?:[•*·–—▪◦‣○●■+-]\s|(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,4})[.)\]]\s)")
_CREDIT = re.compile(
    r"(?i)\b(?:photo(?:graph)?s?|image|picture|video|credit|copyright|illustration|graphic|source)s?(?: credit)?\s?"
    r"(?:by\b|:|©)|getty images|/ap\b|\bafp\b|shutterstock|file photo|^©"
)


def is_furniture(text: str) -> bool:
    """Tell whether ``text``, without white space around it, has the form of a caption, byline, address or list item."""
    return _START.match(text) is not None or _SIGN.search(text) is not None


def is_list_item(text: str) -> bool:
    """Tell whether a paragraph begins with a bullet or a number of a list."""
    return _LIST_ITEM.match(text) is not None


def is_credit(text: str) -> bool:
    """Tell whether ``text`` names who made a picture: what stands before it in its paragraph is a caption."""
    return len(text) < 200 and _CREDIT.search(text) is not None
