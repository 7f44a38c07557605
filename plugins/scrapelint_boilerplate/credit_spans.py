"""Where within a line a photo credit or an agency's sign-off stands."""

import re

import regex

from scrapelint.plugin import late
from scrapelint_boilerplate.credit_names import AGENCY, LABELS, LIBRARIES, PICTURE, SOURCES

_NAME = r"\p{Lu}[\p{L}'’.\-]*+"
_PART = rf"(?:{_NAME}|de|van|von|der|al|bin|and|&|\d{{4}})"
_NAMES = rf"{_PART}(?:[\s,]++{_PART}){{0,6}}+"
_ANYTHING = r"[\p{L}\d'’.&@\-/|,©()–—+·:\s]"

# Names are many and stand in every pattern: defined once, they are called by name.
_SOURCES_DEFINED = rf"(?(DEFINE)(?P<agency>{AGENCY})(?P<picture>{PICTURE}))"
_DEFINED = rf"{_SOURCES_DEFINED}(?(DEFINE)(?P<names>{_NAMES}))"

# A whole line: "Photo: Jane Roe", "© 2020 Roe/Reuters", "Jane Roe | Getty Images", "Getty Images".
_LABEL = (
    r"(?:photo(?:graph)?s?(?:\sillustration)?(?:\s(?:credit|courtesy|copyright))?s?|images?(?:\s(?:credits?|source|courtesy|copyright))?|"
    r"pictures?|pics?|credits?|file\sphoto|ap\sphoto|fotos?|fotograf(?:ie|ia|ía)|bild|bildquelle|bildnachweis|symbolbild|archivbild|"
    r"crédits?(?:\sphotos?)?|créditos?|imagem|imagen|fotografía|zdjęcie|fot\.?|autor\szdjęcia|фото|фотография|"
    r"φωτο|φωτογραφία|fotoğraf|görsel|صورة|الصورة|تصوير|摄影|攝影|图片来源|圖片來源|图源|摄|写真|撮影|画像)"
)
_LABELLED = late(
    regex.compile,
    rf"""[(\[]?\s*(?i:{_LABEL}
         (?:\s*[:：/|]\s*|\s+(?:by|via|courtesy(?:\sof)?|(?:provided|supplied)\sby|von|par|di|por|de|©|copyright)\s*:?\s*))
         (?=.{{0,24}}[\p{{Lu}}\p{{Lo}}@]|\S+\.\w){_ANYTHING}{{2,90}}""",
    regex.VERBOSE,
)
_COURTESY = late(regex.compile, _DEFINED + r"[(\[]?(?i:courtesy\sof)\s*:?\s(?&names)[)\]]?\.?", regex.VERBOSE)
_BARE = late(
    regex.compile,
    _DEFINED
    + r"""[(\[©]?\s*(?:(?:by\s+)?(?&names)\s*(?:[/|—–,\-]\s*|\s(?:for|via)\s))?
         (?:(?&names)\s*/\s*)?(?:via\s+)?(?&picture)
         (?:\s*[/|]\s*(?:(?&picture)|(?&agency)|(?&names))|\s+via\s+(?:(?&picture)|(?&agency))){0,3}[)\]]?\.?""",
    regex.VERBOSE,
)
_SLASHED = late(
    regex.compile,
    _DEFINED + r"[(\[©]?\s*(?&names)\s*(?:/|\|)\s*(?&agency)(?:\s*/\s*(?:(?&picture)|(?&agency)))?[)\]]?\.?",
    regex.VERBOSE,
)
_CONTRIBUTED = late(
    regex.compile,
    r"""[(\[]?(?:(?:additional\s)?reporting\s(?:by|from)\s(?-i:\p{Lu}).{2,200}
         |(?:with\s)?(?:files|reports|contributions|additional\sreporting|inputs)\sfrom\s.{2,80}
         |.{3,200}\scontributed\s(?:(?:additional\s)?reporting\s)?
          (?:to|from|for)\sthis\s(?:report|story|article|post|piece)
         |.{3,120}\scontributed\s(?:additional\s)?reporting(?:\sfrom\s.{2,60})?
         |(?:editing|writing|compiled|translated)\sby\s(?-i:\p{Lu}).{2,120}
         )\.?[)\]]?""",
    regex.VERBOSE | regex.IGNORECASE,
)
CONTRIBUTORS = frozenset(
    {"contributed", "reporting", "editing", "writing", "files", "reports", "inputs", "compiled", "translated"}
)
_SIGN = rf"(?:(?&agency)|(?&picture))(?:\s*[/,\-–+&]\s*(?:(?&agency)|{_NAME}|[a-z]{{2,12}})){{0,4}}"
_SIGNED = late(
    regex.compile,
    _SOURCES_DEFINED
    + rf"""(?<=[.!?…。"”’'»)]\s{{0,3}})
         (?:[(\[\u3014【]\s*{_SIGN}\s*[)\]\u3015】]|[-–—]{{1,2}}\s?(?&agency)(?:/(?&agency))?)\.?\Z""",
    regex.VERBOSE,
)
_SIGNED_ALONE = late(
    regex.compile,
    _SOURCES_DEFINED + rf"(?:[(\[\u3014【]\s*{_SIGN}\s*[)\]\u3015】]|[-–—]{{1,2}}\s?(?&agency)(?:/(?&agency))?)\.?",
    regex.VERBOSE,
)
# A credit behind a caption: "… in Moscow. | Jane Roe/Sputnik, Kremlin Pool Photo via AP", "… (AP Photo/Jane Roe)".
_SOURCE = r"(?:(?&picture)|(?&agency))"
_CREDIT_LABEL = (
    r"(?:Photo|PHOTO|Photograph|Image|Picture|Credit|Photo\scredit|Image\scredit|AP\sPhoto|AFP\sPhoto|Foto|FOTO|Bild|Fot\.|Фото|"
    r"Crédit\sphoto|Crédit|Crédito|Φωτο|写真|摄|攝)\s*(?:by\s|via\s|:|/|courtesy(?:\sof)?\s)\s*"
)
_BEHIND = late(
    regex.compile,
    _DEFINED
    + rf"""(?:\s*\|\s*|\s+[—–]\s+|(?<=[.!?"”’]\s{{0,3}}))
         (?:{_CREDIT_LABEL}{_ANYTHING}{{2,60}}
           |(?&names)\s*(?:[/|]\s*|,\s*(?:(?&names)\s+)?via\s+|\s(?:via|for)\s+)
            (?:{_SOURCE}|(?&names)[,/]?\s*(?:Pool\s[Pp]hoto\s+)?(?:via\s+)?{_SOURCE})
              (?:\s*[/|,]\s*{_SOURCE}|\s+via\s+{_SOURCE}){{0,3}})\s*\.?\Z
      |\s*\|\s*{_SOURCE}\s*\.?\Z
      |[(\[]\s*(?:{_CREDIT_LABEL}[^()\[\]]{{2,70}}
                 |[^()\[\]]{{0,50}}(?:/|via\s|\|\s?)\s*{_SOURCE}[^()\[\]]{{0,12}}
                 |(?&picture))\s*[)\]]\.?\Z""",
    regex.VERBOSE,
)
_CREDIT_WORDS = (
    "photo", "Photo", "PHOTO", "image", "Image", "credit", "Credit", "picture", "Picture", "Fot", "FOTO", "Bild",
)  # fmt: skip
_OTHER_CREDIT_WORDS = ("Créd", "Фото", "Φωτο", "写真", "摄", "攝")
CONTRIBUTION = 260
"""Most code points of a line on who contributed."""
SIGNS = "([-–—【〔"
"""How a sign-off begins that is a line of its own."""
TAIL = 160
"""How many code points before the end of a line are searched for a credit or a sign-off."""

