"""Files are replaced whole, or stay as they are."""

import errno
import os
from pathlib import Path

import pytest

from scrapelint.atomic_files import replace_atomically


@pytest.mark.skipif(os.name != "posix", reason="no mode bits there")
def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    replace_atomically(tmp_path / "new", [b"x"])
    (tmp_path / "usual").write_bytes(b"x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.skipif(os.name != "posix", reason="no mode bits there")
def test_an_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"x")
    path.chmod(0o640)
    replace_atomically(path, [b"new"])
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_full_disk_leaves_the_file_as_it_was_and_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "kept.txt"
    path.write_bytes(b"before")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=r"No space left on device: .*kept\.txt"):
        replace_atomically(path, [b"after"])
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]
