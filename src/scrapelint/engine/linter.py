"""The linter: runs the selected rules over documents, keeps what they find, and says which of them failed."""

import dataclasses
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..config.model import Config
from ..corpus_rule import CorpusRule
from ..errors import ConfigError
from ..finding import Finding, Location
from ..garbage import seldom_collected
from ..report import Failure, Report
from ..reports.notes import passed_over
from ..rule import Rule, RuleBase
from ..text.document import Document
from .batches import batches, emptied, judges, prepare
from .fingerprint import fingerprints
from .options import build_rules
from .plugins import Catalogue, installed_plugins, load_plugins
from .selection import selected, selector_mistakes, shows_preview
from .stable_path import stable_path
from .suppression import pattern_mistakes
from .time_limit import TimeLimitExceeded, call_within, seconds_for


class Linter:
    r"""A set of rules with their options, ready to run; picklable, and best built once a process.

    >>> linter = Linter(Config(select=("BP",)))
    >>> [finding.code for finding in linter.lint(Document("All is well.\n\nLeave a Reply")).findings]
    ['BP001']
    """

    def __init__(self, config: Config | None = None, *, plugins: Sequence[object] = ()) -> None:
        """Build the rules that ``config`` selects from the installed plugins and the objects in ``plugins``.

        Raises:
            ConfigError: with every mistake in ``config``.
            PluginError: a plugin cannot be loaded.
        """
        self.config = config or Config()
        self._given = tuple(plugins)
        self.catalogue: Catalogue = (
            load_plugins(self.config.plugins, plugins) if plugins else installed_plugins(self.config.plugins)
        )
        built = self._build()
        self.rules: list[Rule] = [rule for rule in built if isinstance(rule, Rule)]
        self.corpus_rules: list[CorpusRule] = [rule for rule in built if isinstance(rule, CorpusRule)]
        self._previewed = {rule.code for rule in built if shows_preview(self.config, type(rule))}
        self.owners = {rule.code: self.catalogue.owner(type(rule)).name for rule in built}
        """The names of the rules' plugins by code."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what the linter was made from."""
        return _rebuild, (self.config, self._given)

    def _build(self) -> list[RuleBase]:
        config, known = self.config, self.catalogue.rules
        problems = [*config.problems, *config.out_of_range(), *selector_mistakes(config, known.values())]
        problems += pattern_mistakes(config, known.values())
        rules, mistakes = build_rules(config, selected(config, known), known.values())
        if problems or mistakes:
            raise ConfigError([*problems, *mistakes])
        return rules

    def lint(self, document: Document) -> Report:
        """Return what the rules find in ``document``; a rule that crashes is a failure in the report.

        Raises:
            TypeError: it is no :class:`Document`, but a bare string, for example.
        """
        if not (_length(document) and self.rules):  # in no text nothing can be found: a span is never empty
            return Report(document, ())
        with seldom_collected():
            return self._linted(document)

    def _linted(self, document: Document) -> Report:
        findings: list[Finding] = []
        failures: list[Failure] = []
        notes: dict[str, None] = {}
        limit = seconds_for(self.config.time_limit, len(document.text))
        waiting = deque(self.rules)
        while waiting:
            try:
                call_within(limit, lambda: self._run(document, waiting, findings, failures, notes))
            except TimeLimitExceeded:
                if waiting:  # the time may be up just when all is done
                    problem = f"it took longer than {limit:g} seconds"
                    failures.append(self._failure(waiting.popleft(), document, problem))
        return Report(document, self._completed(document, findings), tuple(failures), tuple(notes))

    def _run(
        self,
        document: Document,
        waiting: deque[Rule],
        findings: list[Finding],
        failures: list[Failure],
        notes: dict[str, None],
    ) -> None:
        """Run the rules that are ``waiting``; each leaves the queue when it is done."""
        while waiting:
            rule = waiting[0]
            if not judges(rule, document):
                notes[passed_over(rule.code[:2], document.language)] = None
            else:
                try:
                    findings += self._checked(rule, document)
                except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises must not lose the other findings
                    failures.append(self._failure(rule, document, f"{type(error).__name__}: {error}"))
            waiting.popleft()

    def _failure(self, rule: Rule, document: Document, problem: str) -> Failure:
        return Failure(rule.code, self.owners[rule.code], document.path, problem)

    def lint_many(self, documents: Iterable[Document]) -> Iterator[Report]:
        """Yield a report for each document, in order: what :meth:`lint` returns, in less time.

        It reads ahead by no more than 100 documents or 100,000 code points, for which the rules compute together what
        they can, and holds no more than these.
        """
        for batch in batches(documents, _length):
            yield from self.lint_batch(batch)

    def lint_batch(self, documents: list[Document]) -> Iterator[Report]:
        """Yield a report for each of ``documents``, in order, all of which are prepared together.

        The list is emptied on the way: what was computed for a document need not be held until all are done.
        """
        if len(documents) > 1:
            with seldom_collected():
                prepare([(self.owners[rule.code], rule) for rule in self.rules], documents, self.config.time_limit)
        yield from map(self.lint, emptied(documents))

    def _checked(self, rule: Rule, document: Document) -> list[Finding]:
        """Return the findings of one rule that are to be shown, each of them within the text."""
        kept = []
        for finding in rule.check(document):
            _refuse_malformed(finding)
            _refuse_outside(finding, len(document.text))
            if not finding.preview or rule.code in self._previewed:
                kept.append(finding)
        return kept

    def _completed(self, document: Document, found: list[Finding]) -> tuple[Finding, ...]:
        """Return the findings in text order, with all that a rule does not know filled in."""
        if not found:
            return ()  # the most common case where few rules are selected, and a stable path is dear
        found.sort(key=lambda finding: (finding.start, finding.end, finding.code, finding.message))
        names = fingerprints(document, found, stable_path(document.path, self.config.root))
        return tuple(self._located(document, one, name) for one, name in zip(found, names, strict=True))

    def _located(self, document: Document, finding: Finding, fingerprint: str) -> Finding:
        line, column = document.position(finding.start)
        end_line, end_column = document.position(finding.end)
        return dataclasses.replace(
            finding,
            path=document.path,
            id=document.id,
            record=document.record,
            site=document.site,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            text=document.text[finding.start : finding.end],
            fingerprint=fingerprint,
            plugin=self.owners[finding.code],
            related=tuple(_placed(document, place) for place in finding.related),
        )


