"""An item pipeline for Scrapy: what is wrong with an item's text, in the item and in the statistics of the crawl."""

import logging
from pathlib import Path
from typing import Any, Self

from ..config.load import load_config
from ..config.model import Config
from ..engine.linter import Linter
from ..errors import ConfigError
from ..finding import SEVERITIES, Finding
from ..readers.extras import needed
from ..reports.json_text import fields, without_surrogates
from ..text.document import Document

_NEVER = "never"
_log = logging.getLogger(__name__)


class ScrapelintPipeline:
    """Lints the text of each item; by the settings of the project it drops the item, or marks it, or both.

    Settings:

    * ``SCRAPELINT_CONFIG``: a configuration file; by default the rules are those that are on by default.
    * ``SCRAPELINT_TEXT_FIELD``: the field of an item with the text, ``text`` by default. Items without it, or with
      what is no string in it, pass, and are counted as ``scrapelint/without_text``.
    * ``SCRAPELINT_ID_FIELD``: the field that names an item in the log, ``url`` by default.
    * ``SCRAPELINT_DROP``: the lowest severity of findings for which an item is dropped; ``never`` by default.
    * ``SCRAPELINT_MARK``: the field that the findings go to, a list with the fields of the format ``jsonl``; by
      default none. An item that is a dataclass or of attrs must have the field.

    The statistics of the crawl count ``scrapelint/items``, ``scrapelint/findings``, ``scrapelint/findings/CODE``,
    ``scrapelint/dropped`` and ``scrapelint/failures``.
    """

    def __init__(self, crawler: Any) -> None:
        """Take the settings of ``crawler`` and build the linter.

        Raises:
            ConfigError: a setting, or the configuration file, holds a mistake.
        """
        settings = crawler.settings
        self._stats = crawler.stats
        self._text_field = settings.get("SCRAPELINT_TEXT_FIELD", "text")
        self._id_field = settings.get("SCRAPELINT_ID_FIELD", "url")
        self._mark = settings.get("SCRAPELINT_MARK")
        self._severe = _severe(settings.get("SCRAPELINT_DROP", _NEVER))
        file = settings.get("SCRAPELINT_CONFIG")
        self._linter = Linter(load_config(Path(file)) if file else Config())

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        """Return the pipeline of ``crawler``, as Scrapy makes it."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """Return ``item`` as it goes on, or drop it."""
        adapter = needed("scrapy", "itemadapter", purpose="linting items of Scrapy").ItemAdapter(item)
        text = adapter.get(self._text_field)
        if not isinstance(text, str):
            self._stats.inc_value("scrapelint/without_text")
            return item
        name = str(adapter.get(self._id_field) or "<item>")
        report = self._linter.lint(Document(text, name))
        for failure in report.failures:
            _log.error("%s", failure)
        self._count(report.findings, len(report.failures))
        if self._mark:
            adapter[self._mark] = [without_surrogates(fields(finding)) for finding in report.findings]
        self._drop(name, report.findings)
        return item

    def _count(self, findings: tuple[Finding, ...], failures: int) -> None:
        self._stats.inc_value("scrapelint/items")
        self._stats.inc_value("scrapelint/findings", len(findings))
        for finding in findings:
            self._stats.inc_value(f"scrapelint/findings/{finding.code}")
        if failures:
            self._stats.inc_value("scrapelint/failures", failures)

    def _drop(self, name: str, findings: tuple[Finding, ...]) -> None:
        """Drop the item if one of its ``findings`` is severe enough."""
        severe = next((finding for finding in findings if finding.severity in self._severe), None)
        if severe is not None:
            self._stats.inc_value("scrapelint/dropped")
            dropped = needed("scrapy", "scrapy.exceptions", purpose="dropping items of Scrapy").DropItem
            raise dropped(f"{name}: {severe.code} {severe.name}: {severe.message}")


def _severe(least: str) -> tuple[str, ...]:
    """Return the severities for which an item is dropped."""
    if least == _NEVER:
        return ()
    if least not in SEVERITIES:
        raise ConfigError([f"SCRAPELINT_DROP: must be {', '.join(SEVERITIES)} or {_NEVER}, not {least!r}"])
    return SEVERITIES[: SEVERITIES.index(least) + 1]
