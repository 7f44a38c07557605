"""Labelled pages as the line model sees them: lines, labels, what the rules claim; and further versions of them."""

import gzip
import json
import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from lists import some_list

from scrapelint import Document
from scrapelint_boilerplate.line_model import claims_of
from scrapelint_boilerplate.options import BoilerplateOptions
from scrapelint_boilerplate.page_model import page_model

Frames = dict[int, list[tuple[dict[str, Any], dict[str, Any]]]]
"""By fold, what stands above and below the articles of other pages."""
TRAINED_ON = ("zyte", "wcxb", "mozread", "trafeval")
MEASURED_ON = ("l3sgn1", "cleanportal", "daniel")
FOLDS = 5
FRAMED = 0.9
"""How many of the extractor's versions are put into another page's frame too."""
_PARALLEL = ("lines", "labels", "kinds")


@dataclass(slots=True)
class Page:
    """One version of a page."""

    id: str
    dataset: str
    language: str
    fold: int
    kind: str
    """``residue``, ``extractor``, ``dump`` or ``made`` (drawn from the dump, or with lists put in)."""
    lines: list[str]
    labels: np.ndarray
    """1 the article's own, 0 boilerplate, -1 unknown."""
    claimed: np.ndarray
    trained_on: bool
    weight: float = 1.0
    cache: dict[str, Any] = field(default_factory=dict)


def records(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the records of one file of labelled pages, if it is there."""
    path = folder / f"{name}.dev.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from map(json.loads, file)


def load(folder: Path) -> Iterator[Page]:
    """Yield all versions of all pages, in the order of the files."""
    frames: Frames = {}
    for dataset in TRAINED_ON:
        yield from _learned(folder, dataset, frames)
    for dataset in MEASURED_ON:
        for version in ("residue", "dump"):
            for record in records(folder, f"{dataset}.{version}"):
                if version == "residue" or dataset != "daniel" or zlib.crc32(record["id"].encode()) % 4 == 0:
                    yield _page(record, version)


def _learned(folder: Path, dataset: str, frames: Frames) -> Iterator[Page]:
    for record in records(folder, f"{dataset}.residue"):
        yield _page(record, "residue")
    seen: dict[str, list[set[str]]] = {}
    for record in records(folder, f"{dataset}.extractors"):
        seen.setdefault(record["id"], []).append(set(record["lines"]))
        yield _page(record, "extractor")
        if zlib.crc32(f"{record['id']}{record['extractor']}".encode()) % 2 == 0:
            yield from _listed(record)
        yield from _framed(record, frames)
    for record in records(folder, f"{dataset}.dump"):
        if dataset == "trafeval":
            _guess(record, seen.get(record["id"], []))
        yield _page(record, "dump")
        for made in _made(record):
            frames.setdefault(_fold(record), []).append(_frame(made))
            yield _page(made, "made")


def _guess(record: dict[str, Any], kept: list[set[str]]) -> None:
    """Label lines that no extractor keeps as boilerplate, long ones that all keep as content."""
    if len(kept) < 3:
        return
    for number, line in enumerate(record["lines"]):
        if record["labels"][number] == -1:
            keepers = sum(line in lines for lines in kept)
            if keepers == 0:
                record["labels"][number] = 0
            elif keepers == len(kept) and len(line) > 80:
                record["labels"][number] = 1


def _made(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield versions of a dump in which runs of boilerplate are left out by chance, as an extractor does."""
    labels = record["labels"]
    content = [number for number, label in enumerate(labels) if label == 1]
    if len(content) < 3:
        return
    chance = random.Random(zlib.crc32(record["id"].encode()))  # noqa: S311
    for _ in range(2):
        head, tail = chance.choice((0, 1, 2, 3, 5, 8, 15)), chance.choice((0, 1, 3, 6, 12, 25))
        inside, keeping = chance.choice((0.1, 0.3, 0.6)), None
        chosen = []
        for number, label in enumerate(labels):
            if content[0] <= number <= content[-1] and label == 1:
                keeping = None
                chosen.append(number)
            elif content[0] < number < content[-1]:
                keeping = chance.random() < inside if keeping is None else keeping
                chosen += [number] if keeping else []
            elif content[0] - head <= number <= content[-1] + tail:
                chosen.append(number)
        yield record | {key: [record[key][number] for number in chosen] for key in _PARALLEL}


def _frame(record: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what stands before the first and after the last line of the article."""
    content = [number for number, label in enumerate(record["labels"]) if label == 1]
    above, below = slice(content[0]), slice(content[-1] + 1, None)
    return {key: record[key][above] for key in _PARALLEL}, {key: record[key][below] for key in _PARALLEL}


def _framed(record: dict[str, Any], frames: Frames) -> Iterator[Page]:
    """Yield the article between the head and the tail of another page, so that no site is known by its frame."""
    content = [number for number, label in enumerate(record["labels"]) if label == 1]
    known = frames.setdefault(_fold(record), [])
    if len(content) < 3:
        return
    chance = random.Random(zlib.crc32(f"{record['id']}{record['extractor']}".encode()))  # noqa: S311
    if len(known) > 5 and chance.random() < FRAMED:
        (above, _), (_, below) = chance.choice(known), chance.choice(known)
        inner = slice(content[0], content[-1] + 1)
        yield _page(record | {key: above[key] + record[key][inner] + below[key] for key in _PARALLEL}, "made")
    known.append(_frame(record))


def _listed(record: dict[str, Any]) -> Iterator[Page]:
    """Yield the page with lists of our own making put behind some of its paragraphs, or behind its last."""
    chance = random.Random(zlib.crc32(record["id"].encode()) + 1)  # noqa: S311
    lines, labels, kinds = list(record["lines"]), list(record["labels"]), list(record["kinds"])
    words = [word for line, label in zip(lines, labels, strict=True) if label == 1 for word in line.split()]
    content = [number for number, label in enumerate(labels) if label == 1 and len(lines[number]) > 80]
    if len(content) < 3 or len(words) < 50:
        return
    places = [content[-1]] if chance.random() < 0.3 else chance.sample(content, chance.randint(1, 2))
    for place in sorted(places, reverse=True):
        added = some_list(chance, words)
        lines[place + 1 : place + 1] = added
        labels[place + 1 : place + 1] = [1] * len(added)
        kinds[place + 1 : place + 1] = [""] * len(added)
    yield _page(record | {"lines": lines, "labels": labels, "kinds": kinds}, "made")


def _fold(record: dict[str, Any]) -> int:
    """Return the part of the cross-validation: all pages of a site are in one."""
    site = record["id"] if record["dataset"] == "trafeval" else record["domain"]
    return zlib.crc32(site.encode()) % FOLDS


def _page(record: dict[str, Any], kind: str) -> Page:
    """Read the record as the linter would: its lines joined, analysed, and the labels given to the lines found."""
    text = "\n".join(record["lines"])
    ends = np.cumsum([len(line) + 1 for line in record["lines"]])
    document = Document(text)
    starts = np.array([line.start for line in document.full_lines], dtype=np.int64)
    at = np.searchsorted(ends, starts, side="right")
    labels = np.array(record["labels"], dtype=np.int8)[at]
    if (
        kind != "residue"
    ):  # to be learned from: the title of the article is its own, though some gold texts leave it out
        labels[(np.array(record["kinds"])[at] == "title") & (labels == -1)] = 1
    model = document.once(page_model, BoilerplateOptions())
    return Page(
        record["id"], record["dataset"], record["lang"], _fold(record), kind,
        [line.text for line in document.full_lines], labels, claims_of(model.lines), record["dataset"] in TRAINED_ON,
    )  # fmt: skip
