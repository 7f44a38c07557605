"""What the report says of the run itself, beside the figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ...engine.gates import Verdict
from ...reports.base import RuleInfo


class Change(NamedTuple):
    """Findings of a rule beside those of the baseline, or of an earlier run."""

    new: int
    fixed: int
    same: int


@dataclass(frozen=True)
class About:
    """The run: what was asked, what it came to, and how to run it again."""

    verdict: Verdict
    command: str
    """The command that makes this report again, as typed in a shell."""
    inputs: tuple[str, ...] = ()
    """The paths that were given."""
    fingerprint: str = ""
    """A hash of the corpus, by which two reports are known to speak of the same one."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Settings that are not the default, as they would stand in the configuration."""
    findings_file: str = ""
    """Where all findings stand, relative to the report."""
    warnings: tuple[str, ...] = ()
    """What was not looked at, and why."""
    rules: tuple[RuleInfo, ...] = ()
    """The rules that were run, those without findings too."""
    changes: Mapping[str, Change] | None = None
    """Change since the baseline, by code of the rule; ``None`` if there was none to compare with."""
    version: str = ""
    """The version of scrapelint and of the plugins."""
