"""The lines of a Markdown file that are code, tables or other markup, not the article's text."""

import re
from collections.abc import Iterator, Sequence

from ..text.document import Document
from ..text.span import Span
from .site import site_of_file

# Everything here is told by lines, in one pass. A Markdown parser would be exact in nested corners, and costs more than
# all rules together: the one we measured reads 2.6 MB/s and takes quadratic time over a very long paragraph.
_FENCE = re.compile(r"\s*(?:(?:[-*+>]|\d{1,3}[.)])\s+)*(`{3,}|~{3,})([^`]*)$")
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:\s")  # [1]: https://…
_IMAGE = r"!\[[^\]]*\]\([^)]*\)"
_IMAGES = re.compile(
    rf"\s*(?:(?:{_IMAGE}|\[{_IMAGE}\]\([^)]*\)|\[{_IMAGE}\]\[[^\]]*\]|\[!\[[^\]]*\]\[[^\]]*\]\]\S*)\s*)+$"
)
_TAGS = re.compile(r"\s*(?:</?[A-Za-z][^<>]*>\s*)+$|\s*<[A-Za-z][\w-]*(?:\s+[\w:-]+(?:=\S+)?)*\s*$")
_RULE = re.compile(r"\s*([-*_=])(?:\s*\1){2,}\s*$")  # a rule across the page, or the underline of a heading
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$|\s*\|\s*:?-+:?\s*\|\s*$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s")
_LONGEST_FRONT_MATTER = 200  # lines


def markdown_document(text: str, path: str) -> Document:
    """Return the document of the Markdown source ``text``."""
    return Document(text, path, site=site_of_file(path), markup=tuple(markup_spans(text)), soft_breaks=True)


def markup_spans(text: str) -> Iterator[Span]:
    """Yield the half-open span of each line, its break included, that holds markup and no running text."""
    lines = text.splitlines(keepends=True)
    flags = [False] * len(lines)
    for first, last in (*_front_matter(lines), *_fences(lines), *_comments(lines)):
        flags[first : last + 1] = [True] * (last + 1 - first)
    _flag_single_lines(lines, flags)
    _flag_tables(lines, flags)
    _flag_indented_code(lines, flags)
    offset = 0
    for line, flag in zip(lines, flags, strict=True):
        if flag:
            yield Span(offset, offset + len(line))
        offset += len(line)


def _front_matter(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    if lines and lines[0].strip("\N{ZERO WIDTH NO-BREAK SPACE} \r\n") in {"---", "+++"}:
        mark = lines[0].strip("\N{ZERO WIDTH NO-BREAK SPACE} \r\n")
        for number, line in enumerate(lines[1:_LONGEST_FRONT_MATTER], start=1):
            if line.strip() == mark:
                yield 0, number
                return


def _fences(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of each fenced block of code that is closed."""
    opened, mark = -1, ""
    for number, line in enumerate(lines):
        if "```" not in line and "~~~" not in line:
            continue
        found = _FENCE.match(line)
        if not found:
            continue
        if opened < 0:
            opened, mark = number, found[1]
        elif found[1].startswith(mark) and not found[2].strip():
            yield opened, number
            opened = -1


def _comments(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of each comment that begins a line and is closed at the end of one."""
    opened = -1
    for number, line in enumerate(lines):
        if opened < 0 and line.lstrip().startswith("<!--"):
            opened = number
        if opened >= 0 and "-->" in line:
            if line.rstrip().endswith("-->"):
                yield opened, number
            opened = -1


def _flag_single_lines(lines: Sequence[str], flags: list[bool]) -> None:
    for number, line in enumerate(lines):
        if not flags[number] and line[:1] in " \t[!<-*_=" and len(line) < 5_000:
            flags[number] = any(pattern.match(line) for pattern in (_DEFINITION, _IMAGES, _TAGS, _RULE))


def _flag_tables(lines: Sequence[str], flags: list[bool]) -> None:
    """Flag each table: the row above a delimiter row, and the rows below it that have a bar."""
    number = 1
    while number < len(lines):
        if "|" in lines[number - 1] and "-" in lines[number] and _DELIMITER.match(lines[number]):
            flags[number - 1] = True
            while number < len(lines) and "|" in lines[number]:
                flags[number] = True
                number += 1
        number += 1


def _flag_indented_code(lines: Sequence[str], flags: list[bool]) -> None:
    """Flag lines indented by four or more behind a blank line, unless they belong to a list item."""
    blank, code, item = True, False, False
    for number, line in enumerate(lines):
        if not line.strip():
            blank = True
            continue
        indented = line.startswith(("    ", "\t"))
        if not indented:
            item = bool(_ITEM.match(line)) or (item and line.startswith("  "))
        code = indented and not item and (blank or code)
        flags[number] = flags[number] or code
        blank = False
