"""What the benchmarks conclude from their figures."""

from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

ROW = {"mb_per_second": 2.0, "documents_per_second": 500.0, "memory": 5e7, "start": 0.2, "install": 3e7}


@pytest.fixture
def growth() -> ModuleType:
    return import_module("benchmarks.growth.run")


@pytest.fixture
def guard() -> ModuleType:
    return import_module("benchmarks.guard.run")


def row(name: str, **more: Any) -> dict[str, Any]:
    return ROW | {"name": name, "environment": "", "beside": ""} | more


def test_the_exponent_is_the_slope_of_the_logarithms(growth: ModuleType) -> None:
    sizes = [1000, 10_000, 100_000]
    assert growth.exponent([{"bytes": n, "seconds": n * 1e-6} for n in sizes]) == pytest.approx(1)
    assert growth.exponent([{"bytes": n, "seconds": n * n * 1e-9} for n in sizes]) == pytest.approx(2)


@pytest.mark.parametrize(
    ("seconds", "half", "breach"),
    [(1.9, 0.95, False), (2.1, 1.05, True), (1.0, 0.3, True), (0.01, 0.001, False)],
    ids=["cheap", "dear", "superlinear", "too short to tell"],
)
def test_hostile_text_may_cost_two_seconds_a_megabyte_and_linear_time(
    growth: ModuleType, seconds: float, half: float, breach: bool
) -> None:
    assert growth.breaches({"name": "x", "bytes": 1_000_000, "seconds": seconds, "half": half}) is breach


def test_the_sizes_are_powers_of_ten_up_to_the_largest(growth: ModuleType) -> None:
    assert growth.powers(1000, 1_000_000) == [1000, 10_000, 100_000, 1_000_000]


def test_a_table_has_ratios_to_floors_and_to_us_and_the_reason_of_a_failure() -> None:
    table = import_module("benchmarks.speed.table")
    ours, floor = row(table.ALL), row(table.WORDS, mb_per_second=40.0)
    other = row("a tool", mb_per_second=0.5, beside=table.ALL)
    text = table.as_markdown([ours, floor, other, {"name": "lost", "problem": "no wheel"}], {"python": "3"})
    assert f"| {table.ALL} | 2 | 500 | – | 50 | 0.20 | 30 | 20 |" in text
    assert "| a tool | 0.5 | 500 | – | 50 | 0.20 | 30 | 80 | 4 | all default rules | 4 |" in text
    assert "* not measured: lost: `no wheel`" in text


def test_the_guard_fails_above_its_margin_and_names_what_else_changed(
    guard: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded = {"lint_over_floor": 2.0, "start_over_python": 10.0, "pages": "a", "libraries": {"numpy": "2.0"}}
    assert guard.compared(recorded, recorded | {"lint_over_floor": 2.2}) == 0
    assert guard.compared(recorded, recorded | {"lint_over_floor": 2.4, "libraries": {"numpy": "2.1"}}) == 1
    printed = capsys.readouterr().out
    assert "lint_over_floor: 2.4 (recorded 2.0, +20.0%) TOO DEAR" in printed
    assert "numpy 2.0 -> 2.1" in printed
    assert guard.compared(recorded, recorded | {"pages": "b"}) == 1


def test_the_baseline_is_read_as_it_was_written(
    guard: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    tomllib = import_module("tomllib")
    monkeypatch.setattr(guard, "BASELINE", tmp_path / "baseline.toml")
    figures = {"lint_over_floor": 2.0, "start_over_python": 10.0, "pages": "a", "libraries": {"numpy": "2.0"}}
    guard.write({"x86_64-CPython-3.11": figures})
    assert tomllib.loads(guard.BASELINE.read_text("utf-8")) == {"x86_64-CPython-3.11": figures}