# What every match of a dearer pattern holds, for the cheaper engine: most lines have none of it.
_NAMED = late(re.compile, "|".join(names.removeprefix("(?:").partition(")(?!")[0] for names in (AGENCY, PICTURE)))
_DASHED = re.compile(r"[.!?…。\"”’'»)]\s{0,3}[-–—]")
_ROUND_OR_SQUARE = (")", "]", ").", "].")
_BRACKETS = (")", "]", "\u3015", "】", ").", "].", "\u3015.", "】.")


def whole_credit(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether the line is nothing but a photo credit; ``words`` are its own."""
    if len(text) > 110:
        return False
    labelled = _COURTESY if words[:1] == ("courtesy",) else _LABELLED
    if not LABELS.isdisjoint(words[:2]) and labelled.fullmatch(text):
        return True
    if SOURCES.isdisjoint(words) or ("/" not in text and "|" not in text and LIBRARIES.isdisjoint(words)):
        return False
    return any(pattern.fullmatch(text) is not None for pattern in (_BARE, _SLASHED))


def credit_behind(text: str) -> tuple[int, int] | None:
    """Return the half-open place within the line of a credit that stands behind a caption, in code points."""
    tail = text[-80:]
    if "/" in tail or "|" in tail or " via " in tail or text.endswith(_ROUND_OR_SQUARE):
        searched = text[-TAIL:]
        return _search(_BEHIND, text) if _has_credit_word(searched) or _NAMED.search(searched) else None
    if (":" in tail or " by " in tail or "courtesy" in tail) and _has_credit_word(tail):
        return _search(_BEHIND, text)
    return None


def _has_credit_word(text: str) -> bool:
    """Tell whether ``text`` may hold a word such as "Photo"."""
    for word in _CREDIT_WORDS:
        if word in text:
            return True
    return not text.isascii() and any(word in text for word in _OTHER_CREDIT_WORDS)


def whole_signoff(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether the line is nothing but an agency's sign-off or says who contributed; ``words`` are its own."""
    if text[0] in SIGNS and len(text) <= 80 and _SIGNED_ALONE.fullmatch(text):
        return True
    if len(text) > CONTRIBUTION or CONTRIBUTORS.isdisjoint(words):
        return False
    return _CONTRIBUTED.fullmatch(text) is not None


def signoff_behind(text: str) -> tuple[int, int] | None:
    """Return the half-open place within the line of a sign-off behind its last sentence, in code points."""
    tail = text[-40:]
    dashed = "-" in tail or "–" in tail or "—" in tail
    if dashed:
        if text.endswith(_BRACKETS) or _DASHED.search(text[-TAIL - 8 :]):
            return _search(_SIGNED, text)
    elif ("(" in tail or "[" in tail) and text.endswith(_BRACKETS):
        return _search(_SIGNED, text)
    return None


def _search(pattern: regex.Pattern[str], text: str) -> tuple[int, int] | None:
    offset = max(0, len(text) - TAIL)
    match = pattern.search(text, offset)
    if match is None:
        return None
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return start, match.end()
