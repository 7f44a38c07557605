"""Fixes: the edits of all findings put together, again and again, until the text holds nothing more to fix."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..finding import Finding
from ..readers.markdown_text import markdown_document
from ..report import Report
from ..text.document import Document
from ..text.edit import Edit
from ..text.folding import fold

MOST_REMOVED = 0.3
"""Share of a document that fixes may remove by default: beyond, the document is more likely misread than so bad."""

_MOST_ROUNDS = 20
_MOST_TRIED_ALONE = 50

Step = tuple[Edit, ...]
Check = Callable[[Document], Report]


@dataclass(frozen=True, slots=True)
class Fixed:
    """What became of a document: ``steps`` are edits to be made one step after the other, in order of offsets.

    ``report`` holds the document as it is now and what is still found in it, which is what a new check would find.
    """

    report: Report
    applied: tuple[Finding, ...] = ()
    steps: tuple[Step, ...] = ()
    refused: str = ""
    """Why the document was left as it was; empty if it was not."""
    held_back: tuple[Finding, ...] = ()
    """Findings whose fixes would have left new damage behind."""


def fix(report: Report, check: Check, *, unsafe: bool = False, most_removed: float = MOST_REMOVED) -> Fixed:
    """Return what the fixes of ``report`` make of its document.

    Args:
        report: what was found in it.
        check: finds what is left after a step.
        unsafe: whether to make the fixes too that a person should read first.
        most_removed: the share of the document, white space not counted, that may be removed, from 0 to 1.
    """
    applied: list[Finding] = []
    steps: list[Step] = []
    held: dict[str, Finding] = {}
    now, removed = report, 0
    total = _weight(report.document.text)
    for _ in range(_MOST_ROUNDS):
        candidates = [one for one in now.findings if applicable(one, unsafe=unsafe) and _key(one) not in held]
        chosen, edits = compatible(candidates)
        if not edits:
            return Fixed(now, tuple(applied), tuple(steps), held_back=tuple(held.values()))
        after = check(_changed(now.document, edits))
        if _new_damage(now, after, unsafe=unsafe):
            tried = chosen
            chosen, edits, after = _harmless(now, tried, check, unsafe=unsafe)
            held |= {_key(one): one for one in tried if one not in chosen}
        removed += _removed(now.document.text, edits)
        if removed > most_removed * total:
            return Fixed(report, refused=_too_much(removed / total, most_removed))
        if edits:
            applied += chosen
            steps.append(edits)
            now = after
    return Fixed(report, refused=f"its fixes do not come to an end: after {_MOST_ROUNDS} rounds there are new ones")


def applicable(finding: Finding, *, unsafe: bool) -> bool:
    """Tell whether ``finding`` has a fix that may be made."""
    return finding.fix is not None and bool(finding.fix.edits) and (unsafe or finding.fix.safe)


def compatible(findings: Iterable[Finding]) -> tuple[list[Finding], Step]:
    """Return the findings whose fixes can be made together, and their edits in order of offsets.

    Of two fixes that overlap the first one in the text is made. A fix is made whole or not at all, and two that ask
    for the same edit agree.
    """
    chosen: list[Finding] = []
    taken: list[tuple[int, int, str]] = []
    for finding in findings:
        new = [edit for edit in _edits(finding) if not _contains(taken, edit)]
        if any(_clashes(taken, edit) for edit in new) or _clash_among(new):
            continue
        for edit in new:
            taken.insert(bisect_left(taken, edit), edit)
        chosen.append(finding)
    return chosen, tuple(Edit(*edit) for edit in taken)


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return ``text`` with ``edits`` made, which do not overlap and are in order of offsets.

    >>> apply_edits("one two three", [Edit(0, 4), Edit(8, 13, "3")])
    'two 3'
    """
    pieces = []
    place = 0
    for edit in edits:
        pieces += [text[place : edit.start], edit.replacement]
        place = edit.end
    return "".join([*pieces, text[place:]])


def _edits(finding: Finding) -> list[tuple[int, int, str]]:
    """Return the edits of the fix of ``finding``, removals that overlap made one: of neighbouring lines they do."""
    merged: list[tuple[int, int, str]] = []
    for edit in sorted(finding.fix.edits, key=lambda edit: (edit.start, edit.end)) if finding.fix else ():
        if merged and merged[-1][2] == edit.replacement == "" and edit.start < merged[-1][1]:
            start, end, _ = merged.pop()
            merged.append((start, max(end, edit.end), ""))
        else:
            merged.append((edit.start, edit.end, edit.replacement))
    return merged


def _contains(taken: list[tuple[int, int, str]], edit: tuple[int, int, str]) -> bool:
    place = bisect_left(taken, edit)
    return place < len(taken) and taken[place] == edit


def _clashes(taken: list[tuple[int, int, str]], edit: tuple[int, int, str]) -> bool:
    """Tell whether ``edit`` overlaps one of its neighbours in ``taken``, which do not overlap each other."""
    place = bisect_left(taken, edit)
    return any(_overlap(other, edit) for other in taken[max(0, place - 1) : place + 1])


def _clash_among(edits: list[tuple[int, int, str]]) -> bool:
    ordered = sorted(edits)
    return any(_overlap(first, second) for first, second in pairwise(ordered))


def _overlap(first: tuple[int, int, str], second: tuple[int, int, str]) -> bool:
    return first[0] == second[0] or (first[0] < second[1] and second[0] < first[1])


def _changed(document: Document, edits: Sequence[Edit]) -> Document:
    text = apply_edits(document.text, edits)
    if document.soft_breaks:
        return markdown_document(text, document.path)
    return Document(text, document.path, document.id, document.record, document.site)


def _harmless(now: Report, chosen: list[Finding], check: Check, *, unsafe: bool) -> tuple[list[Finding], Step, Report]:
    """Return the fixes of ``chosen`` that, made one by one, leave no new damage behind, and what is found then."""
    kept: list[Finding] = []
    edits: Step = ()
    after = now
    for finding in chosen[:_MOST_TRIED_ALONE]:
        tried, together = compatible([*kept, finding])
        outcome = check(_changed(now.document, together))
        if not _new_damage(now, outcome, unsafe=unsafe):
            kept, edits, after = tried, together, outcome
    return kept, edits, after


def _new_damage(before: Report, after: Report, *, unsafe: bool) -> bool:
    """Tell whether ``after`` holds a finding that ``before`` did not, and that no further fix takes out."""
    known = {_key(finding) for finding in before.findings}
    return any(not applicable(one, unsafe=unsafe) and _key(one) not in known for one in after.findings)


def _key(finding: Finding) -> str:
    return f"{finding.code} {fold(finding.text)}"


def _removed(text: str, edits: Sequence[Edit]) -> int:
    return sum(max(0, _weight(text[edit.start : edit.end]) - _weight(edit.replacement)) for edit in edits)


def _weight(text: str) -> int:
    return sum(map(len, text.split()))


def _too_much(share: float, limit: float) -> str:
    return f"its fixes would remove {share:.0%} of the text, and --max-removed-share is {limit:.0%}"
