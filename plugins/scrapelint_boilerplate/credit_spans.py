"""Where within a line a photo credit or an agency's sign-off stands."""

import re

import regex

from scrapelint_boilerplate.credit_names import AGENCY, LABELS, LIBRARIES, PICTURE

_NAME = r"\p{Lu}[\p{L}'’.\-]*+"
_PART = rf"(?:{_NAME}|de|van|von|der|al|bin|and|&|\d{{4}})"
_NAMES = rf"{_PART}(?:[\s,]++{_PART}){{0,6}}+"
_ANYTHING = r"[\p{L}\d'’.&@\-/|,©()–—+·:\s]"

# A whole line: "Photo: Jane Roe", "© 2020 Roe/Reuters", "Jane Roe | Getty Images", "Getty Images".
_LABEL = (
    r"(?:photo(?:graph)?s?(?:\sillustration)?(?:\s(?:credit|courtesy|copyright))?s?|images?(?:\s(?:credits?|source|courtesy|copyright))?|"
    r"pictures?|pics?|credits?|file\sphoto|ap\sphoto|fotos?|fotograf(?:ie|ia|ía)|bild|bildquelle|bildnachweis|symbolbild|archivbild|"
    r"crédits?(?:\sphotos?)?|créditos?|imagem|imagen|fotografía|zdjęcie|fot\.?|autor\szdjęcia|фото|фотография|"
    r"φωτο|φωτογραφία|fotoğraf|görsel|صورة|الصورة|تصوير|摄影|攝影|图片来源|圖片來源|图源|摄|写真|撮影|画像)"
)
_LABELLED = regex.compile(
    rf"""[(\[]?\s*{_LABEL}
         (?:\s*[:：/|]\s*|\s+(?:by|via|courtesy(?:\sof)?|von|par|di|por|de|©|copyright)\s*:?\s*)
         (?=\S*[\p{{Lu}}\p{{Lo}}@]){_ANYTHING}{{2,90}}""",
    regex.VERBOSE | regex.IGNORECASE,
)
_BARE = regex.compile(
    rf"""[(\[©]?\s*(?:(?:by\s+)?{_NAMES}\s*(?:[/|—–,\-]\s*|\s(?:for|via)\s))?
         (?:{_NAMES}\s*/\s*)?(?:via\s+)?{PICTURE}
         (?:\s*[/|]\s*(?:{PICTURE}|{AGENCY}|{_NAMES})|\s+via\s+(?:{PICTURE}|{AGENCY})){{0,3}}[)\]]?\.?""",
    regex.VERBOSE,
)
_SLASHED = regex.compile(
    rf"[(\[©]?\s*{_NAMES}\s*(?:/|\|)\s*{AGENCY}(?:\s*/\s*(?:{PICTURE}|{AGENCY}))?[)\]]?\.?", regex.VERBOSE
)
_CONTRIBUTED = regex.compile(
    r"""[(\[]?(?:(?:additional\s)?reporting\s(?:by|from)\s.{3,200}
         |(?:with\s)?(?:files|reports|contributions|additional\sreporting|inputs)\sfrom\s.{2,80}
         |.{3,200}\scontributed\s(?:(?:additional\s)?reporting\s)?
          (?:to|from|for)\sthis\s(?:report|story|article|post|piece)
         |.{3,120}\scontributed\s(?:additional\s)?reporting(?:\sfrom\s.{2,60})?
         |(?:editing|writing|compiled|translated)\sby\s.{3,120}
         )\.?[)\]]?""",
    regex.VERBOSE | regex.IGNORECASE,
)
_CONTRIBUTORS = frozenset(
    {"contributed", "reporting", "editing", "writing", "files", "reports", "inputs", "compiled", "translated"}
)
_SIGN = rf"(?:{AGENCY}|{PICTURE})(?:\s*[/,\-–+&]\s*(?:{AGENCY}|{_NAME}|[a-z]{{2,12}})){{0,4}}"
_SIGNED = regex.compile(
    rf"""(?<=[.!?…。"”’'»)]\s{{0,3}})(?:[(\[\u3014【]\s*{_SIGN}\s*[)\]\u3015】]|[-–—]{{1,2}}\s?{AGENCY}(?:/{AGENCY})?)\.?\Z""",
    regex.VERBOSE,
)
_SIGNED_ALONE = regex.compile(
    rf"(?:[(\[\u3014【]\s*{_SIGN}\s*[)\]\u3015】]|[-–—]{{1,2}}\s?{AGENCY}(?:/{AGENCY})?)\.?", regex.VERBOSE
)
# A credit behind a caption: "… in Moscow. | Jane Roe/Sputnik, Kremlin Pool Photo via AP", "… (AP Photo/Jane Roe)".
_SOURCE = rf"(?:{PICTURE}|{AGENCY})"
_CREDIT_LABEL = (
    r"(?:Photo|PHOTO|Photograph|Image|Picture|Credit|Photo\scredit|Image\scredit|AP\sPhoto|AFP\sPhoto|Foto|FOTO|Bild|Fot\.|Фото|"
    r"Crédit\sphoto|Crédit|Crédito|Φωτο|写真|摄|攝)\s*(?:by\s|via\s|:|/|courtesy(?:\sof)?\s)\s*"
)
_BEHIND = regex.compile(
    rf"""(?:\s*\|\s*|\s+[—–]\s+|(?<=[.!?"”’]\s{{0,3}}))
         (?:{_CREDIT_LABEL}{_ANYTHING}{{2,60}}
           |{_NAMES}\s*(?:[/|]\s*|,\s*(?:{_NAMES}\s+)?via\s+|\s(?:via|for)\s+)
            (?:{_SOURCE}|{_NAMES}[,/]?\s*(?:Pool\s[Pp]hoto\s+)?(?:via\s+)?{_SOURCE})
              (?:\s*[/|,]\s*{_SOURCE}|\s+via\s+{_SOURCE}){{0,3}})\s*\.?\Z
      |\s*\|\s*{_SOURCE}\s*\.?\Z
      |[(\[]\s*(?:{_CREDIT_LABEL}[^()\[\]]{{2,70}}
                 |[^()\[\]]{{0,50}}(?:/|via\s|\|\s?)\s*{_SOURCE}[^()\[\]]{{0,12}}
                 |{PICTURE})\s*[)\]]\.?\Z""",
    regex.VERBOSE,
)
_CREDIT_WORD = re.compile(
    "[Pp]hoto|PHOTO|[Ii]mage|[Cc]redit|[Pp]icture|F[Oo][Tt][Oo]|Bild|Fot|Фото|Créd|Φωτο|写真|摄|攝"
)
TAIL = 160
"""How many code points before the end of a line are searched for a credit or a sign-off."""


