"""The language server, driven over standard input and output as an editor drives it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest

pytest.importorskip("pygls", reason="needs the extra lsp")

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "000_e768b5438c1a521e.txt"


class Editor:
    """As much of an editor as the tests need; keeps the texts of its open documents."""

    def __init__(self, folder: Path, encodings: list[str] | None = None) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "scrapelint", "server"],
            cwd=folder,
            env=os.environ | {"PYTHONWARNINGS": "default"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._number = 0
        self.heard: list[dict[str, Any]] = []
        self.opened: list[Path] = []
        general = {"positionEncodings": encodings} if encodings else {}
        workspace = {"didChangeWatchedFiles": {"dynamicRegistration": True}}
        capabilities = {"general": general, "workspace": workspace}
        given = {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities}
        self.capabilities = self.request("initialize", given)["capabilities"]
        self.notify("initialized", {})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.request("shutdown", None)
            self.notify("exit", None)
            self._process.wait(20)
        finally:
            self._process.kill()
            self._process.communicate()

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def notify(self, method: str, parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def request(self, method: str, parameters: Any) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": parameters})
        while (message := self._receive()).get("id") != self._number:
            self.heard.append(message)
        assert "error" not in message, message["error"]
        return message["result"]

    def next(self, method: str) -> dict[str, Any]:
        """Return the parameters of the next notification called ``method``."""
        while True:
            for number, message in enumerate(self.heard):
                if message.get("method") == method:
                    found: dict[str, Any] = self.heard.pop(number)["params"]
                    return found
            self.heard.append(self._receive())

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        document = {"uri": path.as_uri(), "languageId": "plaintext", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        self.opened.append(path)
        return self._diagnostics(path, 1)

    def change(self, path: Path, text: str, version: int) -> list[dict[str, Any]]:
        document = {"uri": path.as_uri(), "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
        return self._diagnostics(path, version)

    def _diagnostics(self, path: Path, version: int) -> list[dict[str, Any]]:
        shown = self.next("textDocument/publishDiagnostics")
        assert (shown["uri"], shown.get("version")) == (path.as_uri(), version)
        diagnostics: list[dict[str, Any]] = shown["diagnostics"]
        return diagnostics

    def actions(self, path: Path, place: dict[str, Any], only: list[str] | None = None) -> list[dict[str, Any]]:
        context: dict[str, Any] = {"diagnostics": []} | ({"only": only} if only else {})
        given = {"textDocument": {"uri": path.as_uri()}, "range": place, "context": context}
        found: list[dict[str, Any]] = self.request("textDocument/codeAction", given)
        return found


def edited(text: str, edits: list[dict[str, Any]]) -> str:
    """Return ``text`` with the edits of an editor, computed on its UTF-16 form."""
    lines = text.splitlines(keepends=True)
    starts = [sum(len(line.encode("utf-16-le")) for line in lines[:n]) for n in range(len(lines) + 1)]
    data = text.encode("utf-16-le")
    for edit in sorted(edits, key=lambda edit: -edit["range"]["start"]["line"]):
        first, last = (
            starts[end["line"]] + 2 * end["character"] for end in (edit["range"]["start"], edit["range"]["end"])
        )
        data = data[:first] + edit["newText"].encode("utf-16-le") + data[last:]
    return data.decode("utf-16-le")


def shown(text: str, place: dict[str, Any]) -> str:
    """Return the part of one line of ``text`` at a range in UTF-16 units."""
    assert place["start"]["line"] == place["end"]["line"]
    line = text.split("\n")[place["start"]["line"]].encode("utf-16-le")
    units: bytes = line[2 * place["start"]["character"] : 2 * place["end"]["character"]]
    return units.decode("utf-16-le")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with Editor(tmp_path_factory.mktemp("editor")) as one:
        yield one


@pytest.fixture
def editor(running: Editor) -> Iterator[Editor]:
    yield running
    for path in running.opened:
        running.notify("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})
        running.next("textDocument/publishDiagnostics")
    running.opened.clear()
    running.heard.clear()


def test_opening_the_seed_shows_its_findings_and_where_a_sentence_was_said_before(
    editor: Editor, tmp_path: Path
) -> None:
    text = SEED.read_text(encoding="utf-8")
    found = editor.open(tmp_path / "seed.txt", text)
    codes = {(one["range"]["start"]["line"] + 1, one["code"]) for one in found}
    assert {(3, "BP002"), (21, "FR001"), (25, "ND003"), (61, "BP003"), (63, "BP001")} <= codes
    assert {line for line, _ in codes} <= {3, 21, 25, 61, 63, 65, 67, 70}
    (restated,) = (one for one in found if one["code"] == "ND003")
    lines = [place["location"]["range"]["start"]["line"] + 1 for place in restated["relatedInformation"]]
    assert lines == [29, 33]
    assert all(place["location"]["uri"] == (tmp_path / "seed.txt").as_uri() for place in restated["relatedInformation"])


def test_a_quick_fix_removes_a_line_of_boilerplate(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = "Rain fell in the north all day.\n\nLeave a Reply\n"
    (found,) = editor.open(path, text)
    fixes = [one for one in editor.actions(path, found["range"]) if "edit" in one]
    assert edited(text, fixes[0]["edit"]["changes"][path.as_uri()]) == "Rain fell in the north all day.\n"
    assert fixes[0]["kind"] == "quickfix"
    assert fixes[0]["diagnostics"][0]["code"] == "BP001"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8"])
def test_positions_are_right_in_a_line_with_emoji(tmp_path: Path, encoding: str) -> None:
    before = "👩‍👩‍👧 The minister spoke 🎉 to the crowd in the square on Sunday. "
    with Editor(tmp_path, [encoding]) as editor:
        assert editor.capabilities["positionEncoding"] == encoding
        found = editor.open(tmp_path / "a.txt", f"{before}(dpa/NAN)")
    (place,) = (one["range"] for one in found if one["code"] == "BP003")
    units = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    start, end = (
        len(one.encode(f"{encoding}-le" if units > 1 else encoding)) // units for one in (before, f"{before}(dpa/NAN)")
    )
    assert place == {"start": {"line": 0, "character": start}, "end": {"line": 0, "character": end}}


def test_typing_checks_again_and_form_feeds_end_no_line(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert editor.open(path, "Rain fell in the north all day.\n") == []
    text = "Rain fell\u2028in the north\x0c all day.\nLeave a Reply\n"
    (found,) = editor.change(path, text, 2)
    assert shown(text, found["range"]) == "Leave a Reply"
    assert editor.change(path, "Rain fell in the north.\n", 3) == []


def test_all_safe_fixes_at_once(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = "Rain fell in the north all day.\n\nLeave a Reply\n\nYour email address will not be published.\n"
    editor.open(path, text)
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}
    (fix_all,) = editor.actions(path, whole, ["source.fixAll"])
    assert fix_all["kind"] == "source.fixAll.scrapelint"
    assert edited(text, fix_all["edit"]["changes"][path.as_uri()]) == "Rain fell in the north all day.\n"


def test_accepting_a_finding_writes_it_down_and_hides_it(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    (found,) = editor.open(path, "Leave a Reply\n")
    (accept,) = (one["command"] for one in editor.actions(path, found["range"]) if "command" in one)
    editor.request("workspace/executeCommand", {"command": accept["command"], "arguments": accept["arguments"]})
    assert editor.next("textDocument/publishDiagnostics")["diagnostics"] == []
    written = (tmp_path / ".scrapelint-ignore.toml").read_text(encoding="utf-8")
    assert found["data"]["fingerprint"] in written
    assert 'path = "a.txt"' in written


def test_without_settings_paths_are_relative_to_the_folder_that_is_open(tmp_path: Path) -> None:
    path = tmp_path / "articles" / "a.txt"
    path.parent.mkdir()
    with Editor(tmp_path) as editor:
        (found,) = editor.open(path, "Leave a Reply\n")
        given = {"command": "scrapelint.ignore", "arguments": [path.as_uri(), found["data"]["fingerprint"]]}
        editor.request("workspace/executeCommand", given)
    assert 'path = "articles/a.txt"' in (tmp_path / ".scrapelint-ignore.toml").read_text(encoding="utf-8")


def test_hovering_shows_the_page_of_the_rule(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    (found,) = editor.open(path, "Leave a Reply\n")
    given = {"textDocument": {"uri": path.as_uri()}, "position": found["range"]["start"]}
    page = editor.request("textDocument/hover", given)["contents"]["value"]
    assert page.startswith("# comment-form (BP001)")


def test_settings_of_the_folder_hold_and_mistakes_in_them_are_shown(editor: Editor, tmp_path: Path) -> None:
    path, settings = tmp_path / "a.txt", tmp_path / "scrapelint.toml"
    settings.write_text('ignore = ["BP"]\n', encoding="utf-8")
    assert editor.open(path, "Leave a Reply\n") == []
    settings.write_text('ignore = ["comment-from"]\n', encoding="utf-8")
    saved = {"textDocument": {"uri": settings.as_uri()}}
    editor.notify("textDocument/didSave", saved)
    assert "comment-form" in editor.next("window/showMessage")["message"]
    settings.write_text("", encoding="utf-8")
    editor.heard.clear()
    editor.notify("textDocument/didSave", saved)
    while not (diagnostics := editor.next("textDocument/publishDiagnostics")["diagnostics"]):
        pass
    assert [one["code"] for one in diagnostics] == ["BP001"]


def test_the_editor_is_asked_to_tell_of_changed_settings(tmp_path: Path) -> None:
    path, settings = tmp_path / "a.txt", tmp_path / "scrapelint.toml"
    with Editor(tmp_path) as editor:
        (registered,) = editor.next("client/registerCapability")["registrations"]
        assert registered["method"] == "workspace/didChangeWatchedFiles"
        globs = [one["globPattern"] for one in registered["registerOptions"]["watchers"]]
        assert "**/scrapelint.toml" in globs
        assert len(editor.open(path, "Leave a Reply\n")) == 1
        settings.write_text('ignore = ["BP"]\n', encoding="utf-8")
        changes = [{"uri": settings.as_uri(), "type": 1}]
        editor.notify("workspace/didChangeWatchedFiles", {"changes": changes})
        assert editor.next("textDocument/publishDiagnostics")["diagnostics"] == []


def test_corpora_of_records_are_left_to_the_command_line(editor: Editor, tmp_path: Path) -> None:
    assert editor.open(tmp_path / "a.jsonl", '{"text": "Leave a Reply"}\n') == []
