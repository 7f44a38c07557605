"""Generate news-like pages with planted damage: the default text of the benchmarks, a JSON object a line.

    python benchmarks/pages/pages.py 10000 pages.jsonl [--seed 0] [--sites 40]

A record has ``id``, ``url``, ``site``, ``text`` and ``planted``, the half-open spans of the damage in ``text``, in code
points, each with its kind. The same number, seed and sites give the same bytes, and page 7 is the same in any corpus.
"""

import argparse
import json
import random
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
SYNDICATED = 0.05
"""Share of the pages whose article another site printed before, word for word but for its first paragraph."""
_SLOT = re.compile(r"\{(\w+)\}")


class Writer:
    """Writes sentences from one source of chance."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)  # noqa: S311 -- text for benchmarks, no secret
        self.slots: dict[str, Callable[[], str]] = {
            "person": self.person,
            "place": self.place,
            "measure": lambda: self.fill("measures"),
            "number": lambda: str(self.chance.randint(2, 980)),
            "year": lambda: str(self.chance.randint(1950, 2024)),
            "day": lambda: self.one("days"),
            "month": lambda: self.one("months"),
            "body": lambda: self.one("bodies"),
            "thing": lambda: self.one("things"),
            "paper": lambda: self.one("papers"),
            "headline": self.headline,
        }

    def one(self, words: str) -> str:
        """Return one of a list of words."""
        return self.chance.choice(WORDS[words])

    def fill(self, words: str) -> str:
        """Return one of a list of words, with what belongs into its braces."""
        return _SLOT.sub(lambda slot: self.slots[slot[1]](), self.one(words))

    def place(self) -> str:
        """Return the name of a town that does not exist."""
        return (self.one("syllables") + self.one("endings")).capitalize()

    def person(self) -> str:
        """Return the name of a person who does not exist."""
        return f"{self.one('first')} {(self.one('syllables') + self.one('surname_endings')).capitalize()}"

    def thing(self) -> str:
        """Return a noun phrase without its article."""
        return f"{self.one('adjectives')} {self.one('things')}"

    def clause(self) -> str:
        """Return a main clause, in lower case and without its full stop."""
        kind = self.chance.random()
        if kind < 0.3:
            return f"the {self.thing()} {self.fill('effects')}"
        subject = self.one("people") if kind < 0.6 else self.one("bodies")
        where = f" near {self.place()}" if self.chance.random() < 0.4 else ""
        return f"{subject} {self.one('verbs')} the {self.thing()}{where}"

    def sentence(self) -> str:
        """Return a whole sentence."""
        kind = self.chance.random()
        if kind < 0.2:
            return f"“{capitalised(self.clause())} {self.one('becauses')},” {self.one('sayings')} {self.speaker()}."
        if kind < 0.5:
            return f"{self.fill('leads')}, {self.clause()} {self.one('becauses')}."
        if kind < 0.7:
            return f"{capitalised(self.speaker())}, {self.one('sayings')} that {self.clause()}, and {self.clause()}."
        return f"{capitalised(self.clause())} {self.one('becauses')}, and {self.clause()}."

    def speaker(self) -> str:
        """Return a person with an office."""
        return f"{self.person()}, {self.one('roles')} of {self.place()}"

    def headline(self) -> str:
        """Return a heading without a full stop."""
        return f"{capitalised(self.one('bodies'))} {self.one('verbs')} {self.thing()} in {self.place()}"

    def paragraphs(self) -> list[list[str]]:
        """Return the sentences of an article, by paragraphs; lengths are spread as on the web: many short, few long."""
        size = min(120, max(4, int(self.chance.lognormvariate(2.9, 0.7))))
        sentences = [self.sentence() for _ in range(size)]
        cuts = range(0, size, self.chance.randint(1, 3))
        return [sentences[start:end] for start, end in zip(cuts, [*cuts[1:], size], strict=True)]


def capitalised(text: str) -> str:
    """Return ``text`` with its first letter as a capital."""
    return text[:1].upper() + text[1:]


@cache
def site_of(number: int) -> tuple[str, list[str], list[str]]:
    """Return the name of a site, and the lines that stand above and below each of its articles."""
    writer = Writer(f"site {number}")
    name = f"{writer.place().lower()}-{writer.one('papers').lower()}-{number}.example"
    top = writer.chance.sample(WORDS["sections"], 5) + writer.chance.sample(WORDS["top"], 2)
    own = f"{writer.place()} {writer.one('papers')} is published by {writer.person()} at {writer.place()}."
    bottom = [writer.fill("bottom") for _ in range(4)]
    return name, top, [*dict.fromkeys(bottom), own]


def page(number: int, seed: int = 0, sites: int = 40) -> dict[str, Any]:
    """Return page ``number`` of the corpus."""
    writer = Writer(f"page {seed} {number}")
    origin = writer.chance.randrange(number) if number and writer.chance.random() < SYNDICATED else number
    article = Writer(f"article {seed} {origin}")
    headline, paragraphs = article.headline(), article.paragraphs()
    if origin != number:
        paragraphs[0] = [writer.sentence()]
    name, top, bottom = site_of(writer.chance.randrange(sites))
    lines: list[tuple[str, str]] = [(headline, ""), *((" ".join(sentences), "") for sentences in paragraphs)]
    lines[1:] = damaged(writer, paragraphs)
    if writer.chance.random() < 0.6:
        lines = [*((line, "boilerplate") for line in top), *lines]
    if writer.chance.random() < 0.7:
        lines += [(line, "boilerplate") for line in bottom]
    text, planted = joined(lines)
    return {"id": f"{number:07}", "url": f"https://{name}/{number}", "site": name, "text": text, "planted": planted}


def damaged(writer: Writer, paragraphs: list[list[str]]) -> list[tuple[str, str]]:
    """Return an article's paragraphs and the kind of damage that a paragraph is, or an empty string."""
    lines = [(" ".join(sentences), "") for sentences in paragraphs]
    first = paragraphs[0][0]
    for kind, chance, line in (
        ("repeated", 0.15, first),
        ("near-duplicate", 0.15, reworded(first)),
        ("fragment", 0.1, f"{capitalised(writer.one('bodies'))} of {writer.place()}, which {writer.one('verbs')} it."),
        ("truncated", 0.1, " ".join(writer.sentence().split()[:7]) + " ..."),
        ("credit", 0.2, writer.fill("credits")),
    ):
        if writer.chance.random() < chance:
            lines.insert(writer.chance.randint(1, len(lines)), (line, kind))
    return lines


def reworded(sentence: str) -> str:
    """Return ``sentence`` with the words around a comma in another order, or without its last words."""
    head, comma, tail = sentence.rstrip(".").partition(", ")
    return f"{capitalised(tail)}, {head[:1].lower()}{head[1:]}." if comma else f"{' '.join(head.split()[:-2])}."


def joined(lines: list[tuple[str, str]]) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text of ``lines``, and the spans of those that have a kind."""
    planted, offset = [], 0
    for line, kind in lines:
        if kind:
            planted.append((offset, offset + len(line), kind))
        offset += len(line) + 2
    return "\n\n".join(line for line, _ in lines), planted


def pages(number: int, seed: int = 0, sites: int = 40) -> Iterator[dict[str, Any]]:
    """Yield the pages of a corpus of ``number`` pages."""
    return (page(place, seed, sites) for place in range(number))


def write(path: Path, number: int, seed: int = 0, sites: int = 40) -> None:
    """Write a corpus of ``number`` pages, a JSON object a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in pages(number, seed, sites):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def main() -> None:
    """Write the corpus that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sites", type=int, default=40)
    options = parser.parse_args()
    write(options.path, options.number, options.seed, options.sites)


if __name__ == "__main__":
    main()
