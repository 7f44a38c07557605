"""The examples on the page of a rule: its first cases, with what it says of them."""

import inspect
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from ..rule import Rule, RuleBase
from ..text.document import Document
from .cases import CLOSE, OPEN, Case, CaseError, load_cases

_EXAMPLES = 3  # of each kind: the first in the case file, so its author chooses them
_LONGEST = 600  # code points of an example
_BEFORE = 250  # code points before the first mark, where an example must be cut
_LIMITS = {"known-miss": "Missed", "known-false-alarm": "A false alarm"}


def examples(rule: type[RuleBase]) -> Iterator[str]:
    """Yield the paragraphs with what ``rule`` flags, what it leaves alone, and where it is known to be wrong."""
    cases = _cases(rule)
    flagged = [case for case in cases if case.kind == "flag"][:_EXAMPLES]
    passed = [case for case in cases if case.kind == "pass"][:_EXAMPLES]
    known = [case for case in cases if case.known][: 2 * _EXAMPLES]
    if flagged:
        yield f"## Flagged\n\nWhat stands between {OPEN} and {CLOSE} is reported, with the words below it."
        for case in flagged:
            yield _example(case)
            yield from _messages(case, rule)
    if passed:
        yield "## Left alone"
        yield from map(_example, passed)
    if known:
        yield "## Known limits"
        yield from (f"{_LIMITS[case.kind]}: {_example(case)}" for case in known)


def _example(case: Case) -> str:
    """Return the title of ``case`` and its marked text, in a fence that is longer than any in the text."""
    title = case.id.replace("_", " ")
    shown = _cut(case.marked.strip("\n"))
    fence = "```"
    while fence in shown:
        fence += "`"
    return f"{title[:1].upper()}{title[1:]}:\n\n{fence}text\n{shown}\n{fence}"


def _cut(text: str) -> str:
    """Return ``text``, if it is long the part around its first mark, cut between words."""
    if len(text) <= _LONGEST:
        return text
    start = max(0, text.find(OPEN) - _BEFORE) if text.find(OPEN) > _BEFORE else 0
    start = text.find(" ", start) + 1 if start else 0
    part = text[start : start + _LONGEST]
    after = "" if start + _LONGEST >= len(text) else " …"
    return f"{'… ' if start else ''}{part.rsplit(' ', 1)[0] if after else part}{after}"


def _messages(case: Case, rule: type[RuleBase]) -> Iterator[str]:
    """Yield what ``rule`` says of ``case``, each message once, as a quotation."""
    if case.options or not issubclass(rule, Rule):
        return
    try:
        found = sorted(rule().check(Document(case.text)), key=lambda finding: finding.start)
    except Exception:  # noqa: BLE001 - a page is no place to fail: the tests of the plugin say what is wrong
        return
    said = dict.fromkeys(f"> {one.code}: {one.message}{' *(with --preview)*' if one.preview else ''}" for one in found)
    if said:
        yield "\n".join(said)


def _cases(rule: type[RuleBase]) -> list[Case]:
    """Return the cases of ``rule``: from its source tree while it is being developed, else as installed with it."""
    for folder in _case_folders(rule):
        path = folder / f"{rule.name}.toml"
        if path.is_file():
            try:
                return load_cases(path)
            except CaseError:
                return []  # the tests of the plugin say so; its page does without examples
    return []


def _case_folders(rule: type[RuleBase]) -> Iterator[Path]:
    try:
        parents = Path(inspect.getfile(rule)).resolve().parents[:5]
    except (OSError, TypeError):
        parents = ()  # a rule that was typed at a prompt
    yield from (parent / "tests" / "cases" for parent in parents if (parent / "pyproject.toml").is_file())
    for package in (rule.__module__.split(".")[0], "scrapelint"):  # ours share one folder in the wheel
        folder = files(package) / "cases"
        if isinstance(folder, Path):
            yield folder
