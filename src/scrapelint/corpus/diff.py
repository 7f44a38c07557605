"""Two runs beside each other: which findings are new, fixed, or the same, in memory that hardly grows with them.

Findings are sorted into parts by their names on disk, and each part is compared by itself. Equal names are counted: of
five where there were three, the last two are new.
"""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from struct import Struct
from typing import Any, BinaryIO

from ..finding import Finding
from ..text.folding import fold
from .findings_file import as_finding, read_findings
from .keys import digest_number
from .summary import site_of_finding

_PARTS = 64
_ROW = Struct("<QIII")  # the name, the numbers of rule and site, the place in the file
_TYPE = [("name", "<u8"), ("rule", "<u4"), ("site", "<u4"), ("place", "<u4")]

Naming = Callable[[Finding], int]


@dataclass
class Counts:
    """Findings that are new, fixed, and in both runs."""

    new: int = 0
    fixed: int = 0
    same: int = 0


@dataclass
class Difference:
    """What two runs differ in."""

    total: Counts = field(default_factory=Counts)
    rules: dict[str, Counts] = field(default_factory=dict)
    """By code."""
    names: dict[str, str] = field(default_factory=dict)
    """The names of the rules, by code."""
    sites: dict[str, Counts] = field(default_factory=dict)
    _new: Any = None

    def is_new(self, place: int) -> bool:
        """Tell whether the finding at ``place`` of the new file, from 0, is new."""
        return bool(self._new[place])


def by_fingerprint(finding: Finding) -> int:
    """Return the fingerprint as a number: the file, the id of the record, and what is flagged."""
    try:
        return int(finding.fingerprint, 16) & (1 << 64) - 1
    except ValueError:
        return digest_number(finding.fingerprint)


def by_id(finding: Finding) -> int:
    """Return a number for the rule, the id of the record and what is flagged, whatever file the record is in."""
    return digest_number("\0".join((finding.code, finding.id or finding.path, fold(finding.text))))


def difference(old: Path, new: Path, naming: Naming = by_fingerprint) -> Difference:
    """Return what the findings in the file ``new`` differ in from those in ``old``.

    Raises:
        InputError: one of the files cannot be read.
    """
    import numpy as np  # noqa: PLC0415 - late, as everywhere

    made = Difference()
    with tempfile.TemporaryDirectory(prefix="scrapelint-") as name:
        folder = Path(name)
        codes, sites = _Numbers(), _Numbers()
        _sort_out(old, folder, "old", naming, made, (codes, sites))
        count = _sort_out(new, folder, "new", naming, made, (codes, sites))
        made._new = np.zeros(count, bool)  # noqa: SLF001 - its maker
        for part in range(_PARTS):
            before, after = (np.fromfile(folder / f"{side}{part}", np.dtype(_TYPE)) for side in ("old", "new"))
            gone, come = _beyond(np, before, after), _beyond(np, after, before)
            made._new[after["place"][come]] = True  # noqa: SLF001
            for rows, kind in ((after[come], "new"), (before[gone], "fixed"), (after[~come], "same")):
                _count(rows, kind, made, codes, sites)
    return made


def _sort_out(
    path: Path, folder: Path, side: str, naming: Naming, made: Difference, numbers: "tuple[_Numbers, _Numbers]"
) -> int:
    """Write the findings of ``path`` into the parts of their names, and return how many there are."""
    place = -1
    with ExitStack() as stack:
        parts: list[BinaryIO] = [stack.enter_context((folder / f"{side}{part}").open("wb")) for part in range(_PARTS)]
        for place, values in enumerate(read_findings(path)):
            finding = as_finding(values)
            made.names[finding.code] = finding.name
            name = naming(finding)
            code, site = numbers[0].of(finding.code), numbers[1].of(site_of_finding(finding))
            parts[name % _PARTS].write(_ROW.pack(name, code, site, place))
    return place + 1


def _beyond(np: Any, rows: Any, others: Any) -> Any:
    """Return a mask of those ``rows`` that have no counterpart in ``others``: of equal ones the last."""
    order = np.argsort(rows["name"], kind="stable")
    names = rows["name"][order]
    other = np.sort(others["name"])
    there = np.searchsorted(other, names, "right") - np.searchsorted(other, names, "left")
    rank = np.arange(len(names)) - np.searchsorted(names, names, "left")
    mask = np.zeros(len(names), bool)
    mask[order] = rank >= there
    return mask


def _count(rows: Any, kind: str, made: Difference, codes: "_Numbers", sites: "_Numbers") -> None:
    setattr(made.total, kind, getattr(made.total, kind) + len(rows))
    for numbers, column, counts in ((codes, "rule", made.rules), (sites, "site", made.sites)):
        for number, count in Counter(rows[column].tolist()).items():
            one = counts.setdefault(numbers.word(number), Counts())
            setattr(one, kind, getattr(one, kind) + count)


class _Numbers:
    """Numbers for words, in the order in which they were met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []

    def of(self, word: str) -> int:
        number = self._numbers.setdefault(word, len(self._words))
        if number == len(self._words):
            self._words.append(word)
        return number

    def word(self, number: int) -> str:
        return self._words[number]


def new_findings(path: Path, made: Difference) -> Iterator[dict[str, Any]]:
    """Yield the findings in the file ``path``, the new one of ``made``, that are new."""
    for place, values in enumerate(read_findings(path)):
        if made.is_new(place):
            yield values
