from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from scrapelint.corpus.compare import compare
from scrapelint.corpus.sketches import Sketcher
from scrapelint.corpus_rule import CorpusRule
from scrapelint.finding import Finding
from scrapelint.report import Failure
from scrapelint.text.document import Document

pytest.importorskip("duckdb", reason="needs the extra corpus")
Compared = Callable[..., list[Finding]]


@pytest.fixture
def compared(tmp_path: Path) -> Compared:
    def run(rules: Sequence[CorpusRule], documents: Iterable[Document], shards: int = 1) -> list[Finding]:
        sketchers = [Sketcher(rules) for _ in range(shards)]
        for position, document in enumerate(documents):
            sketchers[position * 7 % shards].add(document, position)
        paths = [tmp_path / f"{number}.shard" for number in range(shards)]
        for sketcher, path in zip(sketchers, paths, strict=True):
            sketcher.write(path)
        found = list(compare(rules, paths, scratch=tmp_path / "scratch"))
        assert not [one for one in found if isinstance(one, Failure)]
        return [one for one in found if isinstance(one, Finding)]

    return run
