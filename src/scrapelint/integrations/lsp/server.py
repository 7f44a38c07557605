"""The server itself: which messages of the protocol it answers, over standard input and output."""

import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from ... import __version__
from ...errors import ScrapelintError
from ...report import Report
from .checking import Checker
from .converting import FIX_ALL, IGNORE, SOURCE, actions, diagnostics, hover
from .positions import Positions

_PAUSE = 0.2  # seconds after the last key stroke
_SETTINGS = ("scrapelint.toml", "pyproject.toml", ".scrapelint-ignore.toml", ".scrapelint-baseline.json")
_UNSAVED = "untitled.txt"
_REASON = "accepted in the editor; say why here"


@dataclass(frozen=True)
class _Checked:
    version: int | None
    report: Report
    positions: Positions


class Service:
    """Answers the editor. The server that it talks through is made by :func:`make_server`."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._checker = Checker()
        self._checked: dict[str, _Checked] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._said = ""

    def started(self, _: types.InitializedParams) -> None:
        """Note the open folders, and ask to be told of changed settings: editors send no saves of them else."""
        opened = (to_fs_path(uri) for uri in (self._server.workspace.root_uri, *self._server.workspace.folders) if uri)
        self._checker.folders = tuple(Path(path) for path in opened if path)
        workspace = self._server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(glob_pattern=f"**/{name}") for name in _SETTINGS]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration(id=f"{SOURCE}.settings", method=method, register_options=options)
            self._server.client_register_capability(types.RegistrationParams([registration]))

    def opened(self, given: types.DidOpenTextDocumentParams) -> None:
        """Check a document that was opened."""
        self._publish(given.text_document.uri)

    def changed(self, given: types.DidChangeTextDocumentParams) -> None:
        """Check a document once nothing has been typed for a moment."""
        uri = given.text_document.uri
        if uri in self._waiting:
            self._waiting.pop(uri).cancel()
        self._waiting[uri] = asyncio.get_running_loop().call_later(_PAUSE, partial(self._publish, uri))

    def saved(self, given: types.DidSaveTextDocumentParams) -> None:
        """Check a document again, and all of them if it holds settings."""
        if given.text_document.uri.endswith(".toml"):
            self._publish_all()
        else:
            self._publish(given.text_document.uri)

    def settings_changed(self, _: Any) -> None:
        """Check all open documents again."""
        self._publish_all()

    def closed(self, given: types.DidCloseTextDocumentParams) -> None:
        """Forget a document."""
        uri = given.text_document.uri
        if uri in self._waiting:
            self._waiting.pop(uri).cancel()
        self._checked.pop(uri, None)
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def code_actions(self, given: types.CodeActionParams) -> list[types.CodeAction]:
        """Return what can be done about the findings in a range."""
        checked = self._current(given.text_document.uri)
        only = given.context.only
        wanted = None if only is None else [str(getattr(kind, "value", kind)) for kind in only]
        return list(actions(checked.report, given.text_document.uri, checked.positions, given.range, wanted))

    def hover(self, given: types.HoverParams) -> types.Hover | None:
        """Return the page of the rule whose finding the pointer rests on."""
        uri = given.text_document.uri
        checked = self._current(uri)
        offset = checked.positions.offset(given.position)
        for finding in checked.report.findings:
            if finding.start <= offset < finding.end:
                rules = self._checker.linter(_path(uri)).catalogue.rules
                return hover(finding, rules.get(finding.code), checked.positions)
        return None

    def ignore(self, uri: str, fingerprint: str) -> None:
        """Accept the finding with this fingerprint in a document, and check it again."""
        for finding in self._current(uri).report.findings:
            if finding.fingerprint == fingerprint:
                written = self._checker.accept(_path(uri), finding, _REASON)
                self._say(types.MessageType.Info, f"accepted in {written.name}: write down there why")
        self._publish(uri)

    def _current(self, uri: str) -> _Checked:
        """Return what was found in the document as it is now."""
        document = self._server.workspace.get_text_document(uri)
        checked = self._checked.get(uri)
        if checked is None or checked.version != document.version:
            report = self._check(uri, document.source)
            positions = Positions(document.source, self._encoding())
            checked = self._checked[uri] = _Checked(document.version, report, positions)
        return checked

    def _encoding(self) -> str:
        agreed = self._server.workspace.position_encoding
        return str(getattr(agreed, "value", agreed) or "utf-16")

    def _check(self, uri: str, text: str) -> Report:
        try:
            report = self._checker.check(_path(uri), text)
        except ScrapelintError as error:
            self._say(types.MessageType.Error, f"scrapelint: {error}")
            return Report(_nothing(uri), ())
        if report.failures:
            self._say(types.MessageType.Error, "\n".join(map(str, report.failures)))
        else:
            self._said = ""
        return report

    def _publish(self, uri: str) -> None:
        """Check a document and show what is found."""
        self._waiting.pop(uri, None)
        self._checked.pop(uri, None)
        checked = self._current(uri)
        found = diagnostics(checked.report, uri, checked.positions)
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, checked.version))

    def _publish_all(self) -> None:
        for uri in list(self._server.workspace.text_documents):
            self._publish(uri)

    def _say(self, kind: types.MessageType, message: str) -> None:
        """Show ``message`` to the user, once and not at each key stroke."""
        if message != self._said:
            self._said = message
            self._server.window_show_message(types.ShowMessageParams(kind, message))


def _path(uri: str) -> Path:
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(path) if path else Path.cwd() / _UNSAVED


def _nothing(uri: str) -> Any:
    from ...text.document import Document  # noqa: PLC0415

    return Document("", uri)


def _function(method: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a function that calls ``method``: pygls marks what it registers, and a method cannot be marked."""
    return lambda given: method(given)  # noqa: PLW0108


def make_server() -> LanguageServer:
    """Return a server with all that it answers, not started."""
    # Whole documents are sent: libraries disagree on what ends a line, and articles are small.
    server = LanguageServer(SOURCE, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
    service = Service(server)
    kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL])
    server.feature(types.INITIALIZED)(_function(service.started))
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_function(service.opened))
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_function(service.changed))
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(_function(service.saved))
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_function(service.closed))
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(_function(service.code_actions))
    server.feature(types.TEXT_DOCUMENT_HOVER)(_function(service.hover))
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_function(service.settings_changed))
    server.command(IGNORE)(lambda uri, fingerprint: service.ignore(uri, fingerprint))  # noqa: PLW0108 - as above
    return server


def serve() -> None:
    """Run the server until the editor ends it. What plugins print goes to standard error."""
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr
    make_server().start_io(sys.stdin.buffer, answers)
