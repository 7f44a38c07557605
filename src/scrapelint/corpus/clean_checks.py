"""What is refused before a corpus is cleaned: to write over anything, or what cannot be written."""

from collections.abc import Iterable
from pathlib import Path, PurePath

from ..engine.session import Session, shown_path
from ..readers.compressed import CompressedReader
from ..readers.remote import InputFile
from ..readers.walk import reader_for
from .clean_work import WRITABLE
from .problems import RunError


def refuse_overlap(source: Path, target: Path) -> None:
    """Raise if writing ``target`` could change what is read.

    Raises:
        RunError: it could.
    """
    inside, outside = source.resolve(), target.resolve()
    if inside == outside or inside in outside.parents or outside in inside.parents:
        raise RunError(f"{target}: the clean copy must stand apart from {source}, which is never written over")
    if target.is_dir() if source.is_file() else target.is_file():
        raise RunError(f"{target}: a file makes a file, and a folder makes a folder")


def refuse_present(target: Path) -> None:
    """Raise if something stands where the copy ``target`` is to go.

    Raises:
        RunError: something does.
    """
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise RunError(f"{target}: is there already; take it away, or name another")


def refuse_unwritable(files: Iterable[InputFile], session: Session) -> None:
    """Raise if one of ``files`` is of a format that cannot be written again.

    Raises:
        RunError: naming the first few of them.
    """
    wrong = [shown_path(file) for file in files if not _is_writable(file, session)]
    if wrong:
        more = f" and {len(wrong) - 3:,} more" if len(wrong) > 3 else ""
        raise RunError(
            f"{', '.join(wrong[:3])}{more}: files of this format cannot be written again; clean text, Markdown, "
            "JSON Lines or Parquet, and leave the others out with `exclude`"
        )


def _is_writable(file: InputFile, session: Session) -> bool:
    reader = reader_for(PurePath(file.name), session.readers)
    if isinstance(reader, CompressedReader):
        return reader.inner.name in WRITABLE and reader.inner.rewritable
    return reader.name in WRITABLE and isinstance(file, Path)
