"""What was found across documents, before it is objects: findings come by millions, and most are only written."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress, groupby, islice
from operator import itemgetter
from typing import Any, NamedTuple

from ..corpus_rule import CorpusRule, GroupRule, Place, Verdict
from ..finding import Finding, Location
from ..reports.json_text import fields, location, string_to_json, to_json
from .summary import Counted, site_of_finding, site_of_place

MOST_RELATED = 3
"""How many other places a finding names."""

Name = tuple[str, int | None, str | None]
"""The path, record and id by which a document is known."""
_Pieces = tuple[str, str, str]
"""What lines have in common: what stands before the path, behind the text, and behind the fingerprint."""

_BEFORE = "code", "name", "severity", "message"
_BEHIND = "details", "fix", "confidence", "preview"


class Source(NamedTuple):
    """What reports a finding: the rule, and the name of its plugin."""

    rule: CorpusRule
    plugin: str


class Head:
    """The document of a finding, without its text."""

    __slots__ = ("around", "id", "name", "path", "record", "site")

    def __init__(self, path: str, name: str | None, record: int | None, site: str | None) -> None:
        """Take what :class:`~scrapelint.Document` has besides its text."""
        self.path = path
        self.id = name
        self.record = record
        self.site = site
        self.name: Name = (path, record, name)
        number = "null" if record is None else record
        identity = "null" if name is None else string_to_json(name)
        where = f'"path": {_to_json(path)}, "record": {number}, "id": {identity}, '
        self.around = where, _to_json(self.place)
        """What the lines of its findings have in common: what names it, and its site."""

    @property
    def place(self) -> str:
        """The site, or what stands for it."""
        return self.site or site_of_place(self.path, self.record)


class Flagged(NamedTuple):
    """A text that is flagged, as it is needed more than once."""

    text: str
    folded: bytes
    """As it goes into fingerprints, in UTF-8."""
    json: str
    short: str
    """As it is counted."""


class Judgement:
    """What is said of a group of rows, or of a pair, and the places to name."""

    __slots__ = ("_common", "_everywhere", "_names", "_places", "places", "verdict")

    def __init__(self, verdict: Verdict, places: tuple[Place, ...]) -> None:
        """Take the verdict and the places; a finding names the first few that are in other documents than its own."""
        self.verdict = verdict
        self.places = places
        self._names: list[Name] = [(place.path, place.record, place.id) for place in places]
        self._places: list[str] = []
        self._common: dict[tuple[str, int], _Pieces] = {}
        self._everywhere: dict[tuple[str, int], _Pieces] = {}

    def related(self, here: Name) -> tuple[Location, ...]:
        """Return the first of the places that are in other documents than ``here``."""
        others = (self._location(one) for one, name in zip(self.places, self._names, strict=True) if name != here)
        return tuple(islice(others, MOST_RELATED))

    def message(self, source: Source, rows: int) -> str:
        """Return the message of a finding that is ``rows`` rows."""
        message = self.verdict.message
        return f"{message} ({rows} {source.rule.joins})" if rows > 1 and isinstance(source.rule, GroupRule) else message

    def pieces(self, source: Source, rows: int, here: Name) -> _Pieces:
        """Return what the line of a finding has in common with others; made once for all that name the same places."""
        key = source.rule.code, rows
        if here in self._names:
            return self._naming(self._common.get(key) or self._said(source, rows), here)
        pieces = self._everywhere.get(key)
        if pieces is None:
            pieces = self._everywhere[key] = self._naming(self._common.get(key) or self._said(source, rows), None)
        return pieces

    def _naming(self, common: _Pieces, here: Name | None) -> _Pieces:
        """Return ``common`` with the places that are named."""
        if not self._places:
            self._places = [to_json(location(self._location(place))) for place in self.places]
        before, behind, tail = common
        others = (one for one, name in zip(self._places, self._names, strict=True) if name != here)
        return before, f', "related": [{", ".join(islice(others, MOST_RELATED))}], {behind}, "fingerprint": "', tail

    def _said(self, source: Source, rows: int) -> _Pieces:
        """Return what is the same wherever it is said, and keep it."""
        (rule, plugin), verdict, message = source, self.verdict, self.message(source, rows)
        finding = Finding(
            rule.code,
            rule.name,
            rule.severity,
            message,
            0,
            0,
            confidence=verdict.confidence,
            preview=rule.preview,
            details=verdict.details,
            plugin=plugin,
        )
        before, behind, tail = (_members(fields(finding), names) for names in (_BEFORE, _BEHIND, ("plugin",)))
        pieces = self._common[rule.code, rows] = f"{{{before}, ", behind, f'", {tail}, "site": '
        return pieces

    def _location(self, one: Place) -> Location:
        message = self.verdict.related_message
        return Location(one.start, one.end, message, one.path, one.line, one.column, id=one.id, record=one.record)


class Found(NamedTuple):
    """Findings in the order of the input, as columns: objects or lines of JSON are made of them when asked for."""

    heads: Sequence[Head]
    """The documents; one object for all findings of one."""
    sources: Sequence[Source]
    """What reports them."""
    verdicts: Sequence[Any]
    """What leads to what is said: judgements, or what stands for them."""
    rows: Sequence[int]
    """How many rows of the rule are one finding."""
    spans: Sequence[tuple[int, ...]]
    """Start, end, line, column, end line, end column."""
    flagged: Sequence[Flagged]
    """What is flagged."""
    fingerprints: Sequence[str]
    """Their names."""

    def kept(self, wanted: Sequence[bool]) -> "Found":
        """Return those that are ``wanted``."""
        return Found(*(list(compress(column, wanted)) for column in self))

    def findings(self) -> Iterator[Finding]:
        """Yield the findings as objects."""
        for head, source, judgement, rows, span, flagged, name in zip(*self, strict=True):
            (rule, plugin), verdict = source, judgement.verdict
            start, end, line, column, end_line, end_column = span
            yield Finding(
                rule.code,
                rule.name,
                rule.severity,
                judgement.message(source, rows),
                start,
                end,
                related=judgement.related(head.name),
                confidence=verdict.confidence,
                preview=rule.preview,
                details=verdict.details,
                path=head.path,
                id=head.id,
                record=head.record,
                line=line,
                column=column,
                end_line=end_line,
                end_column=end_column,
                text=flagged.text,
                fingerprint=name,
                plugin=plugin,
                site=head.site,
            )

    def lines(self) -> Iterator[str]:
        """Yield the lines of JSON that a corpus's findings file holds."""
        for head, source, judgement, rows, span, flagged, name in zip(*self, strict=True):
            before, middle, tail = judgement.pieces(source, rows, head.name)
            where, site = head.around
            start, end, line, column, end_line, end_column = span
            yield (
                f'{before}{where}"start": {start}, "end": {end}, "line": {line}, "column": {column}, "end_line": '
                f'{end_line}, "end_column": {end_column}, "text": {flagged.json}{middle}{name}{tail}{site}}}\n'
            )

    def counted(self) -> Iterator[tuple[list[Counted], str, Name]]:
        """Yield what figures need to know of them, document by document, with their sites and names."""
        columns = zip(self.heads, self.sources, self.spans, self.flagged, strict=True)
        for head, ones in groupby(columns, itemgetter(0)):
            counted = [
                Counted(rule.code, rule.name, rule.severity, plugin, span[1] - span[0], flagged.short, None)
                for _, (rule, plugin), span, flagged in ones
            ]
            yield counted, head.place, head.name


def line(finding: Finding) -> str:
    """Return ``finding`` as the line of JSON that a corpus's findings file holds."""
    return f"{to_json(fields(finding) | {'site': site_of_finding(finding)})}\n"


def _members(values: dict[str, Any], names: tuple[str, ...]) -> str:
    return to_json({name: values[name] for name in names})[1:-1]


@lru_cache(maxsize=64)  # documents of a file, or of a site, come together
def _to_json(text: str) -> str:
    return string_to_json(text)
