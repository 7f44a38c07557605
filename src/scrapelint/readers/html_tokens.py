"""HTML into tags and runs of text, with their places in the source.

The scanner follows the tokens of the HTML standard as far as the text of a page depends on them. The standard
library's parser takes quadratic time for some input (56 kB of ``<a b="`` take it 17 seconds), and differs from one
patch release to the next; faster libraries do not say where in the source a text stands.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_TO_QUOTE = re.compile(r"[^\"'>]*")
# Elements whose content is no markup: it ends at their end tag, whatever it holds.
_RAW = {"script", "style", "iframe", "noembed", "noframes", "xmp", "textarea", "title"}


class Tag(NamedTuple):
    """A start or end tag; ``name`` is in lower case. Text goes on at ``end``."""

    name: str
    closing: bool
    start: int
    end: int


class Text(NamedTuple):
    """A run of text, ``[start, end)`` in the source, character references as they stand there."""

    start: int
    end: int


class _Scanner:
    """Looks for strings ahead, each stretch of the source once: a search that found nothing is not made again."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._next: dict[str, int] = {}
        self._ends: dict[str, re.Pattern[str]] = {}
        self._folded: dict[str, int] = {}

    def find(self, needle: str, start: int) -> int:
        """Return the first place of ``needle`` from ``start`` on, the end of the source if there is none."""
        place = self._next.get(needle, -1)
        if place < start:
            place = self.source.find(needle, start)
            place = self._next[needle] = len(self.source) if place < 0 else place
        return place

    def find_end_tag(self, name: str, start: int) -> int:
        """Return where the end tag of the element ``name`` begins, the end of the source if there is none."""
        place = self._folded.get(name, -1)
        if place < start:
            pattern = self._ends.setdefault(name, re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE))
            match = pattern.search(self.source, start)
            place = self._folded[name] = match.start() if match else len(self.source)
        return place


def tokens(source: str) -> Iterator[Tag | Text]:
    """Yield the tags and runs of text of ``source``, in order; comments and the content of scripts are left out."""
    scanner = _Scanner(source)
    place = begin = 0
    while (place := scanner.find("<", place)) < len(source):
        token = _markup(scanner, place)
        if token is None:  # “5 < 6”
            place += 1
            continue
        if place > begin:
            yield Text(begin, place)
        if token.name:
            yield token
        place = begin = token.end
        if token.name in _RAW and not token.closing:
            place = begin = scanner.find_end_tag(token.name, token.end)
    if begin < len(source):
        yield Text(begin, len(source))


def _markup(scanner: _Scanner, start: int) -> Tag | None:
    """Return the tag at ``start``, or one without a name for other markup; ``None`` if ``<`` is text there."""
    source = scanner.source
    following = source[start + 1 : start + 2]
    if following == "!":
        return Tag("", False, start, _declaration_end(scanner, start))
    if following == "?":
        return Tag("", False, start, _behind(scanner, ">", start))
    closing = following == "/"
    name = _TAG_NAME.match(source, start + 1 + closing)
    if name is None:
        return Tag("", True, start, _behind(scanner, ">", start)) if closing and start + 2 < len(source) else None
    if scanner.find(">", name.end()) == len(source):
        return Tag("", False, start, len(source))  # cut off: browsers drop it, too
    return Tag(name[0].lower(), closing, start, _tag_end(scanner, name.end()))


def _declaration_end(scanner: _Scanner, start: int) -> int:
    source = scanner.source
    if not source.startswith("<!--", start):
        return _behind(scanner, ">", start)
    for short in ("<!-->", "<!--->"):
        if source.startswith(short, start):
            return start + len(short)
    return min(_behind(scanner, "-->", start + 4), _behind(scanner, "--!>", start + 4))


def _tag_end(scanner: _Scanner, place: int) -> int:
    """Return where the tag ends whose attributes begin at ``place``: a quoted value may hold ``>``."""
    source = scanner.source
    while True:
        match = _TO_QUOTE.match(source, place)
        place = match.end() if match else place
        if place >= len(source) or source[place] == ">":
            return min(place + 1, len(source))
        if match and match[0].rstrip().endswith("="):
            closed = scanner.find(source[place], place + 1)
            place = closed if closed < len(source) else place
        place += 1


def _behind(scanner: _Scanner, needle: str, start: int) -> int:
    return min(scanner.find(needle, start) + len(needle), len(scanner.source))
