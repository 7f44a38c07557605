import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from scrapelint import Document, Linter
from scrapelint.engine.time_limit import TimeLimitExceeded, call_within, seconds_for
from scrapelint.plugin import Finding, Rule


def loop_for_ever() -> None:
    while True:
        with contextlib.suppress(Exception):
            time.sleep(0.001)


def test_work_within_the_limit_gives_its_result() -> None:
    assert call_within(5, lambda: "done") == "done"
    assert call_within(0, lambda: "done") == "done"


def test_a_loop_is_ended_though_it_catches_exceptions() -> None:
    with pytest.raises(TimeLimitExceeded):
        call_within(0.05, loop_for_ever)


def test_nothing_is_left_behind() -> None:
    with pytest.raises(TimeLimitExceeded):
        call_within(0.02, loop_for_ever)
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_a_program_that_uses_the_signal_keeps_it() -> None:
    def own(_number: int, _frame: object) -> None: ...

    signal.signal(signal.SIGALRM, own)
    try:
        with pytest.raises(TimeLimitExceeded):
            call_within(0.05, loop_for_ever)
        assert signal.getsignal(signal.SIGALRM) is own
    finally:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def test_a_loop_in_another_thread_is_ended() -> None:
    outcome = []

    def work() -> None:
        try:
            call_within(0.05, loop_for_ever)
        except TimeLimitExceeded:
            outcome.append("ended")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(10)
    assert outcome == ["ended"]


def test_long_documents_get_more_time() -> None:
    assert seconds_for(10, 5) == 10
    assert seconds_for(10, 5_000_000) == 500


class Endless(Rule):
    """Loops for ever."""

    code, name = "EN001", "endless"

    def check(self, document: Document) -> Iterator[Finding]:
        yield self.finding((0, 1), document.text)
        loop_for_ever()


class Sound(Rule):
    """Finds the first character."""

    code, name = "EN002", "sound"

    def check(self, document: Document) -> Iterator[Finding]:
        yield self.finding((0, 1), document.text[:1])


def test_the_rule_that_loops_is_blamed_and_the_others_go_on(linter_of: Callable[..., Linter]) -> None:
    report = linter_of(Endless, Sound, time_limit=0.05).lint(Document("some text", "a.txt"))
    assert [finding.code for finding in report.findings] == ["EN002"]
    (failure,) = report.failures
    assert str(failure) == "a.txt: EN001 of plugin Given failed: it took longer than 0.05 seconds"
