"""Which rules run: selectors by code, prefix of a code, or name; the more specific wins."""

from collections.abc import Iterable, Iterator, Mapping

from ..config.convert import suggestion
from ..config.model import Config
from ..readers.problems import names_problem
from ..rule import RuleBase

ALL = "ALL"
_EXACT = 100


def matches(selector: str, rule: type[RuleBase]) -> bool:
    """Tell whether ``selector`` names ``rule``: ``ALL``, its name, its code, or the beginning of its code."""
    return selector in {ALL, rule.name} or (bool(selector) and rule.code.startswith(selector.upper()))


def unknown_selectors(selectors: Iterable[str], rules: Iterable[type[RuleBase]]) -> list[str]:
    """Return a message for each selector that names no rule."""
    known = list(rules)
    words = sorted({rule.code for rule in known} | {rule.name for rule in known} | {r.code[:2] for r in known})
    return [
        f"unknown rule `{selector}`{suggestion(selector, words)}"
        for selector in selectors
        if not any(matches(selector, rule) for rule in known)
    ]


def selector_mistakes(config: Config, rules: Iterable[type[RuleBase]]) -> Iterator[str]:
    """Yield a message for each mistake in what selects and ignores rules."""
    known = list(rules)
    given: dict[tuple[str, ...], tuple[str, ...]] = {
        ("select",): config.select,
        ("extend-select",): config.extend_select,
        ("ignore",): config.ignore,
        **{("per-file-ignores", pattern): selectors for pattern, selectors in config.per_file_ignores.items()},
    }
    for keys, selectors in given.items():
        where = config.where(*keys)
        if isinstance(selectors, str):  # "BP" would be taken for the rules that begin with B, and those with P
            yield f"{where}: must be a tuple, ({selectors!r},), not a string"
            continue
        ignored = keys[0] in {"ignore", "per-file-ignores"}  # these take what readers say of damaged input, too
        named = [one for one in selectors if not (ignored and names_problem(one))]
        yield from (f"{where}: {message}" for message in unknown_selectors(named, known))


def selected(config: Config, rules: Mapping[str, type[RuleBase]]) -> list[type[RuleBase]]:
    """Return the rules that ``config`` selects, in order of their codes.

    Without ``select`` all run that are not in preview; a preview rule runs when preview is on, or when it is named in
    full.
    """
    return [rule for rule in rules.values() if _wanted(config, rule)]


def _wanted(config: Config, rule: type[RuleBase]) -> bool:
    picked = max((_weight(selector, rule) for selector in (config.select or (ALL,))), default=0)
    picked = max([picked, *(_weight(selector, rule) for selector in config.extend_select)])
    dropped = max((_weight(selector, rule) for selector in config.ignore), default=0)
    if rule.preview and not config.preview and picked < _EXACT:
        return False
    return picked > dropped


def shows_preview(config: Config, rule: type[RuleBase]) -> bool:
    """Tell whether preview findings of ``rule`` are shown: with ``preview``, or for a preview rule named in full."""
    named = any(_weight(selector, rule) == _EXACT for selector in (*config.select, *config.extend_select))
    return config.preview or (rule.preview and named)


def _weight(selector: str, rule: type[RuleBase]) -> int:
    """Return how specific ``selector`` is for ``rule``: 0 if it does not name it, 100 if it does in full."""
    if not matches(selector, rule):
        return 0
    if selector == ALL:
        return 1
    return _EXACT if selector == rule.name or len(selector) == len(rule.code) else 1 + len(selector)
