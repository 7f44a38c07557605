"""The examples on a rule's page: short, with the mark in view, and with what the rule says."""

from pathlib import Path

import pytest

from scrapelint.engine import examples as module
from scrapelint.engine.examples import _cut, examples
from scrapelint.engine.plugins import installed_plugins

FORM = next(rule for rule in installed_plugins().rules.values() if rule.name == "comment-form")


def write(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "comment-form.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "_case_folders", lambda _: iter([folder]))


def test_an_example_has_a_title_its_text_and_the_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, '[flag]\na_form = "⟦Leave a Reply⟧"\n[pass]\nprose = "Rain fell."\n', monkeypatch)
    heading, example, message, left_alone, prose = examples(FORM)
    assert heading.startswith("## Flagged\n")
    assert example == "A form:\n\n```text\n⟦Leave a Reply⟧\n```"
    assert message.startswith("> BP001: ")
    assert (left_alone, prose) == ("## Left alone", "Prose:\n\n```text\nRain fell.\n```")


def test_a_fence_in_an_example_does_not_end_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "[pass]\ncode = '''```python\n1\n```'''\n", monkeypatch)
    assert list(examples(FORM))[-1] == "Code:\n\n````text\n```python\n1\n```\n````"


def test_known_limits_say_of_which_kind_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, '[known-miss]\nodd = "⟦Say something⟧"\n[known-false-alarm]\nquoted = "Rain."\n', monkeypatch)
    assert [part.partition("\n")[0] for part in examples(FORM)] == [
        "## Known limits",
        "A false alarm: Quoted:",
        "Missed: Odd:",
    ]


def test_a_broken_file_leaves_the_page_without_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "[pass]\na = 1\n", monkeypatch)
    assert list(examples(FORM)) == []


@pytest.mark.parametrize("before", [0, 10, 300, 3000])
def test_a_long_text_is_cut_around_its_mark(before: int) -> None:
    shown = _cut(f"{'word ' * before}⟦Leave a Reply⟧{' word' * 3000}")
    assert "⟦Leave a Reply⟧" in shown
    assert len(shown) < 610
    assert shown.startswith("… word") == (before > 50)
    assert shown.endswith("word …")
