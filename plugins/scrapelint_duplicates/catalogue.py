"""Pages that list things under the same labels or by number: what each entry says, it says of its own thing."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, starmap
from operator import itemgetter

from scrapelint_duplicates.structure import SAME_ROW
from scrapelint_duplicates.units import Unit

LEAST_ENTRIES = 4
"""Least number of times that a label comes, or of headings numbered one behind the other."""
LONGEST_LABEL = 4
"""Longest label, in words: "Pros", "Where to buy", "Price range: …"."""
LONGEST_OWN = 13
"""Longest sentence, in words, that two entries say alike of their own things; a longer one was rather copied."""
MOST_LABELS = 50
"""Most labels that are looked at, the ones that come most often."""
LEAST_CODE = 0.4
"""Least part of a heading, from 0 to 1, that code takes up which it names: "socket.bind(port)", "--bin name"."""
LEAST_MANUAL = 5
"""Least number of names in code that head something where the page is a reference manual."""
LONGEST_CODE = 200
"""Longest heading that names code, in code points; the pattern takes long over much code without a space."""
_BEFORE = 3
"""Most sentences of the first entry that stand above its label."""
_QUOTES = "\"'“‘«„「"
_LABEL = re.compile(r"\W{0,4}([^\W\d_][^:\n\d]{1,30}):(?:\s|$)")
_NUMBER = re.compile(r"\W{0,2}(?:[^\W\d_]{2,8}\s)?(\d{1,3})(?:[.):]|\s?[-–—:]|\s[^\W\d_]|$)")
_CODE = re.compile(
    r"`[^`]+` | (?<!\S)--?[A-Za-z][\w-]* | \[[a-z][\w.:-]*\]"  # "`map`", "--all", "[items.use]"
    r"| \b[A-Za-z_]\w*(?: (?:\.|::|_)[A-Za-z_]\w* )+ (?:\(\S*\))? | \b[A-Za-z_]\w*\(\S*\)",
    re.VERBOSE,
)
_CODE_ITEM = re.compile(r"(?:[*•-]\s)?`[^`]+`\s?(?:[:({\[—–]|-\s)")  # "• `red`: …", "* `width` {integer} …"
_ITEM = re.compile(r"\W{0,2}(?:\d{1,3}[.)]|[^\W\d_]{2,8}\s\d{1,2}:)(?:\s|$)")  # "12. …", "Step 2: …"
_OF_THREADS = (
    "antwort antworten citar citer comentario comment comments commentaire kommentar kommentare komentarz komentarza "
    "like likes melden odpowiedz permalink pingback posted quote reactions replies reply report responder rispondi "
    "répondre share teilen trackback zitat zitieren комментарий ответить цитировать"
)
"""Words in the labels of comments, which quote one another."""


class Catalogue:
    """The entries of a page that says the same kinds of things of one thing after another."""

    def __init__(self, units: Sequence[Unit], headings: Sequence[bool]) -> None:
        self._units = units
        places = [index for index, is_heading in enumerate(headings) if is_heading]
        labels = _labels(units, places)
        of_threads = set(_OF_THREADS.split())
        threads = [found[0] for label, found in labels.items() if not of_threads.isdisjoint(label.split())]
        self._comments = min(threads, default=len(units))
        self._labels = sorted(labels.values(), key=len, reverse=True)[:MOST_LABELS]
        self._names = sorted(set(places).difference(*self._labels))
        self._runs = list(_runs(units, places))
        items = [index for index, unit in enumerate(units) if _CODE_ITEM.match(unit.sentence.text)]
        code = sorted({place for place in places if _names_code(units[place].sentence.text)}.union(items))
        self._code = code if len({units[place].key for place in code}) >= LEAST_MANUAL else []

    def parts(self, indexes: Sequence[int], likeness: float) -> bool:
        """Return whether these sentences, that much alike in log odds, stand in as many entries and speak of them."""
        if all(starmap(self.document_apart, pairwise(sorted(indexes)))):
            return True
        units = [self._units[index] for index in indexes]
        copied = likeness >= SAME_ROW and any(unit.length > LONGEST_OWN for unit in units)
        quoted = len({unit.sentence.text[0] in _QUOTES for unit in units}) > 1
        if copied or quoted or max(indexes) >= self._comments:
            return False
        return all(self._part(first, second) for first, second in pairwise(sorted(indexes)))

    def document_apart(self, first: int, second: int) -> bool:
        """Return whether these two stand in two entries of a reference manual, which repeats itself word for word."""
        return _between(self._code, first, second) > 0

    def _part(self, first: int, second: int) -> bool:
        run = self._runs[max(0, bisect_right(self._runs, first, key=itemgetter(0)) - 1)] if self._runs else []
        if run and run[0] <= first and second <= _end(run) and _between(run, first, second):
            return True
        # The text of an entry stands above its first label as well as below its last.
        if not any(places[0] - _BEFORE <= first and second <= _end(places) for places in self._labels):
            return False
        times = [count for places in self._labels if (count := _between(places, first, second))]
        return len(times) > 1 and (max(times) > 1 or _between(self._names, first, second) > 0)


def _names_code(text: str) -> bool:
    if len(text) > LONGEST_CODE:
        return False
    code = sum(map(str.isalnum, "".join(_CODE.findall(text))))
    return code > 0 and "://" not in text and code >= LEAST_CODE * sum(map(str.isalnum, text))


def _between(places: Sequence[int], first: int, second: int) -> int:
    """Return how many of the places lie behind the first and not behind the second."""
    return bisect_right(places, second) - bisect_right(places, first)


def _end(places: Sequence[int]) -> int:
    """Return where the last entry ends if it is as long as the others are."""
    return places[-1] + (places[-1] - places[0]) // (len(places) - 1)


def _labels(units: Sequence[Unit], headings: Sequence[int]) -> dict[str, list[int]]:
    """Return the places of each label that comes in several entries."""
    found: dict[str, list[int]] = {}
    for index in headings:
        text = units[index].sentence.text.strip(" :").casefold()
        if units[index].length <= LONGEST_LABEL and not any(map(str.isdigit, text)):
            found.setdefault(text, []).append(index)
    for index, unit in enumerate(units):
        if not unit.terminal and ":" in unit.sentence.text and (match := _LABEL.match(unit.sentence.text)):
            found.setdefault(match[1].casefold(), []).append(index)
    places = {label: sorted(set(indexes)) for label, indexes in found.items()}
    return {label: indexes for label, indexes in places.items() if len(indexes) >= LEAST_ENTRIES}


def _runs(units: Sequence[Unit], headings: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of headings that are numbered one behind the other, up or down; one number may be missing."""
    items = {index for index, unit in enumerate(units) if _ITEM.match(unit.sentence.text)}
    places = [index for index in sorted(items.union(headings)) if _NUMBER.match(units[index].sentence.text)]
    numbers = [_number(units[index]) for index in places]
    run: list[int] = []
    last = step = 0
    for place, (index, number) in enumerate(zip(places, numbers, strict=True)):
        steps = (step, 2 * step) if step else (1, -1)
        if run and number - last in steps:
            step = step or number - last
        elif step and place + 1 < len(places) and numbers[place + 1] - last in steps:
            continue  # "Route 66" stands between the sixth heading and the seventh
        else:
            if len(run) >= LEAST_ENTRIES:
                yield run
            run, step = [], 0
        run.append(index)
        last = number
    if len(run) >= LEAST_ENTRIES:
        yield run


def _number(unit: Unit) -> int:
    match = _NUMBER.match(unit.sentence.text)
    return int(match[1]) if match else 0
