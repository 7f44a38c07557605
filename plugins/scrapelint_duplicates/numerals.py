"""The values of numbers as they are written, so that "7,000" is "7000" and "five" is "5"."""

import regex

_NUMBER = regex.compile(r"(\p{Nd}+(?:[.,:/]\p{Nd}+)*)(\p{L}{0,2})")
_GROUPED = regex.compile(r"\p{Nd}{1,3}(?:[.,]\p{Nd}{3})+")
_WORDS = {
    word: str(value)
    for value, spellings in enumerate(
        (
            "zwei deux dos two due dois twee dwa два",
            "drei trois tres three tre três drie trzy три",
            "vier quatre cuatro four quattro quatro четыре",
            "fünf cinq cinco five cinque vijf pięć пять",
            "sechs six seis sei zes sześć шесть",
            "sieben sept siete seven sette sete zeven siedem семь",
            "acht huit ocho eight otto oito osiem восемь",
            "neun neuf nueve nine nove negen dziewięć девять",
            "zehn dix diez ten dieci dez tien dziesięć десять",
            "elf onze once eleven undici jedenaście",
            "zwölf douze doce twelve dodici doze twaalf dwanaście",
        ),
        start=2,
    )
    for word in spellings.split()
} | {
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
}
# Words of these lists that mean something else where they are common.
for _word in ("sei", "once", "dez", "due", "sept"):
    _WORDS.pop(_word)


def value_of(word: str) -> str | None:
    """Return the canonical value of a folded word that is a number, or ``None``."""
    if word in _WORDS:
        return _WORDS[word]
    match = _NUMBER.fullmatch(word) if word[:1].isdecimal() else None
    if not match:
        return None
    digits, unit = match.groups()
    plain = digits.replace(",", "").replace(".", "") if _GROUPED.fullmatch(digits) else digits.replace(",", ".")
    return "".join(str(int(c)) if c.isdecimal() else c for c in plain) + unit
