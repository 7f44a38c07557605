"""A limit on how long a piece of work may take, so that a rule that loops for ever does not hold up the run."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

T = TypeVar("T")

_REPEAT = 0.5  # seconds; the first one may be lost in a destructor, where exceptions are only printed


class TimeLimitExceeded(BaseException):
    """The work took too long. Not an :exc:`Exception`, so that a loop around ``except Exception`` ends as well."""


def call_within(seconds: float, function: Callable[[], T]) -> T:
    """Return ``function()``; raise :exc:`TimeLimitExceeded` in it once it has run for ``seconds``; 0 is no limit.

    In the main thread of a POSIX process a timer signal interrupts Python code and blocking calls. Elsewhere (another
    thread, Windows, or a program that uses that signal itself) a second thread asks the interpreter to raise: that
    ends a loop of Python code, while a blocking call ends first. Neither can end a loop within compiled code.
    """
    if seconds <= 0:
        return function()
    limit = _by_signal if _signal_is_free() else _by_thread
    with limit(seconds):
        return function()


def seconds_for(limit: float, characters: int) -> float:
    """Return the seconds that a document may take: ``limit`` up to 100,000 code points, above in proportion."""
    return limit * max(1.0, characters / 100_000)


def _signal_is_free() -> bool:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def _exceeded(_number: int, _frame: FrameType | None) -> None:
    raise TimeLimitExceeded


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, _exceeded)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds, _REPEAT)
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:  # once more: the signal may have come within the line above
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    import ctypes  # noqa: PLC0415 - 2 ms, not wanted where there are signals

    worker = threading.get_ident()
    done = threading.Event()
    lock = threading.Lock()

    def watch() -> None:
        wait = seconds
        while not done.wait(wait):
            with lock:
                if not done.is_set():
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(
                        ctypes.c_ulong(worker), ctypes.py_object(TimeLimitExceeded)
                    )
            wait = _REPEAT

    def stop() -> None:
        with lock:
            done.set()
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(worker), None)  # take back one on its way

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        try:
            yield
        finally:
            stop()
    finally:  # once more: the exception may have come within the line above
        stop()
