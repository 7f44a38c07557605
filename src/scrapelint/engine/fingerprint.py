"""Fingerprints: the same finding keeps its name when lines are inserted above it or a message is reworded."""

from collections import Counter
from hashlib import sha256

from ..finding import Finding
from ..text.document import Document
from ..text.folding import fold

_LONGEST = 10_000  # code points of flagged text that go in: a block of a megabyte need not be hashed whole


def fingerprints(document: Document, findings: list[Finding]) -> list[str]:
    """Return 16 hexadecimal digits for each finding, unique within the document, from its rule, place and text.

    Of a pair both texts count, in document order, so that it does not matter which of the two is flagged.
    """
    seen: Counter[str] = Counter()
    result = []
    for finding in findings:
        spans = sorted(
            {
                (finding.start, finding.end),
                *((p.start, p.end) for p in finding.related if p.path in ("", document.path)),
            }
        )
        texts = [fold(document.text[start : min(end, start + _LONGEST)]) for start, end in spans[:8]]
        key = "\0".join((finding.code, document.path, document.id or "", *texts))
        seen[key] += 1
        digest = sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass"))
        result.append(digest.hexdigest()[:16])
    return result
