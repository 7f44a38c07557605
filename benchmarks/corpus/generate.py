"""Writes a corpus that nobody wrote: sites with templates, articles, planted copies and near-copies, and what is which.

    python benchmarks/corpus/generate.py pages.jsonl --documents 100000

Beside ``pages.jsonl`` it writes ``pages.truth.jsonl``: for each planted document the id it was made from, the kind
(``exact``, ``near``) and the share of its words that were changed. The same arguments make the same bytes.
"""

import argparse
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

_SYLLABLES = [consonant + vowel for consonant in "bdfghklmnprs" for vowel in "aeio"]
_WORDS = 30_000
_KEPT = 2_000  # articles that copies are made from: enough for distance, little enough to hold
_NAVIGATION = ("Home News Sport Culture", "Sign up for our newsletter", "Read this on our app")
_FOOTER = ("Leave a reply", "Your address will not be published", "All rights reserved")


class Corpus:
    """A stream of pages."""

    def __init__(self, seed: int, sites: int, near: float, exact: float) -> None:
        """Take the share of pages that are near-copies and copies of an earlier one."""
        self._random = np.random.default_rng(seed)
        self._words = np.array(sorted({self._word() for _ in range(_WORDS)}))
        self._random.shuffle(self._words)
        weights = 1 / np.arange(10, len(self._words) + 10)
        self._cumulated = np.cumsum(weights / weights.sum())
        self._sites = [self._site(number) for number in range(sites)]
        self._near, self._exact = near, exact
        self._kept: list[tuple[str, list[str]]] = []

    def pages(self, count: int) -> Iterator[tuple[dict[str, str], dict[str, Any] | None]]:
        """Yield records, and with each what was planted."""
        for number in range(count):
            site, head, foot = self._sites[int(self._random.integers(len(self._sites)))]
            name, planted = f"p{number:08}", None
            chance = self._random.random()
            if self._kept and chance < self._near + self._exact:
                origin, article = self._kept[int(self._random.integers(len(self._kept)))]
                kind, share = (
                    ("near", float(self._random.uniform(0.01, 0.12))) if chance < self._near else ("exact", 0.0)
                )
                if kind == "near":
                    article = self._edited(article, share)
                planted = {"id": name, "of": origin, "kind": kind, "share": round(share, 3)}
            else:
                article = self._article()
                self._keep(name, article)
            counter = f"{int(self._random.integers(2, 500))} comments"
            text = "\n".join([*head, *article, counter, *foot])
            yield {"id": name, "url": f"https://{site}/{number}.html", "text": text}, planted

    def _keep(self, name: str, article: list[str]) -> None:
        if len(self._kept) < _KEPT:
            self._kept.append((name, article))
        else:
            self._kept[int(self._random.integers(_KEPT))] = name, article

    def _word(self) -> str:
        return "".join(self._random.choice(_SYLLABLES, int(self._random.integers(1, 5))))

    def _sample(self, count: int) -> list[str]:
        found = self._words[np.searchsorted(self._cumulated, self._random.random(count))]
        return list(found)

    def _site(self, number: int) -> tuple[str, list[str], list[str]]:
        own = [f"{' '.join(self._sample(6)).capitalize()} {number}" for _ in range(4)]
        if number % 5 == 0:
            own[3] = self._paragraph()  # a notice of the law, as long as a paragraph of an article
        return (
            f"www.site{number:04}.example",
            [_NAVIGATION[number % 3], own[0], own[1]],
            [own[2], own[3], _FOOTER[number % 3]],
        )

    def _article(self) -> list[str]:
        title = " ".join(self._sample(8)).capitalize()
        return [title, *(self._paragraph() for _ in range(int(self._random.integers(2, 6))))]

    def _paragraph(self) -> str:
        words = self._sample(int(self._random.integers(20, 50)))
        cuts = sorted({0, len(words), *(int(cut) for cut in self._random.integers(6, len(words), 2))})
        return " ".join(" ".join(words[a:b]).capitalize() + "." for a, b in pairwise(cuts))

    def _edited(self, article: list[str], share: float) -> list[str]:
        """Return ``article`` with about ``share`` of its words replaced, left out or doubled."""
        made = []
        for line in article:
            words = line.split()
            for place in np.flatnonzero(self._random.random(len(words)) < share)[::-1].tolist():
                kind = self._random.integers(3)
                words[place : place + 1] = [[self._sample(1)[0]], [], [words[place], self._sample(1)[0]]][int(kind)]
            made.append(" ".join(words))
        return made


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--sites", type=int, default=100)
    parser.add_argument("--near", type=float, default=0.05, help="share of near-copies")
    parser.add_argument("--exact", type=float, default=0.02, help="share of copies, on another page")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    corpus = Corpus(given.seed, given.sites, given.near, given.exact)
    truth = given.out.with_suffix(".truth.jsonl")
    with given.out.open("w", encoding="utf-8") as pages, truth.open("w", encoding="utf-8") as planted:
        for record, what in corpus.pages(given.documents):
            pages.write(json.dumps(record) + "\n")
            if what:
                planted.write(json.dumps(what) + "\n")


if __name__ == "__main__":
    main()
