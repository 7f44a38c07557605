"""The lexicons: every line can be read, none is double, the commonest families stand in fourteen languages."""

import json
from collections import Counter
from importlib.resources import files

import pytest

import scrapelint_boilerplate
from scrapelint.plugin import Document
from scrapelint_boilerplate.compile_lexicons import dumped
from scrapelint_boilerplate.features import page_lines
from scrapelint_boilerplate.lexicon import Entry, parse, shipped
from scrapelint_boilerplate.lexicon_file import NAME, is_fresh
from scrapelint_boilerplate.lexicon_merge import merged
from scrapelint_boilerplate.lexicon_tables import Tables
from scrapelint_boilerplate.matching import best
from scrapelint_boilerplate.options import CLASSES

LANGUAGES = {"en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "el", "tr", "ar", "zh", "ja"}
COMMON = [
    "comment-form", "share-prompt", "newsletter-prompt", "cookie-notice", "legal-line", "related-links",
    "read-more-link", "advert-label", "follow-prompt", "paywall-or-sign-in", "navigation",
]  # fmt: skip
ENTRIES = list(shipped())
RULES = {rule.name for rule in scrapelint_boilerplate.scrapelint_rules()}


def test_each_lexicon_lies_beside_a_rule_of_its_name() -> None:
    folder = files("scrapelint_boilerplate")
    stems = {path.name.removesuffix(".txt") for path in folder.iterdir() if path.name.endswith(".txt")}
    assert {stem for stem in stems if not folder.joinpath(f"{stem}.py").is_file()} == set()


def test_classes_are_the_rules() -> None:
    assert set(CLASSES) == RULES - {"boilerplate-line", "learned-template-line"}


@pytest.mark.parametrize("rule", COMMON)
def test_common_families_know_fourteen_languages(rule: str) -> None:
    assert LANGUAGES - {entry.language for entry in ENTRIES if entry.rule == rule} == set()


def test_no_phrase_stands_twice_in_a_lexicon() -> None:
    count = Counter((entry.rule, entry.kind, entry.phrase) for entry in ENTRIES)
    assert [key for key, n in count.items() if n > 1] == []


def test_a_line_that_cannot_be_read_is_named() -> None:
    with pytest.raises(ValueError, match=r"share-prompt\.txt:2: cannot read 'en  sideways  share  share this'"):
        list(parse("share-prompt", "# a comment\nen  sideways  share  share this\n"))


def _best(text: str, *rows: str) -> Entry | None:
    tables = Tables(merged(entry for row in rows for entry in parse("a-rule", row)))
    return best(page_lines(Document(text).full_lines)[0], tables)


@pytest.mark.parametrize(
    ("row", "text", "found"),
    [
        ("en line x share this", "share this", True),
        ("en line x share this", "share this now", False),
        ("en start x share this", "share this now", True),
        ("en start x share this", "please share this", False),
        ("en start x share this", "share this " + "word " * 13, False),
        ("en end x staff writer", "jane roe staff writer", True),
        ("en contains x our newsletter", "read our newsletter today", True),
        ("en contains x our newsletter", "word " * 20 + "our newsletter", False),
        ("en sentence x our newsletter", "word " * 20 + "our newsletter", True),
        ("en core x share", "share share", True),
        ("en core x share", "share soup", False),
        ("en label x related", "related: the bridge", True),
        ("en label x related", "related to the bridge", False),
        ("en start x keep them", "keep them in a cool and dark place.", False),
        ("en start x keep them in a", "keep them in a cool and dark place.", True),
    ],
)
def test_kinds_of_phrases(row: str, text: str, found: bool) -> None:
    assert (_best(text.strip(), row) is not None) is found


def test_the_longest_phrase_without_condition_of_place_wins() -> None:
    entry = _best("share this page", "en start x share", "en start x share this", "en line@edge x share this page")
    assert entry is not None
    assert entry.phrase == ("share", "this")


def test_the_file_of_all_lexicons_is_fresh() -> None:
    kept = files("scrapelint_boilerplate").joinpath(NAME).read_text(encoding="utf-8")
    assert kept == dumped(ENTRIES), "run `python -m scrapelint_boilerplate.compile_lexicons`"
    assert is_fresh(json.loads(kept))


def test_a_file_of_other_lexicons_is_not_used() -> None:
    kept = json.loads(files("scrapelint_boilerplate").joinpath(NAME).read_text(encoding="utf-8"))
    assert not is_fresh(kept | {"sources": kept["sources"] + 1})


def test_every_entry_is_found_by_its_anchor() -> None:
    tables = Tables(merged(ENTRIES))
    buckets = (tables.start, tables.label, tables.end, tables.inside)
    found = {entry for bucket in buckets for anchor in bucket.anchors for _, entry in bucket.rows(anchor)}
    assert found == {entry for entry in ENTRIES if entry.kind in ("start", "label", "end", "contains", "sentence")}
    known = {(word, rule) for word in tables.vocabulary for rule in tables.known(word)}
    assert known == {(entry.phrase[0], entry.rule) for entry in ENTRIES if entry.kind in ("word", "core")}
    assert all(tables.whole(entry.phrase) is not None for entry in ENTRIES if entry.kind == "line")
