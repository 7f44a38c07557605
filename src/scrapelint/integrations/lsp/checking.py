"""What a check of an open document is: the settings of its folder, and what is accepted there taken out."""

from dataclasses import dataclass, replace
from pathlib import Path

from ...atomic_files import replace_atomically
from ...config.load import find_config, load_config
from ...config.model import Config
from ...engine.baseline import NAME as BASELINE
from ...engine.baseline import read_baseline
from ...engine.ignore_file import NAME, read_ignores, with_entry
from ...engine.known import known as entry_of
from ...engine.linter import Linter
from ...engine.session import Session
from ...engine.stable_path import stable_path
from ...engine.triage import Triage
from ...errors import InputError
from ...finding import Finding
from ...readers.base import ReadOptions
from ...readers.text import TextReader
from ...readers.walk import Walk, reader_for
from ...report import Report
from ...text.document import Document


@dataclass(frozen=True)
class _Settings:
    config: Config
    session: Session
    stamp: tuple[str, int]
    """The file it was read from and when that was changed, in nanoseconds."""


class Checker:
    """Checks texts of an editor with the settings of the folders they lie in, which are read again when they change."""

    def __init__(self) -> None:
        self.folders: tuple[Path, ...] = ()
        """The folders that the editor has open: without settings they are what paths are relative to."""
        self._known: dict[Path, _Settings] = {}

    def check(self, path: Path, text: str) -> Report:
        """Return what is found in ``text``, which the editor shows as the file ``path``.

        Raises:
            ScrapelintError: the settings are wrong, or a plugin cannot be loaded.
        """
        settings = self._settings(path.parent)
        document = Document(text, path.as_posix())
        if not self._wanted(path, settings):
            return Report(document, ())
        report = settings.session.lint_document(document)
        root = Path(settings.config.root)
        baseline = root / (settings.config.baseline or BASELINE)
        known = read_baseline(baseline) if baseline.is_file() else ()
        return Triage(settings.session.linter, read_ignores(root / NAME), known).settled(report)

    def accept(self, path: Path, finding: Finding, reason: str) -> Path:
        """Write ``finding`` in the file ``path`` into the side file of accepted findings; return that file."""
        root = self._settings(path.parent).config.root
        side_file = Path(root) / NAME
        before = side_file.read_text(encoding="utf-8") if side_file.exists() else ""
        after = with_entry(before, entry_of(finding, stable_path(path.as_posix(), root), reason))
        replace_atomically(side_file, [after.encode("utf-8")])
        return side_file

    def linter(self, path: Path) -> Linter:
        """Return the linter for the file ``path``."""
        return self._settings(path.parent).session.linter

    def _settings(self, folder: Path) -> _Settings:
        found = find_config(folder)
        stamp = (str(found), found.stat().st_mtime_ns) if found else (str(folder), 0)
        settings = self._known.get(folder)
        if settings is None or settings.stamp != stamp:
            config = replace(load_config(found) if found else Config(root=str(self._root(folder))), cache=False)
            options = ReadOptions(config.text_field, config.id_field)
            settings = self._known[folder] = _Settings(config, Session(Linter(config), options), stamp)
        return settings

    def _root(self, folder: Path) -> Path:
        around = [one for one in self.folders if one == folder or one in folder.parents]
        return max(around, key=lambda one: len(one.parts), default=folder)

    def _wanted(self, path: Path, settings: _Settings) -> bool:
        """Tell whether ``path`` is plain text, whose offsets are those of the file, and is not excluded."""
        session, config = settings.session, settings.config
        if not isinstance(reader_for(path, session.readers), TextReader):
            return False  # a corpus of records: `scrapelint check` reads it
        walk = Walk(session.suffixes, config.exclude, Path(config.root), force_exclude=True)
        try:
            return any(walk.files([str(path)]))
        except InputError:
            return True  # not saved yet
