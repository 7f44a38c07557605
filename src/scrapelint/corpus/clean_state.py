"""How far the cleaning of a corpus came, so that it goes on after a kill."""

import json
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ..atomic_files import replace_atomically
from .clean_copy import CleanRan, Place
from .cleaning import Tally
from .problems import RunError
from .state import StateFolder, read_manifest

_MANIFEST = "clean.json"
_VERSION = 1


@dataclass
class CleanState:
    """How far it came: the files on the disk up to :attr:`place` are what :attr:`ran` counts."""

    keys: Mapping[str, str]
    """What the run depends on, by a word for it: a hash each."""
    units: int = 0
    """How many units of work are done."""
    place: Place = field(default_factory=Place)
    ran: CleanRan = field(default_factory=CleanRan)


class CleanFolder:
    """The folder beside the copy in which the state is kept until all is done; no two runs use it at once."""

    def __init__(self, folder: Path) -> None:
        """Make the folder, and lock it.

        Raises:
            RunError: it cannot be made, or another run is using it.
        """
        self._folder = StateFolder(folder)
        self.scratch = self._folder.scratch

    @staticmethod
    def beside(target: Path) -> Path:
        """Return where the state of the copy ``target`` is kept."""
        whole = target.resolve()
        return whole.with_name(f"{whole.name}.run")

    @staticmethod
    def holds_state(folder: Path) -> bool:
        """Tell whether a run was interrupted whose state is in ``folder``."""
        return (folder / _MANIFEST).exists()

    def load(self, keys: Mapping[str, str], target: Path) -> CleanState:
        """Return the state to go on from, a new one if none was kept.

        Raises:
            RunError: the kept one is of other inputs or settings.
        """
        folder = self._folder.folder
        anew = f"take {folder} and {target} away to begin anew"
        values = read_manifest(folder, _MANIFEST, anew)
        if values is None:
            return CleanState(keys)
        changed = [word for word, key in keys.items() if values["keys"].get(word) != key]
        if changed:
            raise RunError(
                f"{folder}: the run that was interrupted here had other {' and '.join(changed)}; "
                f"go back to them, or {anew}"
            )
        ran = values["ran"]
        tally = Tally(**{**ran["tally"], "rules": Counter(ran["tally"]["rules"])})
        return CleanState(keys, values["units"], Place(**values["place"]), CleanRan(tally, ran["files"], ran["errors"]))

    def save(self, state: CleanState) -> None:
        """Keep ``state``; the folder holds it whole, or the one before.

        Raises:
            OSError: it cannot be written.
        """
        ran, tally = state.ran, state.ran.tally
        counted = {"tally": {**vars(tally), "rules": dict(tally.rules)}, "files": ran.files, "errors": ran.errors}
        values = {
            "version": _VERSION,
            "keys": dict(state.keys),
            "units": state.units,
            "place": asdict(state.place),
            "ran": counted,
        }
        replace_atomically(self._folder.folder / _MANIFEST, [json.dumps(values).encode()])

    def close(self, *, done: bool) -> None:
        """Let other runs use the folder; take it away if all is done."""
        if done:
            (self._folder.folder / _MANIFEST).unlink(missing_ok=True)
        self._folder.close()
        if done:
            shutil.rmtree(self._folder.folder, ignore_errors=True)
