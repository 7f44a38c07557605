"""Steps for pipelines of datatrove: one that marks documents with their findings, one that drops them with the rule."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from ..config.model import Config
from ..finding import SEVERITIES, Finding, Severity
from ..readers.extras import needed
from .batch import BatchLinter
from .findings import rows

METADATA = "scrapelint"
"""The key of a document's metadata that holds its findings."""
_TOGETHER = 100
"""How many documents are linted together."""

_step = needed("datatrove", "datatrove.pipeline.base", purpose="a step of a pipeline of datatrove").PipelineStep
_filter = needed("datatrove", "datatrove.pipeline.filters.base_filter", purpose="a filter of datatrove").BaseFilter


class ScrapelintTagger(_step):  # type: ignore[misc, valid-type]
    """Puts the findings in a document into ``metadata["scrapelint"]``: a list with the fields of the format ``jsonl``.

    The statistics of the pipeline count them by rule.
    """

    name = "🔎 scrapelint"
    type = "🏷 - TAGGER"

    def __init__(self, config: Config | None = None) -> None:
        """Take the configuration.

        Raises:
            ConfigError: with every mistake in it.
        """
        super().__init__()
        self._linter = BatchLinter(config or Config())

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Yield the documents in ``data``, in order."""
        del rank, world_size
        documents = iter(data)
        while batch := list(islice(documents, _TOGETHER)):
            with self.track_time("batch"):
                linted = _linted(self._linter, batch)
            for document, found in zip(batch, linted, strict=True):
                document.metadata[METADATA] = rows(found)
                self.update_doc_stats(document)
                for finding in found:
                    self.stat_update(finding.code)
                yield document


class ScrapelintFilter(_filter):  # type: ignore[misc, valid-type]
    """Drops documents with findings, for the name of the rule that says the worst of them.

    datatrove counts the reasons, and writes them beside what is dropped as ``metadata["filter_reason"]``. A document
    that a rule could not finish is dropped too, for ``rule-failed``: nobody has judged it.
    """

    name = "🔎 scrapelint"

    def __init__(
        self, config: Config | None = None, *, least: Severity = "error", exclusion_writer: Any = None
    ) -> None:
        """Take the configuration, the lowest severity that a document is dropped for, and where to write those.

        Raises:
            ConfigError: with every mistake in the configuration.
        """
        super().__init__(exclusion_writer, batch_size=_TOGETHER)
        self._linter = BatchLinter(config or Config())
        self._counted = SEVERITIES[: SEVERITIES.index(least) + 1]

    def filter(self, doc: Any) -> bool | tuple[bool, str]:
        """Return whether ``doc`` stays, and if not, why."""
        return self.filter_batch([doc])[0]

    def filter_batch(self, batch: Sequence[Any]) -> list[bool | tuple[bool, str]]:
        """Return for each document of ``batch`` whether it stays, and if not, why."""
        return [self._judged(found) for found in _linted(self._linter, batch)]

    def _judged(self, found: Sequence[Finding]) -> bool | tuple[bool, str]:
        severe = [finding for finding in found if finding.severity in self._counted]
        worst = min(severe, key=lambda one: SEVERITIES.index(one.severity), default=None)
        return worst is None or (False, worst.name)


def _linted(linter: BatchLinter, documents: Sequence[Any]) -> list[tuple[Finding, ...]]:
    """Return the findings in each of the ``documents`` of datatrove."""
    batch = {"text": [one.text for one in documents], "id": [one.id for one in documents]}
    return list(linter.findings(batch))
