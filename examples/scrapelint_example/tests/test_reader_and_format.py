"""The reader and the format, through the engine as a user meets them."""

from io import BytesIO

from scrapelint import Config, Linter
from scrapelint.plugin import Document, Problem, ReadOptions, RunSummary
from scrapelint_example.pages_reader import PagesReader
from scrapelint_example.tsv_format import TsvFormat

PAGES = b"=== https://a.example/1\nRain fell.\n=== https://a.example/2\nREAD MORE BELOW\n"


def test_each_page_is_a_document() -> None:
    documents = list(PagesReader(ReadOptions()).read("a.pages", BytesIO(PAGES)))
    assert documents == [
        Document("Rain fell.\n", "a.pages", "https://a.example/1", 1),
        Document("READ MORE BELOW\n", "a.pages", "https://a.example/2", 3),
    ]


def test_text_before_the_first_page_is_a_problem() -> None:
    (problem,) = PagesReader(ReadOptions()).read("a.pages", BytesIO(b"Astray\n"))
    assert isinstance(problem, Problem)
    assert (problem.name, problem.record) == ("page-without-url", 1)


def test_a_row_for_each_finding() -> None:
    report = Linter(Config(select=("EX001",))).lint(Document("READ MORE BELOW", "a.txt"))
    assert list(TsvFormat().report(report)) == ["a.txt\t1\t1\tEX001\tthis line is in capitals\tREAD MORE BELOW\n"]
    assert list(TsvFormat().finish(RunSummary())) == []