def _length(document: Any) -> int:
    """Return how many code points there are to lint; in pipelines without types, strings come in place of documents."""
    if not isinstance(document, Document):
        given = type(document).__name__
        raise TypeError(f"a linter takes documents, not {given}: Linter().lint(Document(text)), or lint_text(text)")
    return len(document.text)


def _placed(document: Document, place: Location) -> Location:
    line, column = document.position(place.start)
    return dataclasses.replace(place, path=place.path or document.path, line=line, column=column)


def _refuse_malformed(finding: Any) -> None:
    """Raise if ``finding`` is none, or lacks what every output needs: rules are not all checked for their types."""
    if not isinstance(finding, Finding):
        raise TypeError(f"check must yield findings, not {finding!r}")
    if not isinstance(finding.message, str):
        raise TypeError(f"the message must be a string, not {finding.message!r}")
    places: list[Any] = [finding, *finding.related]
    for place in places:
        if type(place.start) is not int or type(place.end) is not int:
            raise TypeError(f"the span [{place.start!r}, {place.end!r}) must be of whole numbers")


def _refuse_outside(finding: Finding, length: int) -> None:
    """Raise if a span of ``finding`` is empty or does not lie within the text."""
    if not 0 <= finding.start < finding.end <= length:
        raise ValueError(f"the span [{finding.start}, {finding.end}) is not within the text of {length} code points")
    for place in finding.related:
        if not place.path and not 0 <= place.start <= place.end <= length:
            raise ValueError(f"the related span [{place.start}, {place.end}) is not within the text")


def _rebuild(config: Config, plugins: tuple[object, ...]) -> Linter:
    return Linter(config, plugins=plugins)
