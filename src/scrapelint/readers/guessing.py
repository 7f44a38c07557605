"""The encoding of bytes that nothing declares and that are no UTF-8: what the library thinks, of what the web is in."""

import re
from contextlib import suppress

from charset_normalizer import from_bytes

from ..text.language import guess_language

# What pages are written in, the likelier of two equals first; the library knows many that no page was ever in.
_ON_THE_WEB = (
    "cp1252", "cp1251", "cp1250", "iso8859_2", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874", "koi8_r",
    "gb18030", "big5", "cp932", "euc_jp", "cp949",
)  # fmt: skip
_MANY_BYTES = {"gb18030", "big5", "cp932", "euc_jp", "cp949"}
_LATIN = {"cp1252", "cp1250", "iso8859_2", "cp1254", "cp1257"}
_HOMES = {"cs": {"cp1250", "iso8859_2"}, "pl": {"cp1250", "iso8859_2"}, "ro": {"cp1250", "iso8859_2"}, "tr": {"cp1254"}}
# “prąelo”, “łódĽ”: the two encodings of Central Europe differ in a few letters.
_FOREIGN = {"cs": re.compile("[ąęľŕ]"), "pl": re.compile("[ľĽšŠťŤžŽ]")}
_SAMPLE = 1 << 18  # bytes that the guess is made from
_CLOSE = 0.02  # difference of disorder, from 0 to 1, that says nothing
# “³¹czna”: Polish read as Western European has signs for letters; “łódĽ”: capitals at the end of words.
_WRONG_IN_WORD = re.compile(r"[^\W\d_][\xa1-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf][^\W\d_]|[a-z][À-ÖØ-ÞĽŚŠŤŹŽ]")


def guessed_encoding(data: bytes) -> str | None:
    """Return the likeliest encoding of ``data``, which holds a byte above 127; ``None`` if it looks like no text."""
    first = next((place for place, byte in enumerate(data) if byte > 127), 0)
    start = max(0, first - _SAMPLE // 8)
    sample = data[start : start + _SAMPLE]
    matches = list(from_bytes(sample, cp_isolation=list(_ON_THE_WEB)))
    if not matches:
        return None
    least = min(match.chaos for match in matches)
    ranks: dict[str, tuple[float, ...]] = {}
    for match in matches:
        if match.chaos <= least + _CLOSE:
            for name in {match.encoding, *match.could_be_from_charset} & {*_ON_THE_WEB}:
                ranks[name] = _rank(name, str(match), match.coherence)
    if ranks.keys() & _LATIN:  # the library stops at the first of them that looks well
        for name in _LATIN - ranks.keys():
            with suppress(UnicodeDecodeError):
                ranks[name] = _rank(name, sample.decode(name), 0)
    return min(ranks, key=lambda name: ranks[name], default=None)


def _rank(name: str, text: str, coherence: float) -> tuple[float, ...]:
    """Return how well ``text``, read as ``name``, reads; less is better."""
    language = guess_language(text.splitlines())
    wrong = len(_WRONG_IN_WORD.findall(text))
    if language in _FOREIGN:
        wrong += len(_FOREIGN[language].findall(text))
    strange = name in _LATIN and name not in _HOMES.get(language, {"cp1252"})
    return wrong, name not in _MANY_BYTES, strange, -round(coherence, 2), _ON_THE_WEB.index(name)
