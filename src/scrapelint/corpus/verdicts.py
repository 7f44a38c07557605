"""The verdicts of a comparison: written to the engine's disk, and looked up again in the order of the documents."""

import json
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager

from ..corpus_rule import Place, Verdict
from .crashes import checked, surviving
from .engine import Engine
from .found import Judgement
from .shards import arrow, rule_number

_MOST_HELD = 10_000


class Verdicts:
    """Gives each verdict a number, and notes which rules crashed; holds a bounded number of them in memory."""

    def __init__(self, engine: Engine) -> None:
        """Make the tables ``verdicts`` and ``crashes``."""
        self._engine = engine
        self._count = 0
        self._new: list[tuple[int, str]] = []
        self._crashes: list[tuple[int, int, str]] = []
        self._held: dict[int, Judgement] = {}
        self._kinds = arrow().schema([("id", "int64"), ("said", "string")])
        self._crash_kinds = arrow().schema([("position", "int64"), ("rule", "int32"), ("problem", "string")])
        engine.run("CREATE TABLE verdicts (id BIGINT, said VARCHAR)")
        engine.run("CREATE TABLE crashes (position BIGINT, rule INTEGER, problem VARCHAR)")

    def add(self, verdict: Verdict, places: Sequence[Place]) -> int:
        """Take a verdict and return its number; of the places their texts were for the rule alone."""
        number = self._count
        self._count += 1
        plain = [place._replace(text="") for place in places]
        self._new.append((number, json.dumps([checked(verdict), plain])))
        return number

    def surviving(self, code: str, position: int) -> AbstractContextManager[None]:
        """Let a rule be asked within about the document at ``position``; note it if it crashes, and go on."""
        return surviving(lambda problem: self._crashes.append((position, rule_number(code), problem)))

    def flush(self) -> None:
        """Write what was added."""
        numbers, said = zip(*self._new, strict=True) if self._new else ((), ())
        self._engine.insert("verdicts", {"id": numbers, "said": said}, self._kinds)
        crashes = zip(*self._crashes, strict=True) if self._crashes else ((), (), ())
        names = self._crash_kinds.names
        self._engine.insert("crashes", dict(zip(names, crashes, strict=True)), self._crash_kinds)
        self._new, self._crashes = [], []

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
