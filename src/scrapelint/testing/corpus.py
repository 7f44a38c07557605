"""Running a rule across documents over a marked case that holds several of them, one behind a heading each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ..corpus.compare import compare
from ..corpus.sketches import Sketcher
from ..corpus_rule import CorpusRule
from ..finding import Finding
from ..report import Failure
from ..text.document import Document

_HEADING = re.compile(r"(?:\A\s*|(?<=[\n\r\u2028]))=== (\S+) ===(?:\r\n|[\n\u2028]|\Z)")


def split_documents(text: str) -> list[tuple[int, Document]]:
    r"""Return the documents of a case, each with the offset of its text; their sites are their folders.

    >>> [(at, one.path, one.site, one.text) for at, one in split_documents("=== a/1.txt ===\nOne.\n=== a/2.txt ===\n")]
    [(16, 'a/1.txt', 'a', 'One.\n'), (37, 'a/2.txt', 'a', '')]
    """
    found = list(_HEADING.finditer(text))
    ends = [*(heading.start() for heading in found[1:]), len(text)]
    return [
        (heading.end(), Document(text[heading.end() : end], heading[1], site=str(PurePosixPath(heading[1]).parent)))
        for heading, end in zip(found, ends, strict=True)
    ]


def compared(rules: Sequence[CorpusRule], documents: Sequence[Document]) -> list[Finding]:
    """Return what ``rules`` find across ``documents``.

    Raises:
        AssertionError: a rule crashed.
    """
    with TemporaryDirectory() as folder:
        shard = Path(folder) / "case.shard"
        sketcher = Sketcher(rules)
        for position, document in enumerate(documents):
            sketcher.add(document, position)
        crashes = sketcher.write(shard)
        found = list(compare(rules, [shard], scratch=Path(folder)))
    failures = [f"{crash.code} failed: {crash.problem}" for crash in crashes]
    failures += [str(one) for one in found if isinstance(one, Failure)]
    if failures:
        raise AssertionError(failures[0])
    return [one for one in found if isinstance(one, Finding)]


def findings_in_case(rules: Sequence[CorpusRule], text: str) -> Iterator[Finding]:
    """Yield what ``rules`` find across the documents in ``text``, at offsets of ``text``.

    Raises:
        AssertionError: ``text`` holds no documents.
    """
    documents = split_documents(text)
    if not documents:
        raise AssertionError("a case of a rule across documents holds them behind lines such as === site/page.txt ===")
    offsets = {document.path: offset for offset, document in documents}
    for finding in compared(rules, [document for _, document in documents]):
        offset = offsets[finding.path]
        yield replace(finding, start=finding.start + offset, end=finding.end + offset)
