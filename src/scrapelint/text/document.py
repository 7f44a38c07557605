"""The document: a text as given, and every view of it, each computed once, when first asked for."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any, Concatenate, ParamSpec, TypeVar

from .blocks import Block, split_blocks
from .edit import Edit
from .language import guess_language
from .lines import Line, split_lines, trimmed
from .removal import removal_span
from .sentences import Sentence, split_sentences
from .span import Span

T = TypeVar("T")
P = ParamSpec("P")

# What editors and code hosts count as a line: other breaks (form feed, U+2028) end a line for the rules but not here.
_NUMBERED_BREAK = re.compile(r"\r\n?|\n")
_MISSING = object()


@dataclass(frozen=True)
class Document:
    r"""A text to lint, with its views. All offsets are half-open, in code points of :attr:`text` as given.

    >>> document = Document("Rain fell. It stopped.\n\nSun shone.")
    >>> [sentence.text for sentence in document.sentences]
    ['Rain fell.', 'It stopped.', 'Sun shone.']
    >>> document.position(24)
    (3, 1)
    """

    text: str
    path: str = "<text>"
    """The file the text comes from, as it is shown; with ``/`` between folders."""
    id: str | None = None
    """The name of the record in its file, where the file holds many documents."""
    record: int | None = None
    """The line of the record in its file, from 1, where the file holds many documents."""
    site: str | None = None
    """The site the page was scraped from, for rules that look across documents."""
    markup: tuple[Span, ...] = ()
    """Whole lines that the format says are no text of the article, such as code: in order, each with its line break.
    To the rules they are blank."""
    soft_breaks: bool = False
    """Whether the format lets a paragraph go on after a single line break, as Markdown does."""
    date: str | None = None
    """When the page was fetched, or written, as ISO 8601 begins: ``2026-11-25``; for figures over time."""
    _memo: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse what is no text: to a rule, ``None`` in place of a missing field would look clean."""
        if not isinstance(self.text, str):
            raise TypeError(f"the text of a document must be a string, not {type(self.text).__name__}")

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what was given, not the views: they are cheaper to make again than to send."""
        given = (self.text, self.path, self.id, self.record, self.site, self.markup, self.soft_breaks, self.date)
        return Document, given

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line, the blank ones too, in order."""
        return tuple(split_lines(self.text, self.markup))

    @cached_property
    def full_lines(self) -> tuple[Line, ...]:
        """The lines that are not blank: what rules look at, since blank lines must not change a finding."""
        # Not of :attr:`lines`, which no rule asks for: millions of blank ones would need room for nothing.
        return tuple(line for line in split_lines(self.text, self.markup) if line.text)

    @cached_property
    def language(self) -> str:
        """The ISO 639-1 code of the language, guessed from the first hundred lines; ``und`` if unsure."""
        return guess_language(line.text for line in self.full_lines)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The paragraphs, in order."""
        return tuple(split_blocks(self.text, self.full_lines, lambda: self.sentences, soft_breaks=self.soft_breaks))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order; none crosses a block, none is blank, no two overlap."""
        found: list[Sentence] = []
        language = "en" if self.language == "und" else self.language
        for block in self.blocks:
            sentences = split_sentences(block, language, len(found))
            block.fill(sentences)
            found += sentences
        return tuple(found)

    def once(self, function: Callable[Concatenate["Document", P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return ``function(self, *args)``, computed at the first call and remembered for all rules that ask.

        The arguments must be hashable; options dataclasses are.
        """
        key = (function, args, *kwargs.items())
        result: T = self._memo.get(key, _MISSING)  # one look where it is known: options are dear to hash
        if result is _MISSING:
            result = self._memo[key] = function(self, *args, **kwargs)
        return result

    @staticmethod
    def once_each(
        documents: Sequence["Document"],
        many: Callable[Concatenate[Sequence["Document"], P], Iterable[T]],
        one: Callable[Concatenate["Document", P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Compute ``one(document, *args)`` for all ``documents`` by one call, and remember it with each of them.

        ``many(documents, *args)`` must yield for each document just what ``one`` returns; :meth:`once` then finds it.
        Documents that know it already are left out.
        """
        keyed = (one, args, *kwargs.items())
        missing = [document for document in documents if keyed not in document._memo]  # noqa: SLF001 - its own class
        if missing:
            for document, value in zip(missing, many(missing, *args, **kwargs), strict=True):
                document._memo[keyed] = value  # noqa: SLF001

    @cached_property
    def _line_starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(match.end() for match in _NUMBERED_BREAK.finditer(self.text))]
        return list(accumulate([len(line) + 1 for line in self.text.split("\n")[:-1]], initial=0))

    def position(self, offset: int) -> tuple[int, int]:
        r"""Return line and column of ``offset``, both from 1; lines end at ``\n``, ``\r\n`` and ``\r``."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def removal(self, start: int, end: int) -> Edit:
        """Return the edit that deletes ``[start, end)`` and leaves neither an empty line nor a double space.

        Where nothing else stands on the line, the line goes with it, and the blank lines before it.
        """
        return Edit(*removal_span(self.text, self._line_starts, *trimmed(self.text, start, end)))
