"""What is measured: a job has a name, an environment, and a function that prepares it.

Three shapes of jobs: ``each`` gives a function of one text, so that every document can be timed; ``whole`` gives a
function of the path of all pages; ``command`` gives the arguments of a program. All say how much they found, so that
a job that does nothing can be seen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Prepare = Callable[[], Callable[[Any], int]]


@dataclass(frozen=True)
class Job:
    """One row of the table."""

    name: str
    environment: str
    shape: str
    prepare: Prepare
    beside: str = ""
    """The job of ours that does the nearest to it, for the ratio."""


JOBS: dict[str, Job] = {}


def job(name: str, environment: str, shape: str = "each", beside: str = "") -> Callable[[Prepare], Prepare]:
    """Register the decorated function as a job."""

    def add(prepare: Prepare) -> Prepare:
        JOBS[name] = Job(name, environment, shape, prepare, beside)
        return prepare

    return add


@dataclass(frozen=True)
class Command:
    """A program of an environment; ``{pages}``, ``{folder}`` and ``{number}`` differ from run to run."""

    name: str
    environment: str
    arguments: Sequence[str]

    def filled(self, programs: Path, pages: Path, folder: Path, number: int) -> list[str]:
        """Return what is to be run."""
        program, *rest = self.arguments
        return [str(programs / program), *(part.format(pages=pages, folder=folder, number=number) for part in rest)]
