"""Runs a program and prints what it cost, as JSON: meter.py CORE PROGRAM ARGUMENTS.

A process of its own, and a small one, because a child's peak memory is at least what its parent held when it began.
"""

import json
import os
import platform
import resource
import subprocess
import sys


def main() -> None:
    """Run the program that the command line names."""
    core, *program = sys.argv[1:]
    if core and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(core)})
    done = subprocess.run(program, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = done.stderr.strip().splitlines()
    result = {
        "exit": done.returncode,
        "said": said[-1] if said else "",
        "seconds": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss * (1 if platform.system() == "Darwin" else 1024),
    }
    print("RESULT " + json.dumps(result))


if __name__ == "__main__":
    main()
