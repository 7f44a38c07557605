"""The state of a run: how far it came, so that it can go on after a kill and lose nothing and do nothing twice."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from ..atomic_files import replace_atomically
from .known import KnownOnes
from .lock import Lock
from .problems import RunError
from .summary import Summary

_MANIFEST = "run.json"
_VERSION = 1

Phase = Literal["reading", "comparing", "done"]


@dataclass
class State:
    """How far a run came: what is on disk up to :attr:`offset` of the output is what these figures count."""

    keys: Mapping[str, str]
    """What the run depends on, by a word for it: a hash each."""
    phase: Phase = "reading"
    units: int = 0
    """How many units of work are done."""
    offset: int = 0
    """Bytes of findings written."""
    summary: Summary = field(default_factory=Summary)
    unused: frozenset[str] | None = None
    """What to say of patterns that no worker had use for; ``None`` before the first unit."""
    about: dict[str, Any] = field(default_factory=dict)
    """What the commands that read the state say of the run."""


class StateFolder:
    """The folder in which a run keeps its state; no two runs use it at once."""

    def __init__(self, folder: Path) -> None:
        """Make the folder where there is none, and lock it until :meth:`close`.

        Raises:
            RunError: it cannot be made, or another run is using it.
        """
        self.folder = folder
        self.scratch = folder / "scratch"
        """For what the run needs only until it is done."""
        try:
            self.scratch.mkdir(parents=True, exist_ok=True)
            self._lock = Lock(folder / "lock")
        except OSError as error:
            raise RunError(f"{folder}: cannot be used for the state of the run: {error.strerror or error}") from error

    def shards(self) -> Path:
        """Return the folder for what rules across documents keep."""
        folder = self.scratch / "shards"
        folder.mkdir(exist_ok=True)
        return folder

    def close(self) -> None:
        """Let other runs use the folder."""
        self._lock.release()

    def load(self, keys: Mapping[str, str], known: KnownOnes) -> State:
        """Return the state to go on from: the one that was kept, or a new one where the last run was done.

        Raises:
            RunError: the kept one is of other inputs or settings.
        """
        values = read_manifest(self.folder)
        if values is None:
            return State(keys)
        changed = [word for word, key in keys.items() if values["keys"].get(word) != key]
        if changed and values["phase"] != "done":
            raise RunError(
                f"{self.folder}: the run that was interrupted here had other {' and '.join(changed)}; "
                "go back to them, or begin anew with --restart"
            )
        if changed:
            return State(keys)
        known.restore(values["known"])
        unused = values["unused"]
        return State(
            keys, values["phase"], values["units"], values["offset"], Summary.from_json(values["summary"]),
            None if unused is None else frozenset(unused), values["about"],
        )  # fmt: skip

    def save(self, state: State, known: KnownOnes) -> None:
        """Keep ``state``; the folder holds it whole, or the one before.

        Raises:
            OSError: it cannot be written.
        """
        values = {
            "version": _VERSION,
            "keys": dict(state.keys),
            "phase": state.phase,
            "units": state.units,
            "offset": state.offset,
            "known": known.to_json(),
            "unused": None if state.unused is None else sorted(state.unused),
            "about": state.about,
            "summary": state.summary.to_json(),
        }
        replace_atomically(self.folder / _MANIFEST, [json.dumps(values).encode()])

    def forget(self) -> None:
        """Begin anew: take away what was kept."""
        (self.folder / _MANIFEST).unlink(missing_ok=True)
        self.tidy()

    def tidy(self) -> None:
        """Take away what is needed only until a run is done."""
        for file in self.scratch.rglob("*"):
            if file.is_file():
                file.unlink(missing_ok=True)


def read_manifest(
    folder: Path, name: str = _MANIFEST, anew: str = "begin anew with --restart"
) -> dict[str, Any] | None:
    """Return what the state in ``folder`` holds, as JSON values; ``None`` if there is none.

    Args:
        folder: where it is kept.
        name: the file in it.
        anew: what to advise where it cannot be used.

    Raises:
        RunError: it cannot be read, or is of another version of scrapelint.
    """
    path = folder / name
    try:
        values = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise RunError(f"{path}: cannot be read: {error}; {anew}") from error
    if not isinstance(values, dict) or values.get("version") != _VERSION:
        raise RunError(f"{path}: of another version of scrapelint; {anew}")
    return values