def whole_credit(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether the line is nothing but a photo credit; ``words`` are its own."""
    if len(text) > 110:
        return False
    if not LABELS.isdisjoint(words[:2]) and _LABELLED.fullmatch(text):
        return True
    if "/" in text or "|" in text or not LIBRARIES.isdisjoint(words):
        return _BARE.fullmatch(text) is not None or _SLASHED.fullmatch(text) is not None
    return False


def credit_behind(text: str) -> tuple[int, int] | None:
    """Return the half-open place within the line of a credit that stands behind a caption, in code points."""
    tail = text[-80:]
    if "/" in tail or "|" in tail or " via " in tail or tail[-2:].rstrip(".")[-1:] in (")", "]"):
        return _search(_BEHIND, text)
    if (":" in tail or " by " in tail or "courtesy" in tail) and _CREDIT_WORD.search(tail):
        return _search(_BEHIND, text)
    return None


def whole_signoff(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether the line is nothing but an agency's sign-off or says who contributed; ``words`` are its own."""
    if text[0] in "([-–—【〔" and len(text) <= 80 and _SIGNED_ALONE.fullmatch(text):
        return True
    return len(text) <= 260 and not _CONTRIBUTORS.isdisjoint(words) and _CONTRIBUTED.fullmatch(text) is not None


def signoff_behind(text: str) -> tuple[int, int] | None:
    """Return the half-open place within the line of a sign-off behind its last sentence, in code points."""
    tail = text[-40:]
    return _search(_SIGNED, text) if "(" in tail or "[" in tail or "-" in tail or "–" in tail or "—" in tail else None


def _search(pattern: regex.Pattern[str], text: str) -> tuple[int, int] | None:
    offset = max(0, len(text) - TAIL)
    match = pattern.search(text, offset)
    if match is None:
        return None
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return start, match.end()
