"""Fingerprints: the same finding keeps its name when lines are inserted above it or a message is reworded."""

from collections import ChainMap
from collections.abc import Iterable, MutableMapping, Sequence
from dataclasses import replace

from ..finding import Finding
from ..report import Report
from ..text.document import Document
from ..text.folding import fold

VERSION = "scrapelint/v1"
"""What goes in before all else: a new way of making fingerprints gets a new version, and old baselines say so."""

_LONGEST = 10_000  # code points of flagged text that go in: a block of a megabyte need not be hashed whole
_MOST_PLACES = 8  # of a group of repeated sentences, the flagged one and the first few that it points at

Place = tuple[str, str, str]
"""Where a text stands, and the text: path, id of the record or an empty string, and the text as it is."""


def fingerprint(code: str, places: Iterable[Place]) -> str:
    """Return 16 hexadecimal digits that name a finding of the rule ``code``.

    Neither lines, messages nor scores go in, and the order of ``places`` does not matter: a pair has one name, from
    whichever side it is found.

    >>> fingerprint("ND101", [("a.txt", "", "It rained.")]) == fingerprint("ND101", [("a.txt", "", "It  RAINED.")])
    True
    """
    parts = sorted(["\0".join((path, name, fold(text[:_LONGEST]))) for path, name, text in places])
    return _digest("\0".join((VERSION, code, *parts)))


def before_text(code: str, path: str, identity: str) -> bytes:
    """Return what :func:`fingerprint` hashes for one place before what :func:`in_fingerprint` makes of its text."""
    return f"{VERSION}\0{code}\0{path}\0{identity}\0".encode("utf-8", "surrogatepass")


def in_fingerprint(text: str) -> bytes:
    """Return what :func:`fingerprint` hashes of a text.

    >>> named(before_text("ND101", "a.txt", "") + in_fingerprint("It  RAINED.")) == fingerprint(
    ...     "ND101", [("a.txt", "", "It rained.")]
    ... )
    True
    """
    return fold(text[:_LONGEST]).encode("utf-8", "surrogatepass")


def fingerprints(document: Document, findings: Sequence[Finding], path: str | None = None) -> list[str]:
    """Return a fingerprint for each finding in ``document``, unique within it.

    ``path`` is how the file is named wherever the linter is run from; by default the path of the document.
    """
    taken: dict[str, str] = {}
    place = document.path if path is None else path
    return [_take(taken, fingerprint(one.code, _places(document, one, place))) for one in findings]


def _places(document: Document, finding: Finding, path: str) -> list[Place]:
    inside = [(place.start, place.end) for place in finding.related if place.path in ("", document.path)]
    spans = dict.fromkeys([(finding.start, finding.end), *inside])
    identity = document.id or ""
    return [(path, identity, document.text[start:end]) for start, end in list(spans)[:_MOST_PLACES]]


class UniqueFingerprints:
    """Makes fingerprints unique across the records of a file, in the order in which they are printed.

    Two records without an id may hold the same boilerplate, and then their findings have one name. Of those that
    share a name the first keeps it, the second gets the name of a second, and so on: a record inserted above changes
    which finding has which of these names, never the set of them. They are remembered until the next file begins.
    Records with an id need none of this, however many there are; those that share an id share the names.
    """

    def __init__(self) -> None:
        self._path: str | None = None
        self._taken: dict[str, str] = {}

    def settled(self, report: Report) -> Report:
        """Return ``report`` with unique fingerprints, and remember them."""
        return self._renamed(report, self._before(report))

    def preview(self, report: Report) -> Report:
        """Return ``report`` with the fingerprints it would get if it came next."""
        return self._renamed(report, ChainMap({}, self._before(report)))

    def _before(self, report: Report) -> dict[str, str]:
        if report.path != self._path:
            self._path = report.path
            self._taken.clear()
        return self._taken

    def _renamed(self, report: Report, taken: MutableMapping[str, str]) -> Report:
        if report.document.record is None or report.document.id is not None:
            return report
        names = [_take(taken, finding.fingerprint) for finding in report.findings]
        if all(name == one.fingerprint for name, one in zip(names, report.findings, strict=True)):
            return report
        findings = (replace(one, fingerprint=name) for name, one in zip(names, report.findings, strict=True))
        return replace(report, findings=tuple(findings))


def _take(taken: MutableMapping[str, str], name: str) -> str:
    """Return ``name`` if it is free, else the first free one of those that follow from it, and take it.

    ``taken`` leads from each name that is taken to the last one that was, and from that to nothing.
    """
    passed = []
    while name in taken:
        passed.append(name)
        name = taken[name] or follower(name)
    for one in passed:
        taken[one] = name
    taken[name] = ""
    return name


def follower(name: str) -> str:
    """Return the name that the next finding with the fingerprint ``name`` gets."""
    return _digest(name)


def named(key: bytes) -> str:
    """Return the 16 hexadecimal digits that stand for ``key``."""
    from hashlib import sha256  # noqa: PLC0415 - 4 ms, only where something was found

    return sha256(key).hexdigest()[:16]


def _digest(key: str) -> str:
    return named(key.encode("utf-8", "surrogatepass"))
