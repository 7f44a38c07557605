"""What is known, told one by one in the order of the input."""

from dataclasses import replace

import pytest

from scrapelint import Finding
from scrapelint.corpus.known import KnownOnes
from scrapelint.engine.known import KnownFinding

ENTRY = KnownFinding("0123456789abcdef", "BP001", "a.jsonl", "Leave a Reply")
FOUND = Finding("BP001", "comment-form", "error", "", 0, 13, fingerprint=ENTRY.fingerprint)


@pytest.mark.parametrize(("record_id", "taken"), [(None, [True, False]), ("7", [True, True])])
def test_only_records_without_an_id_have_names_that_follow_from_one_another(
    record_id: str | None, taken: list[bool]
) -> None:
    known = KnownOnes(baseline=[ENTRY])
    assert [known.takes(replace(FOUND, id=record_id)) for _ in range(2)] == taken
