"""Write the tables and plots of the last runs into docs/benchmarks.md: report.py RESULTS ENVIRONMENTS.

RESULTS is the folder that the others were given as ``--write``. A part of the page between ``<!-- NAME -->`` and
``<!-- end -->`` is replaced by ``NAME.md``; the rest of the page is written by hand. Plots are drawn in the environment
``plots`` below ENVIRONMENTS.
"""

import argparse
import re
import subprocess
from pathlib import Path

from benchmarks.environments import ROOT, prepare

PAGE = ROOT / "docs" / "benchmarks.md"
_PART = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(page: str, results: Path) -> str:
    """Return ``page`` with its parts from the files in ``results``; a part without a file stays."""

    def part(match: re.Match[str]) -> str:
        file = results / f"{match[2]}.md"
        return f"{match[1]}\n{file.read_text(encoding='utf-8')}\n{match[3]}" if file.is_file() else match[0]

    return _PART.sub(part, page)


def main() -> None:
    """Fill the page and draw the plots."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=Path)
    parser.add_argument("environments", type=Path)
    options = parser.parse_args()
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), options.results), encoding="utf-8", newline="\n")
    environment = prepare("plots", options.environments.resolve())
    if environment.problem:
        raise SystemExit(f"no plots: {environment.problem}")
    program = [str(environment.python), "-m", "benchmarks.plots", str(options.results.resolve()), str(PAGE.parent)]
    subprocess.run(program, check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
