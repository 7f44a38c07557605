"""Lines that are no prose whatever their grammar: captions, credits, bylines, addresses, list items, references."""

import re

from scrapelint.plugin import late

_LABELS = frozenset((
    "photo", "photos", "image", "picture", "pictured", "video", "watch", "read", "see", "source", "sources",
    "figure", "fig", "table", "chart", "file", "credit", "copyright", "caption", "illustration", "map",
    "graphic", "advertisement", "sponsored", "note", "editor", "update", "updated", "published", "posted",
    "tag", "tags", "filed", "related", "follow", "subscribe", "listen", "left", "right", "above", "below",
    "clockwise",
))  # fmt: skip
_NUMBER = re.compile(r"(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,4})[.)\]] ")
_MEASURE = late(
    re.compile,
    r"\d[\d.,:/–-]* ?(?:cups?|g|kg|ml|l|oz|lbs?|tbsp|tsp|tablespoons?|teaspoons?|grams?|pounds?|ounces?|cloves?)\b",
)
_BYLINE = re.compile(r"By [A-Z][\w.'’-]+ [A-Z]")
_SPEAKER = late(re.compile, r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,4}")
_LONGEST_SPEAKER = 60
_LONGEST_CREDIT = 200
# "Content marketing - Interactive …": a term and its explanation, an item of a list of such.
_TERM = late(re.compile, r"[^\W\d_][\w&'’ -]{1,40}? [-–—] [A-Z]")
# A cheap first look: most sentences hold none of these, and the patterns below, which are dear, need not run.
_MAYBE_SIGN = (*"©|•→►»☎@#(/", "www", "hoto", "Images", "eserved")
_MAYBE_CREDIT = (
    "photo", "image", "picture", "video", "credit", "copyright", "illustration", "graphic", "source", "/ap", "afp",
    "shutterstock", "©",
)  # fmt: skip
_POSTCODE = re.compile(r"\d{5}")
_SIGN = re.compile(
    r"[©|•→►»☎]|https?:|www\.|[@#]\w|\((?:left|right|above|below|centre|center|pictured|file|photo|[lLrRC])\)"
    r"|\b[A-Z]{2} \d{5}\b|[Gg]etty [Ii]mages|[Ff]ile photo|[Pp]ool [Pp]hoto|[Aa]ll [Rr]ights [Rr]eserved"
)
_LIST_ITEM = re.compile(r"\s*(?:[•*·–—▪◦‣○●■+-]\s|(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,4})[.)\]]\s)")
# "Hill, D. …", "Hill D, Ward E. …", "Hill, Dora (1999). …": an entry of a bibliography begins with its author.
_REFERENCE = late(
    re.compile,
    r"[A-Z][\w’'-]+(?:, (?!D\. ?C\.)(?:[A-Z]\.[ -]?)+(?=[A-Z(,&;]|and )|(?: [A-Z]{1,2}, [A-Z][\w’'-]+)+ [A-Z]{1,2}\. "
    r"|, [A-Z][^()]{1,60}\((?:\d{4}[a-z]?|in press|n\.d\.)\)[.,:]? [A-Z])",
)
_CREDIT = late(
    re.compile,
    r"(?i)\b(?:photo(?:graph)?s?|image|picture|video|credit|copyright|illustration|graphic|source)s?(?: credit)?\s?"
    r"(?:by\b|:|©)|getty images|/ap\b|\bafp\b|shutterstock|file photo|^©",
)


def is_furniture(text: str) -> bool:
    """Tell whether ``text``, without white space around it, has the form of a caption, byline, address or list item."""
    if (any(sign in text for sign in _MAYBE_SIGN) or _POSTCODE.search(text)) and _SIGN.search(text):
        return True
    first = text.split(" ", 1)[0]
    if first.rstrip(":.,|-").lower() in _LABELS or text.startswith("From left"):
        return True
    if first[:1].isdigit() or len(first) < 6:  # "3.", "a)", "250", "By"
        return any(pattern.match(text) for pattern in (_NUMBER, _MEASURE, _BYLINE, _REFERENCE)) or _has_speaker(text)
    return _has_speaker(text) or _REFERENCE.match(text) is not None


def _has_speaker(text: str) -> bool:
    """Tell whether ``text`` begins with a few words and a colon or a dash: "Jane Doe: …", "Ingredients - Two …"."""
    colon = text.find(": ", 1, _LONGEST_SPEAKER)
    if colon > 0 and _SPEAKER.fullmatch(text, 0, colon):
        return True
    return text.find(" - ", 1, _LONGEST_SPEAKER) > 0 and _TERM.match(text) is not None


def is_list_item(text: str) -> bool:
    """Tell whether a paragraph begins with a bullet, a number of a list or the author of a reference."""
    return _LIST_ITEM.match(text) is not None or _REFERENCE.match(text) is not None


def is_credit(text: str) -> bool:
    """Tell whether ``text`` names who made a picture: what stands before it in its paragraph is a caption."""
    if len(text) >= _LONGEST_CREDIT:
        return False
    lowered = text.lower()
    return any(word in lowered for word in _MAYBE_CREDIT) and _CREDIT.search(text) is not None
