"""Draws growth and frontier as SVG, in an environment with matplotlib: plots.py RESULTS FOLDER."""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot as plt

FAMILIES = {"boilerplate": "lines", "fragments": "sentences", "duplicates": "sentences"}


def growth(results: dict[str, list[dict[str, Any]]], target: Path) -> None:
    """Draw time and memory over size, both axes as logarithms."""
    figure, (times, memory) = plt.subplots(1, 2, figsize=(8, 3.2), layout="constrained")
    series: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for kind in ("documents", "corpora"):
        for row in results.get(kind, []):
            if "problem" not in row:
                series[row.get("kind", "one document")].append(row)
    for name, rows in series.items():
        sizes = [row["bytes"] / 1e6 for row in rows]
        times.loglog(sizes, [row["seconds"] for row in rows], marker="o", label=name)
        memory.semilogx(sizes, [row["memory"] / 1e6 for row in rows], marker="o", label=name)
    times.set(xlabel="MB", ylabel="seconds of processor time")
    memory.set(xlabel="MB", ylabel="peak memory, MB", ylim=(0, None))
    times.legend(fontsize="small")
    save(figure, target / "growth.svg")


def frontier(families: dict[str, list[dict[str, Any]]], target: Path) -> None:
    """Draw recall over false alarms, a panel a family; settings of one tool are joined by a line."""
    figure, panels = plt.subplots(1, len(FAMILIES), figsize=(11, 3.6), layout="constrained")
    for panel, (family, unit) in zip(panels, FAMILIES.items(), strict=True):
        tools: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in families.get(family, []):
            tools[row["name"].rpartition(", ")[0] or row["name"]].append(row)
        for name, rows in tools.items():
            style = {"linewidth": 2.5, "color": "black"} if name == "scrapelint" else {"linewidth": 1}
            alarms = [max(row["false_alarms"], 0.05) for row in rows]
            panel.semilogx(alarms, [row["recall"] for row in rows], marker="o", markersize=4, label=name, **style)
        panel.set(title=family, xlabel=f"false alarms per 1,000 {unit}", ylabel="recall", ylim=(0, 1.02))
        panel.legend(fontsize="x-small")
    save(figure, target / "frontier.svg")


def save(figure: Any, path: Path) -> None:
    """Write a figure so that the same figures give the same file."""
    figure.savefig(path, metadata={"Date": None})
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line.rstrip() for line in lines) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Draw what there are results of."""
    results, target = Path(sys.argv[1]), Path(sys.argv[2])
    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "scrapelint", "svg.fonttype": "none"})
    for name, draw in (("growth", growth), ("quality", frontier)):
        file = results / f"{name}.json"
        if file.is_file():
            draw(json.loads(file.read_text(encoding="utf-8")), target)


if __name__ == "__main__":
    main()
