"""Learning: the template lines of a corpus, to be found again in single pages."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from ..corpus_rule import LONGEST_TEXT, CorpusRule, GroupRule, Place
from ..templates import TemplateLine
from .compare import judged
from .engine import Engine
from .shards import rule_number


def learn(
    rules: Sequence[CorpusRule],
    shards: Iterable[Path],
    *,
    learned: date,
    memory_limit: str = "1GB",
    scratch: Path,
) -> Iterator[TemplateLine]:
    """Yield the lines that those of ``rules`` that learn report, each with the date ``learned``.

    The other arguments and the errors are those of :func:`~scrapelint.corpus.compare.compare`;
    :func:`~scrapelint.templates.write_templates` takes what is yielded.
    """
    learning = [rule for rule in rules if isinstance(rule, GroupRule) and rule.learns]
    paths = sorted(shards)
    if not learning or not paths:
        return
    with Engine(scratch, memory_limit) as engine:
        judged(engine, learning, paths)
        by_site = {rule_number(rule.code): rule.learns == "site" for rule in learning}
        for batch in engine.batches("""
            SELECT judged.rule, documents, place FROM judged JOIN groups USING (rule, key)
            JOIN places ON (places.rule, places.key, places.position) = (judged.rule, judged.key, groups.first)
            ORDER BY ALL
        """):
            for rule, documents, found in zip(*batch.values(), strict=True):
                place = Place(*json.loads(found))
                if len(place.text) < LONGEST_TEXT:
                    yield TemplateLine(place.text, place.site if by_site[rule] else None, documents, learned)
