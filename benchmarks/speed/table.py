"""The figures as Markdown: what a job does by itself, and as a ratio to the floors and to scrapelint."""

from typing import Any

from benchmarks.speed.ours import ALL, JSON, LINES, WORDS

Row = dict[str, Any]
HEAD = "| | MB/s | documents/s | p50 / p99 / max, ms | memory, MB | start, s | installed, MB | as many times the {} |"


def as_markdown(rows: list[Row], how: dict[str, str]) -> str:
    """Return the two tables, the jobs that failed, and how it was measured."""
    good = {row["name"]: row for row in rows if "problem" not in row}
    ours = [row for row in good.values() if row["name"].startswith(("scrapelint", "floor"))]
    others = [row for row in good.values() if row not in ours]
    parts = [
        table(ours, good),
        ratios(others, good),
        "\n".join(f"* not measured: {row['name']}: `{row['problem']}`" for row in rows if "problem" in row),
        "\n".join(f"* {key}: {value}" for key, value in how.items()),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def table(rows: list[Row], good: dict[str, Row]) -> str:
    """Return the table of our own jobs and the floors, with ratios to the floors."""
    floors = [good[name] for name in (JSON, LINES, WORDS) if name in good]
    title = HEAD.format("time of: " + ", ".join(row["name"].removeprefix("floor: ") for row in floors))
    return "\n".join(
        [title, rule(title), *(f"{cells(row)} {' / '.join(slower(row, f) for f in floors)} |" for row in rows)]
    )


def ratios(rows: list[Row], good: dict[str, Row]) -> str:
    """Return the table of the other tools, with the ratio of our speed to theirs."""
    title = HEAD.format("time of word spans")[: -len(" as many times the time of word spans |")]
    title += " times the word spans | all our rules are … times as fast | nearest job of ours | is … times as fast |"
    lines = [title, rule(title)] if rows else []
    for row in rows:
        near = good.get(row["beside"])
        beside = f"{row['beside'].removeprefix('scrapelint: ')} | {faster(near, row)}" if near else "– | –"
        floor = slower(row, good[WORDS]) if WORDS in good else "–"
        lines.append(f"{cells(row)} {floor} | {faster(good.get(ALL), row)} | {beside} |")
    return "\n".join(lines)


def rule(title: str) -> str:
    """Return the line below the head of a table."""
    return "|---" + "|--:" * (title.count("|") - 2) + "|"


def cells(row: Row) -> str:
    """Return the cells that all tables have."""
    times = " / ".join(f"{row[key] * 1000:.3g}" for key in ("p50", "p99", "max")) if "p50" in row else "–"
    return (
        f"| {row['name']} | {number(row['mb_per_second'])} | {number(row['documents_per_second'])} | {times} "
        f"| {row['memory'] / 1e6:.0f} | {row['start']:.2f} | {row['install'] / 1e6:.0f} |"
    )


def number(value: float) -> str:
    """Return three figures, without an exponent."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def slower(row: Row, floor: Row) -> str:
    """Return how many times the time of the floor a job takes."""
    return number(floor["mb_per_second"] / row["mb_per_second"])


def faster(ours: Row | None, row: Row) -> str:
    """Return how many times as fast as a job one of ours is."""
    return number(ours["mb_per_second"] / row["mb_per_second"]) if ours else "–"
