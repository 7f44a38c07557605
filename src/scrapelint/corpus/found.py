"""What was found across documents, before it is an object: findings come by millions, and most are only written."""

from itertools import islice
from typing import Any, NamedTuple

from ..corpus_rule import CorpusRule, GroupRule, Place, Verdict
from ..finding import Finding, Location
from ..reports.json_text import fields, string_to_json, to_json
from ..text.document import Document
from .summary import Counted, site_of, site_of_finding

MOST_RELATED = 3
"""How many other places a finding names."""

Name = tuple[str, int | None, str | None]
"""The path, record and id by which a document is known."""
_Pieces = tuple[str, str, str]
"""What lines have in common: what stands before the path, behind the text, and behind the fingerprint."""

_BEFORE = "code", "name", "severity", "message"
_BEHIND = "related", "details", "fix", "confidence", "preview"


class Source(NamedTuple):
    """What reports a finding: the rule, and the name of its plugin."""

    rule: CorpusRule
    plugin: str


class Judgement:
    """What is said of a group of rows, or of a pair, and the places to name."""

    __slots__ = ("_names", "_pieces", "places", "verdict")

    def __init__(self, verdict: Verdict, places: tuple[Place, ...]) -> None:
        """Take the verdict and the places; a finding names the first few that are in other documents than its own."""
        self.verdict = verdict
        self.places = places
        self._names = [(place.path, place.record, place.id) for place in places]
        self._pieces: dict[tuple[str, int], _Pieces] = {}

    def related(self, here: Name) -> tuple[Location, ...]:
        """Return the first of the places that are in other documents than ``here``."""
        message = self.verdict.related_message
        others = (
            Location(one.start, one.end, message, one.path, one.line, one.column, id=one.id, record=one.record)
            for one, name in zip(self.places, self._names, strict=True)
            if name != here
        )
        return tuple(islice(others, MOST_RELATED))

    def pieces(self, found: "Found") -> _Pieces:
        """Return what the line of ``found`` has in common with others; made once for all that name the same places."""
        if found.where in self._names:
            return _pieces(found)
        key = found.code, found.rows
        if key not in self._pieces:
            self._pieces[key] = _pieces(found)
        return self._pieces[key]


class Found:
    """A finding that becomes an object, or a line of JSON, when it is asked to."""

    __slots__ = ("_source", "_span", "document", "fingerprint", "judgement", "rows", "text", "verdict")
    judgement: Judgement
    """To be set before anything is asked for."""

    def __init__(
        self,
        document: Document,
        source: Source,
        verdict: Any,
        rows: int,
        span: tuple[int, int, int, int, int, int],
        text: str,
        fingerprint: str,
    ) -> None:
        """Take what the finding is made of.

        Args:
            document: where it is.
            source: what reports it.
            verdict: what leads to what is said.
            rows: how many rows of the rule are this one finding.
            span: start, end, line, column, end line, end column.
            text: what is flagged.
            fingerprint: the name of the finding.
        """
        self.rows = rows
        self.text = text
        self.fingerprint = fingerprint
        self.document = document
        self._source = source
        self.verdict = verdict
        self._span = span

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self._source.rule.code

    @property
    def where(self) -> Name:
        """The name of the document."""
        document = self.document
        return document.path, document.record, document.id

    @property
    def site(self) -> str:
        """The site of the document, or what stands for it."""
        return site_of(self.document)

    def counted(self) -> Counted:
        """Return what figures need to know of it."""
        (rule, plugin), (start, end, *_) = self._source, self._span
        return Counted(rule.code, rule.name, rule.severity, plugin, end - start, self.text, None)

    def finding(self) -> Finding:
        """Return the finding as an object."""
        (rule, plugin), verdict, document = self._source, self.judgement.verdict, self.document
        start, end, line, column, end_line, end_column = self._span
        rows = f" ({self.rows} {rule.joins})" if self.rows > 1 and isinstance(rule, GroupRule) else ""
        return Finding(
            rule.code,
            rule.name,
            rule.severity,
            f"{verdict.message}{rows}",
            start,
            end,
            related=self.judgement.related(self.where),
            confidence=verdict.confidence,
            preview=rule.preview,
            details=verdict.details,
            path=document.path,
            id=document.id,
            record=document.record,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            text=self.text,
            fingerprint=self.fingerprint,
            plugin=plugin,
            site=document.site,
        )

    def line(self) -> str:
        """Return the line of JSON that a corpus's findings file holds."""
        head, middle, tail = self.judgement.pieces(self)
        where, site = self.document.once(_around)
        start, end, line, column, end_line, end_column = self._span
        return (
            f'{head}{where}"start": {start}, "end": {end}, "line": {line}, "column": {column}, "end_line": {end_line}, '
            f'"end_column": {end_column}, "text": {string_to_json(self.text)}{middle}{self.fingerprint}{tail}{site}}}\n'
        )


def line(finding: Finding) -> str:
    """Return ``finding`` as the line of JSON that a corpus's findings file holds."""
    return f"{to_json(fields(finding) | {'site': site_of_finding(finding)})}\n"


def _pieces(found: Found) -> _Pieces:
    values = fields(found.finding())
    before, behind = _members(values, _BEFORE), _members(values, _BEHIND)
    return f"{{{before}, ", f', {behind}, "fingerprint": "', f'", {_members(values, ("plugin",))}, "site": '


def _around(document: Document) -> tuple[str, str]:
    """Return what the lines of a document's findings have in common: what names it, and its site."""
    record = "null" if document.record is None else document.record
    name = "null" if document.id is None else string_to_json(document.id)
    where = f'"path": {string_to_json(document.path)}, "record": {record}, "id": {name}, '
    return where, string_to_json(site_of(document))


def _members(values: dict[str, Any], names: tuple[str, ...]) -> str:
    return to_json({name: values[name] for name in names})[1:-1]
