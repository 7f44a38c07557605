"""The generated pages are the same every time, and their planted damage is where they say."""

import json
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def pages() -> ModuleType:
    return import_module("benchmarks.pages.pages")


def test_a_page_depends_on_its_number_alone(pages: ModuleType) -> None:
    assert list(pages.pages(20))[7] == list(pages.pages(8))[7] == pages.page(7)
    assert pages.page(7) != pages.page(7, seed=1)


def test_planted_damage_is_in_the_text(pages: ModuleType) -> None:
    kinds = set()
    for record in pages.pages(200):
        for start, end, kind in record["planted"]:
            kinds.add(kind)
            line = record["text"][start:end]
            assert line
            assert "\n" not in line
            assert record["text"][end : end + 2] in {"\n\n", ""}
    assert kinds == {"boilerplate", "credit", "fragment", "near-duplicate", "repeated", "truncated"}


def test_some_articles_stand_on_two_pages(pages: ModuleType) -> None:
    lines = [set(record["text"].split("\n\n")) for record in pages.pages(300, sites=3)]
    assert sum(len(a & b) >= 4 for number, a in enumerate(lines) for b in lines[:number]) >= 5


def test_every_record_is_a_line_of_json(pages: ModuleType, tmp_path: Path) -> None:
    pages.write(tmp_path / "pages.jsonl", 5)
    records = [json.loads(line) for line in (tmp_path / "pages.jsonl").read_text("utf-8").splitlines()]
    assert [record["id"] for record in records] == [f"{number:07}" for number in range(5)]
