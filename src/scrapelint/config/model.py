"""The configuration as the engine reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import regex

Sensitivity = Literal["low", "default", "high"]


@dataclass(frozen=True)
class IgnoreText:
    """A pattern of texts in which some rules find nothing worth reporting: ``[[tool.scrapelint.ignore-text]]``."""

    rules: tuple[str, ...] = ()
    """Codes, prefixes of codes or names of rules."""
    pattern: str = ""
    """A regular expression, searched in the flagged text and, of a pair, in the other half; it has a time limit."""
    reason: str = ""
    """Why; for those who read the configuration after you."""

    def __post_init__(self) -> None:
        """Refuse a pattern that cannot work, or that nobody will understand in a year."""
        if not self.rules:
            raise ValueError('`rules` is missing: name the rules, or write rules = ["ALL"]')
        if not self.pattern:
            raise ValueError("`pattern` is missing: a regular expression")
        if not self.reason.strip():
            raise ValueError("`reason` is missing: say why these texts are not to be reported")
        self.compiled()

    def compiled(self) -> "regex.Pattern[str]":
        """Return the pattern, compiled.

        Raises:
            ValueError: it is no regular expression.
        """
        import regex  # noqa: PLC0415 - 20 ms, only for who has such patterns

        try:
            return regex.compile(self.pattern)
        except regex.error as error:
            raise ValueError(f"`pattern` is no regular expression: {error}") from None


@dataclass(frozen=True)
class Config:
    """Which rules run, with which options; frozen, picklable and hashable.

    >>> Config(select=("ND", "comment-form")).select
    ('ND', 'comment-form')
    """

    select: tuple[str, ...] = ()
    """Rules to run: codes, prefixes of codes or names; empty for all that are not in preview."""
    extend_select: tuple[str, ...] = ()
    """Rules to run besides."""
    ignore: tuple[str, ...] = ()
    """Rules not to run. Of ``select`` and ``ignore`` the more specific wins; between equals, ``ignore``."""
    preview: bool = False
    """Whether to show the findings of rules, and ranges of rules, that are in preview."""
    sensitivity: Sensitivity = "default"
    """How much to report, where a table of options does not say."""
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Rules to ignore in the files that match a pattern, as in ``.gitignore``."""
    exclude: tuple[str, ...] = ()
    """Files and folders to pass over, as patterns of ``.gitignore``."""
    plugins: tuple[str, ...] = ()
    """Modules to load as plugins besides the installed ones; ``no:NAME`` leaves the plugin NAME out."""
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, hash=False)
    """Options by rule name."""
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, hash=False)
    """Options shared by the rules of a plugin, by the name of their table."""
    text_field: str = "text"
    """The field of a record that holds the text."""
    id_field: str | None = None
    """The field of a record that names it."""
    url_field: str | None = None
    """The field of a record that holds the address of the page, whose host is its site; by default ``url``, where there
    is one. The site of a file of its own is its folder."""
    date_field: str | None = None
    """The field of a record that holds the date of the page, for figures over time; by default ``date``, where there is
    one."""
    templates: str = ""
    """A file of template lines, relative to the root, as ``scrapelint corpus --learn`` writes it: they are reported in
    single pages, too. ``--templates`` names another."""
    ignore_text: tuple[IgnoreText, ...] = ()
    """Texts in which some rules are to report nothing."""
    inline_directives: bool = False
    """Whether comments such as ``<!-- scrapelint-disable-next-line BP -->`` count in Markdown and HTML files. Only for
    files that people write: a scraped page must not be able to switch its linter off."""
    baseline: str = ""
    """The file of known findings, relative to the root; by default ``.scrapelint-baseline.json``, where it exists."""
    max_removed_share: float = 0.3
    """The share of a document, from 0 to 1, that ``--fix`` may remove; one that would lose more is left alone."""
    fail_on: Literal["error", "warning", "info", "never"] = "info"
    """The lowest severity of findings that fail a run."""
    max_findings: Mapping[str, int] = field(default_factory=dict, hash=False)
    """Budgets: how many findings a rule may have, by code, prefix, name or ALL; its findings fail a run beyond that."""
    max_rate: Mapping[str, float] = field(default_factory=dict, hash=False)
    """Budgets: how many findings in 1,000 documents a rule may have, by code, prefix, name or ALL."""
    cache: bool = True
    """Whether to keep results, so that what has not changed is not linted again."""
    cache_dir: str = ""
    """The folder that results are kept in, relative to the root; by default ``.scrapelint_cache``."""
    time_limit: float = 30.0
    """Seconds that the rules may take for a document of up to 100,000 code points, longer ones in proportion; the rule
    at work when they are over is reported, and the others go on. 0 for no limit."""
    root: str = ""
    """The folder that patterns and shown paths are relative to; empty for the current one."""
    source: str = ""
    """The file this was read from; empty if none."""
    problems: tuple[str, ...] = ()
    """Mistakes in the file, not yet raised, so that they are shown together with those that only the plugins see."""
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict, hash=False, repr=False)
    """The line of each key in :attr:`source`, from 1."""

    def out_of_range(self) -> list[str]:
        """Return a message for each number that cannot be meant."""
        problems = []
        if not 0 <= self.max_removed_share <= 1:
            problems.append(f"{self.where('max-removed-share')}: must be from 0 to 1, not {self.max_removed_share:g}")
        if self.time_limit < 0:
            problems.append(f"{self.where('time-limit')}: must not be negative; 0 is for no limit")
        for key, budgets in (("max-findings", self.max_findings), ("max-rate", self.max_rate)):
            problems += [f"{self.where(key, one)}: must not be negative" for one, most in budgets.items() if most < 0]
        return problems

    def where(self, *keys: str) -> str:
        """Return how to point at a key: file, line and key path where it comes from a file."""
        path = ".".join(keys)
        if not self.source:
            return path
        line = next((self.lines[keys[:n]] for n in range(len(keys), 0, -1) if keys[:n] in self.lines), None)
        return f"{self.source}:{line}: {path}" if line else path  # a key that is not in the file is an option
