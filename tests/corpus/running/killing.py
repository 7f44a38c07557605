"""Programs that are killed at random moments until one of them gets through."""

import random
import signal
import subprocess
import time
from collections.abc import Callable


def kill_until_done(start: Callable[[str], "subprocess.Popen[bytes]"], whole: str, target: str) -> tuple[int, int, int]:
    """Let ``start`` write to ``whole`` undisturbed, then to ``target`` with kills; return both codes and the kills.

    The moments follow from how long the undisturbed one took: on a quick machine a run is over in less than a second.
    """
    begun = time.monotonic()
    first = start(whole).wait()
    took = time.monotonic() - begun
    chance = random.Random(8)  # noqa: S311 - the moments must come again
    kills = 0
    while True:
        process = start(target)
        try:
            return first, process.wait(took * chance.uniform(0.1, 0.6) * (1 + kills / 5)), kills
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
