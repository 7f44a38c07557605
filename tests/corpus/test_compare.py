"""Rules across documents: the same findings however the documents are divided, complete, and in order."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from rapidfuzz.distance import Indel

from scrapelint.corpus import compare as comparing
from scrapelint.corpus.compare import compare
from scrapelint.corpus.found import Found
from scrapelint.corpus.found import line as line_of
from scrapelint.corpus.shards import ShardError, portions
from scrapelint.corpus.sketches import Sketcher
from scrapelint.corpus_rule import Group, GroupRule, PairRule, Place, Sketch, Verdict
from scrapelint.errors import ConfigError
from scrapelint.finding import Finding
from scrapelint.readers.html import page
from scrapelint.testing import hostile_texts
from scrapelint.text.document import Document

Compared = Callable[..., list[Finding]]


@dataclass(frozen=True)
class SharedLine(GroupRule):
    """A line stands in other documents too."""

    code = "ZZ101"
    name = "shared-line"
    joins = "lines"

    pages: int = 2

    @property
    def least(self) -> int:
        return self.pages

    def sketch(self, document: Document) -> Iterator[Sketch]:
        for line in document.full_lines:
            yield Sketch(hash_of(line.folded), line.start, line.end, len(line.text))

    def compare(self, group: Group) -> Verdict:
        return Verdict(f"in {group.documents} documents, {group.values} values; {group.of_site} of {group.of_all}")


@dataclass(frozen=True)
class AlikeDocument(PairRule):
    """A document is like an earlier one."""

    code = "ZZ102"
    name = "alike-document"
    yields_to = ("shared-line",)

    def sketch(self, document: Document) -> Iterable[Sketch]:
        return {Sketch(hash_of(word), 0, 0) for word in document.text.split()[:9]}

    def similarity(self, first: str, second: str) -> float:
        return Indel.normalized_similarity(first, second, score_cutoff=0.8)

    def report(self, kept: Place, alike: Place, similarity: float, documents: int) -> Verdict:
        return Verdict(f"like {kept.path}, by {alike.path} {similarity:.2f}, {documents} together", keeps_first=True)


def hash_of(word: str) -> int:
    return int.from_bytes(sha256(word.encode("utf-8", "surrogatepass")).digest()[:8], "big", signed=True)


PAGES = [
    Document("Leave a reply\n\nThe council met.\nFirst line\n\nSecond line", "a/1.txt", site="a"),
    Document("The mayor spoke.\n First line \n\n\n  Second line\n", "a/2.txt", site="a"),
    Document("A dog barked.\nLeave a reply\nSecond line", "b/3.txt", "x7", 3, "b"),
    Document("Nothing here is said twice.", "b/3.txt", "x8", 4),
]


def test_findings_are_complete(compared: Compared) -> None:
    found = compared([SharedLine()], PAGES)
    assert [(f.path, f.id, f.record, f.text, f.line, f.column, f.end_line) for f in found] == [
        ("a/1.txt", None, None, "Leave a reply", 1, 1, 1),
        ("a/1.txt", None, None, "First line\n\nSecond line", 4, 1, 6),
        ("a/2.txt", None, None, "First line \n\n\n  Second line", 2, 2, 5),
        ("b/3.txt", "x7", 3, "Leave a reply\nSecond line", 2, 1, 3),
    ]
    assert {(f.code, f.name, f.severity, f.plugin, f.preview) for f in found} == {
        ("ZZ101", "shared-line", "warning", type(SharedLine()).__module__.split(".")[0], False)
    }
    assert found[0].message == "in 2 documents, 1 values; 2 of 4"
    assert found[1].message == "in 2 documents, 1 values; 2 of 4 (2 lines)"
    (place,) = found[0].related
    assert (place.path, place.record, place.id, place.line, place.column) == ("b/3.txt", 3, "x7", 2, 1)
    assert len({f.fingerprint for f in found}) == 4
    assert [f.site for f in found] == ["a", "a", "a", "b"]


@pytest.mark.parametrize("shards", [2, 3, 5])
def test_the_findings_are_the_same_however_the_documents_are_divided(compared: Compared, shards: int) -> None:
    documents = [Document(f"Line {n % 7}\nLine {n % 11}\n{n} own", "c.jsonl", None, n + 1, "s") for n in range(600)]
    rules = [SharedLine(), AlikeDocument()]
    once = compared(rules, documents)
    assert len(once) > 500
    assert compared(rules, documents, shards) == once
    assert len({f.fingerprint for f in once}) == len(once)


def test_the_findings_are_the_same_some_shards_at_a_time(
    tmp_path: Path, compared: Compared, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = [SharedLine(), AlikeDocument()]
    documents = [Document(f"Line {n % 7}\nLine {n % 11}\n{n} own", "c.jsonl", None, n + 1, "s") for n in range(600)]
    once = compared(rules, documents)
    sketchers = [Sketcher(rules) for _ in range(4)]
    for position, document in enumerate(documents):
        # The first two hold every second of the first half, the others a quarter each.
        half = len(documents) // 2
        sketchers[position % 2 if position < half else 2 + (position >= half + half // 2)].add(document, position)
    paths = [tmp_path / f"{9 - number}.shard" for number in range(4)]
    for sketcher, path in zip(sketchers, paths, strict=True):
        sketcher.write(path)
    assert [len(some) for *_, some in portions(paths, 1)] == [2, 1, 1]
    monkeypatch.setattr(comparing, "_ORDERED", 1)
    assert list(compare(rules, paths, scratch=tmp_path / "scratch")) == once


def test_the_least_number_of_documents_counts_documents_not_rows(compared: Compared) -> None:
    documents = [Document("Same\n\nOther\n\nSame\n\nSame", f"{n}.txt") for n in range(2)]
    assert [f.text for f in compared([SharedLine(pages=3)], documents)] == []


def test_a_line_on_every_page_names_few_others(compared: Compared) -> None:
    found = compared([SharedLine()], [Document(f"Own {n} words\nShare", f"{n}.txt") for n in range(3000)])
    assert len([f for f in found if f.text == "Share"]) == 3000
    assert max(len(f.related) for f in found) == 3
    assert [place.path for place in found[-1].related] == ["0.txt", "1.txt", "2.txt"]


def test_documents_that_are_alike_make_clusters(compared: Compared) -> None:
    texts = ["one two three four five", "six", "one two three four fine", "one two thrice four fine", "six seven"]
    found = compared([AlikeDocument()], [Document(text, f"{n}.txt") for n, text in enumerate(texts)])
    assert [(f.path, f.message, [place.path for place in f.related]) for f in found] == [
        ("2.txt", "like 0.txt, by 0.txt 0.96, 3 together", ["0.txt"]),
        ("3.txt", "like 0.txt, by 2.txt 0.94, 3 together", ["0.txt", "2.txt"]),
    ]


def test_a_rule_yields_to_another_where_they_overlap(compared: Compared) -> None:
    documents = [Document("one two three", "0.txt"), Document("one two three", "1.txt")]
    assert [f.code for f in compared([SharedLine(), AlikeDocument()], documents)] == ["ZZ101", "ZZ101"]


def test_findings_in_html_stand_at_their_places_in_the_source(compared: Compared) -> None:
    source = "<html><body><p>Own {0}{0}</p>\n<div>Leave a&nbsp;reply</div></body></html>"
    documents = [item for n in range(2) for item in page(source.format(n).encode(), f"{n}.html")]
    found = compared([SharedLine()], documents)
    assert [(f.text, f.line, f.column) for f in found] == [("Leave a&nbsp;reply", 2, 6)] * 2


HOSTILE = [
    Document(text, f"\udcff{n}", f"\ud800{n}##[x" if n % 3 else None, n, "\udfff" if n % 5 else None)
    for n, text in enumerate(text for text in hostile_texts().values() for _ in range(2))
]


def test_hostile_texts_are_compared(compared: Compared) -> None:
    found = compared([SharedLine(), AlikeDocument()], HOSTILE, 2)
    assert len(found) > 30
    assert [f.text for f in found if HOSTILE[int(f.path[1:])].text[f.start : f.end] != f.text] == []


@pytest.mark.parametrize("documents", [PAGES, HOSTILE], ids=["pages", "hostile"])
def test_a_line_that_was_written_without_an_object_is_that_of_the_object(
    tmp_path: Path, documents: list[Document]
) -> None:
    sketcher = Sketcher([SharedLine(), AlikeDocument()])
    for position, document in enumerate(documents):
        sketcher.add(document, position)
    sketcher.write(tmp_path / "a.shard")
    made = list(comparing.found(sketcher.rules, [tmp_path / "a.shard"], scratch=tmp_path))
    lines = [line for one in made if isinstance(one, Found) for line in one.lines()]
    assert lines == [line_of(finding) for one in made if isinstance(one, Found) for finding in one.findings()]
    assert len(lines) == sum(len(one.heads) for one in made if isinstance(one, Found)) > 3


def test_nothing_is_found_in_nothing(tmp_path: Path, compared: Compared) -> None:
    assert compared([SharedLine(), AlikeDocument()], []) == []
    assert list(compare([SharedLine()], [], scratch=tmp_path)) == []


def test_a_sketcher_takes_documents_in_order_and_pickles(tmp_path: Path) -> None:
    sketcher = pickle.loads(pickle.dumps(Sketcher([SharedLine(pages=4)])))  # noqa: S301 - our own
    assert sketcher.rules == (SharedLine(pages=4),)
    sketcher.add(PAGES[0], 5)
    with pytest.raises(ValueError, match="position 5 does not come behind 5"):
        sketcher.add(PAGES[1], 5)
    sketcher.write(tmp_path / "a.shard")
    sketcher.add(PAGES[1], 5)
    sketcher.write(tmp_path / "b.shard")
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a.shard", "b.shard"]


def test_the_same_documents_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        sketcher = Sketcher([SharedLine(), AlikeDocument()])
        sketcher.add(PAGES[0], 1)
        sketcher.write(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_damaged_shard_is_named(tmp_path: Path) -> None:
    sketcher = Sketcher([SharedLine()])
    for number in range(100):
        sketcher.add(Document("Some line\nAnother line " * 50, f"{number}.txt"), number)
    sketcher.write(tmp_path / "a.shard")
    whole = (tmp_path / "a.shard").read_bytes()
    for damaged in (whole[: len(whole) // 2], whole[:200] + b"????" + whole[204:], b"", b"nonsense"):
        (tmp_path / "a.shard").write_bytes(damaged)
        with pytest.raises(ShardError, match=r"a\.shard"):
            list(compare([SharedLine()], [tmp_path / "a.shard"], scratch=tmp_path / "scratch"))
        assert list((tmp_path / "scratch").iterdir()) == []


def test_a_memory_limit_that_is_none_is_a_mistake_of_the_user(tmp_path: Path) -> None:
    Sketcher([SharedLine()]).write(tmp_path / "a.shard")
    with pytest.raises(ConfigError, match="must be a size such as 1GB"):
        list(compare([SharedLine()], [tmp_path / "a.shard"], memory_limit="much", scratch=tmp_path / "scratch"))
    assert list((tmp_path / "scratch").iterdir()) == []
