"""The verdicts of a comparison: written to the engine's disk, and looked up again in the order of the documents."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple

from ..corpus_rule import Place, Verdict
from .engine import Engine
from .found import Judgement
from .shards import arrow

_MOST_HELD = 10_000


class Verdicts:
    """Gives each verdict a number; holds a bounded number of them in memory."""

    def __init__(self, engine: Engine) -> None:
        """Make the table."""
        self._engine = engine
        self._count = 0
        self._new: list[tuple[int, str]] = []
        self._held: dict[int, Judgement] = {}
        self._kinds = arrow().schema([("id", "int64"), ("said", "string")])
        engine.run("CREATE TABLE verdicts (id BIGINT, said VARCHAR)")

    def add(self, verdict: Verdict, places: Sequence[Place]) -> int:
        """Take a verdict and return its number; of the places their texts were for the rule alone."""
        number = self._count
        self._count += 1
        self._new.append((number, json.dumps([astuple(verdict), [place._replace(text="") for place in places]])))
        return number

    def flush(self) -> None:
        """Write what was added."""
        numbers, said = zip(*self._new, strict=True) if self._new else ((), ())
        self._engine.insert("verdicts", {"id": numbers, "said": said}, self._kinds)
        self._new = []

    def get(self, numbers: Iterable[int]) -> dict[int, Judgement]:
        """Return the verdicts with these ``numbers``, and maybe others."""
        wanted = set(numbers)
        missing = sorted(wanted - self._held.keys())
        if missing:
            if len(self._held) + len(missing) > _MOST_HELD:
                self._held = {number: self._held[number] for number in wanted & self._held.keys()}
            query = f"SELECT id, said FROM verdicts WHERE id IN ({', '.join(map(str, missing))})"
            for batch in self._engine.batches(query):
                self._held |= {one: _loaded(said) for one, said in zip(batch["id"], batch["said"], strict=True)}
        return self._held


def _loaded(said: str) -> Judgement:
    (message, keeps_first, related_message, confidence, details), places = json.loads(said)
    verdict = Verdict(message, keeps_first, related_message, confidence, tuple(details))
    return Judgement(verdict, tuple(Place(*place) for place in places))
