"""Test tools for rule authors: marked cases, and the checks that every rule should pass.

With pytest nothing needs to be called: a project that declares an entry point of the group ``scrapelint`` gets its
``tests/cases/*.toml`` collected. See the guide for plugin authors.
"""

from ..engine.cases import KINDS, Case, CaseError, Kind, load_cases, mark, unmark
from .checks import documentation_problems, hostile_texts, robustness_problems
from .running import apply_fixes, linter_for, respaced, run_case

__all__ = [
    "KINDS",
    "Case",
    "CaseError",
    "Kind",
    "apply_fixes",
    "documentation_problems",
    "hostile_texts",
    "linter_for",
    "load_cases",
    "mark",
    "respaced",
    "robustness_problems",
    "run_case",
    "unmark",
]
