"""Marked cases: texts in TOML that say, by ⟦…⟧ around it, exactly what a rule flags in them."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from ..errors import ScrapelintError
from ..text.span import Span

OPEN, CLOSE = "⟦", "⟧"

Kind = Literal["pass", "flag", "known-false-alarm", "known-miss"]
"""What a case shows. The known ones are what a rule should do and does not do yet."""
KINDS: tuple[Kind, ...] = get_args(Kind)
_MUST_HOLD_MARKS: dict[Kind, bool] = {"pass": False, "flag": True, "known-false-alarm": False, "known-miss": True}


class CaseError(ScrapelintError):
    """A case file does not keep to the format; the message names the file, the table and the entry."""


@dataclass(frozen=True)
class Case:
    """One text and the spans in it that the rule named :attr:`rule` flags, and no other."""

    rule: str
    kind: Kind
    id: str
    text: str
    """The text without its marks."""
    spans: tuple[Span, ...] = ()
    """What is flagged, in text order; half-open, in code points of :attr:`text`."""
    fixed: str | None = None
    """The text after all fixes, where the file says it."""
    options: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Options of the rule, and tables of options it shares with others, as in the configuration."""
    source: str = ""
    """The file it stands in."""

    @property
    def known(self) -> bool:
        """Whether the case is known not to hold yet."""
        return self.kind.startswith("known-")

    @property
    def marked(self) -> str:
        """The text with its marks."""
        return mark(self.text, self.spans)


def mark(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` with ⟦ and ⟧ around each of ``spans``.

    >>> mark("One. Two.", [(5, 9)])
    'One. ⟦Two.⟧'
    """
    marks = sorted([(end, 0, CLOSE) for _, end in spans] + [(start, 1, OPEN) for start, _ in spans])
    pieces, last = [], 0
    for offset, _, sign in marks:
        pieces += [text[last:offset], sign]
        last = offset
    return "".join([*pieces, text[last:]])


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text without its marks, and the spans that were marked; raise :exc:`ValueError` on a lone mark.

    >>> unmark("One. ⟦Two.⟧")
    ('One. Two.', (Span(start=5, end=9),))
    """
    pieces: list[str] = []
    spans: list[Span] = []
    opened: list[int] = []
    length = 0
    for character in marked:
        if character == OPEN:
            opened.append(length)
        elif character == CLOSE:
            if not opened:
                raise ValueError(f"a {CLOSE} without its {OPEN}")
            spans.append(Span(opened.pop(), length))
        else:
            pieces.append(character)
            length += 1
    if opened:
        raise ValueError(f"a {OPEN} without its {CLOSE}")
    return "".join(pieces), tuple(sorted(spans))


def load_cases(path: Path | str) -> list[Case]:
    """Return the cases of the file ``path``, which is named ``<rule-name>.toml`` or ``<rule-name>.<anything>.toml``.

    Raises:
        CaseError: the file does not keep to the format.
    """
    path = Path(path)
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseError(f"{path}: not TOML: {error}") from error
    unknown = sorted(tables.keys() - {*KINDS, "options", "fixed"})
    if unknown:
        raise CaseError(f"{path}: unknown table [{unknown[0]}]; it may have [options], [fixed], [{'], ['.join(KINDS)}]")
    cases = list(_cases(path, tables))
    astray = sorted(set(tables.get("fixed", {})) - {case.id for case in cases})
    if astray:
        raise CaseError(f"{path}: [fixed] {astray[0]}: there is no case of this name")
    return cases


def _cases(path: Path, tables: Mapping[str, Any]) -> Iterator[Case]:
    rule = path.name.split(".")[0]
    seen: set[str] = set()
    for kind in KINDS:
        for name, marked in tables.get(kind, {}).items():
            where = f"{path}: [{kind}] {name}"
            if not isinstance(marked, str):
                raise CaseError(f"{where}: must be a string, not {type(marked).__name__}")
            if name in seen:
                raise CaseError(f"{where}: another case has this name")
            seen.add(name)
            text, spans = _unmarked(where, kind, marked)
            fixed = tables.get("fixed", {}).get(name)
            yield Case(rule, kind, name, text, spans, fixed, tables.get("options", {}), str(path))


def _unmarked(where: str, kind: Kind, marked: str) -> tuple[str, tuple[Span, ...]]:
    try:
        text, spans = unmark(marked)
    except ValueError as error:
        raise CaseError(f"{where}: {error}") from error
    if bool(spans) != _MUST_HOLD_MARKS[kind]:
        right = f"must mark what is flagged with {OPEN}{CLOSE}" if not spans else "must not hold marks"
        raise CaseError(f"{where}: a case of this table {right}")
    return text, spans
