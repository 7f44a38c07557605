"""The text of an HTML page as a reader sees it, with the way back to the source."""

import re
from html import unescape

from ..text.span import Span
from .html_tokens import Tag, Text, tokens
from .source_map import SourceMap

_NO_BREAK, _SPACE, _LINE, _PARAGRAPH = 0, 1, 2, 3
_LINES = {"br", "li", "tr", "td", "th", "dt", "dd", "option", "button", "legend", "summary", "caption"}
_PARAGRAPHS = {
    "address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "div", "dl", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr",
    "html", "listing", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "table", "tbody", "tfoot",
    "thead", "ul",
}  # fmt: skip
# What a browser with scripts does not show, or shows as no text.
_UNSEEN = {"noscript", "template", "svg", "math", "select", "datalist", "audio", "video", "canvas"}
_NEAR = 12
"""How many tags and texts are looked at for what follows in a line."""
_VERBATIM = {"pre", "listing"}
_QUOTED = {"code", "kbd", "samp", "tt"}
"""Elements whose text is set in another type because it is none of the sentence's words."""
_SENTENCE = 40
"""Least code points of an item of a list that may be a sentence; shorter ones are the entries of menus."""
_MOST_CODE = 0.5
"""The part of a page's text up to which what is preformatted counts as code: old letters are so as a whole."""
_PIECE = re.compile(
    r"""&(?:\#[xX]?[0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)  # a character reference
    |[\ \t\n\r\f]{2,}|[\t\n\r\f]|\ $                                # white space that is shown as one space, or none
    """,
    re.VERBOSE,
)
_REFERENCE = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")


def html_text(source: str) -> tuple[str, SourceMap, tuple[Span, ...]]:
    """Return the text of the page ``source``, where in it each character of the text comes from, and what is code.

    White space is as browsers show it; elements that begin a line begin one here, paragraphs stand apart by a blank
    line. Nothing is left out for being a menu or an advertisement: what is shown is text. What is preformatted, whole
    lines each, is code or the output of a program, unless most of the page is.
    """
    found = list(tokens(source))
    unseen = _unseen(found)
    page = _Page(source)
    number = 0
    while number < len(found):
        token = found[number]
        number = unseen.get(number, number) + 1
        if isinstance(token, Text):
            page.text(token)
        else:
            page.tag(token)
            if token.name == "li" and not token.closing:
                page.item = _may_be_sentence(source, found, number)
            elif token.name in _QUOTED and not token.closing:
                page.quote(within=_is_followed(source, found, number))
    return "".join(page.parts), page.map, page.code()


def _unseen(found: list[Tag | Text]) -> dict[int, int]:
    """Return the end of each element that is not shown by its beginning, as places in ``found``; unclosed ones are."""
    spans: dict[int, int] = {}
    opened: dict[str, list[int]] = {name: [] for name in _UNSEEN}
    for number, token in enumerate(found):
        if isinstance(token, Tag) and token.name in _UNSEEN:
            if not token.closing:
                opened[token.name].append(number)
            elif opened[token.name]:
                spans[opened[token.name].pop()] = number
    return spans


def _may_be_sentence(source: str, found: list[Tag | Text], number: int) -> bool:
    """Tell whether the item of a list that begins behind the place ``number`` in ``found`` has a long first line."""
    length = 0
    while number < len(found) and length < _SENTENCE:
        token = found[number]
        number += 1
        if isinstance(token, Text):
            length += len(source[token.start : token.end].strip())
        elif token.name == "li" or (length and (token.name in _LINES or token.name in _PARAGRAPHS)):
            break
    return length >= _SENTENCE


def _is_followed(source: str, found: list[Tag | Text], number: int) -> bool:
    """Tell whether other text of the line follows the code that begins behind the place ``number`` in ``found``."""
    depth = 1
    for token in found[number : number + _NEAR]:
        if isinstance(token, Text):
            if not depth and source[token.start : token.end].strip():
                return True
        elif token.name in _LINES or token.name in _PARAGRAPHS:
            return False
        elif token.name in _QUOTED:
            depth += -1 if token.closing else 1
    return False


class _Page:
    """Puts the text together."""

    def __init__(self, source: str) -> None:
        self.parts: list[str] = []
        self.map = SourceMap(source)
        self._source = source
        self._break = _NO_BREAK
        self._space = (0, 0)
        self._verbatim = 0
        self._length = 0
        self._preformatted: list[tuple[int, int]] = []
        self._quoted = 0
        self._ticked = False
        self.item = False
        """Whether the bullet of an item is due."""

    def tag(self, tag: Tag) -> None:
        if tag.name in _VERBATIM:
            self._verbatim = max(0, self._verbatim + (-1 if tag.closing else 1))
        breaks = _PARAGRAPH if tag.name in _PARAGRAPHS else _LINE if tag.name in _LINES else _NO_BREAK
        if tag.name in _QUOTED and tag.closing:
            self._quoted = max(0, self._quoted - 1)
        elif breaks:
            self._quoted = 0  # never closed, or no code within a line
        if self._ticked and not self._quoted:
            self._add("`", tag.start, tag.start)
            self._ticked = False
        self._break = max(self._break, breaks)

    def quote(self, *, within: bool) -> None:
        """Let code begin; what is all of its line, such as a cell of a table, gets no backticks."""
        if within or self._quoted or (self.parts and self._break < _LINE):
            self._quoted += 1

    def text(self, text: Text) -> None:
        pattern = _REFERENCE if self._verbatim else _PIECE
        place = text.start
        if not self._verbatim and self._source[place] == " ":  # one behind a tag; the pattern sees those before one
            self._shown_space(place, place + 1)
            place += 1
        for match in pattern.finditer(self._source, place, text.end):
            self._put(place, match.start())
            place = match.end()
            if match[0][0] == "&":
                self._put(match.start(), place, unescape(match[0]))
            else:
                self._shown_space(match.start(), place)
        self._put(place, text.end)

    def _shown_space(self, start: int, end: int) -> None:
        if self._break == _NO_BREAK:
            self._break, self._space = _SPACE, (start, end)

    def _put(self, start: int, end: int, shown: str | None = None) -> None:
        """Add ``[start, end)`` of the source, which is shown as it is or as ``shown``, behind the break that is due."""
        if start == end or shown == "":
            return
        own_paragraph = self._break == _PARAGRAPH
        if self._break and self.parts:
            if self._break == _SPACE:
                self._add(" ", *self._space)
            else:
                self._add("\n" * (self._break - 1), start, start)
        self._break = _NO_BREAK
        first = self._length
        if not self._verbatim:
            self._begin(start)
        self._add(self._source[start:end] if shown is None else shown, start, end)
        if self._verbatim:
            begun = self._preformatted and not own_paragraph
            self._preformatted.append((self._preformatted.pop()[0] if begun else first, self._length))

    def _begin(self, place: int) -> None:
        """Write the bullet and the backtick that are due before ``place`` of the source."""
        if self.item:
            self._add("• ", place, place)
            self.item = False
        if self._quoted and not self._ticked:
            self._add("`", place, place)
            self._ticked = True

    def _add(self, shown: str, start: int, end: int) -> None:
        self.parts.append(shown)
        self.map.add(len(shown), start, end - start)
        self._length += len(shown)

    def code(self) -> tuple[Span, ...]:
        """Return the spans of the text that are code, each with its last line break."""
        if sum(end - start for start, end in self._preformatted) > _MOST_CODE * self._length:
            return ()
        return tuple(Span(start, min(end + 1, self._length)) for start, end in self._preformatted)
