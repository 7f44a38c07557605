"""The jobs of scrapelint, and the floors that no tool can go below."""

import json
import re
from collections.abc import Callable
from typing import Any

from benchmarks.speed.registry import Command, job

ALL, BOILERPLATE, DUPLICATES = "scrapelint: all default rules", "scrapelint: boilerplate", "scrapelint: duplicates"
FRAGMENTS, MANY = "scrapelint: fragments", "scrapelint: all default rules, lint_many"
CLI, CORPUS = "scrapelint check FILE.jsonl", "scrapelint corpus"
JSON, LINES, WORDS = "floor: read JSON", "floor: split lines", "floor: words with spans"

RUN = ["--isolated", "--no-cache", "-q", "-j", "1"]
COMMANDS = [
    Command(CLI, "scrapelint", ["scrapelint", "check", *RUN, "--output-format", "jsonl:{folder}/out", "{pages}"]),
    Command(CORPUS, "scrapelint-corpus", ["scrapelint", "corpus", *RUN, "-o", "{folder}/{number}.jsonl", "{pages}"]),
]


@job(JSON, "floors")
def read_json() -> Callable[[str], int]:
    """Do nothing with the text that was read."""
    return lambda _: 0


@job(LINES, "floors")
def split_lines() -> Callable[[str], int]:
    """Split each text into lines."""
    return lambda text: len(text.splitlines())


@job(WORDS, "floors")
def words_with_spans() -> Callable[[str], int]:
    """Find the span of every word."""
    words = re.compile(r"\w+")
    return lambda text: len([match.span() for match in words.finditer(text)])


def linting(*select: str) -> Callable[[], Callable[[str], int]]:
    """Return the preparation of ``lint_text`` with some rules."""

    def prepare() -> Callable[[str], int]:
        from scrapelint import lint_text  # noqa: PLC0415 -- the other environments do not have it

        chosen: dict[str, Any] = {"select": list(select)} if select else {}
        lint_text("A line.", **chosen)
        return lambda text: len(lint_text(text, **chosen).findings)

    return prepare


job(ALL, "scrapelint")(linting())
job(BOILERPLATE, "scrapelint")(linting("BP"))
job(DUPLICATES, "scrapelint")(linting("ND"))
job(FRAGMENTS, "scrapelint")(linting("FR"))


@job(MANY, "scrapelint", "whole")
def lint_many() -> Callable[[str], int]:
    """Lint the pages as a stream."""
    from scrapelint import Document, Linter  # noqa: PLC0415

    linter = Linter()

    def run(pages: str) -> int:
        with open(pages, encoding="utf-8") as lines:  # noqa: PTH123
            return sum(
                len(report.findings) for report in linter.lint_many(Document(json.loads(x)["text"]) for x in lines)
            )

    return run
