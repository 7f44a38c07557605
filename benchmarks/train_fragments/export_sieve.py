"""Quantise the trained sieve into sieve.npy.

python export_sieve.py sieve.pkl ../../plugins/scrapelint_fragments
"""

import pickle
import sys
from pathlib import Path

import numpy as np

from scrapelint.data import write_arrays

TABLES = ("word", "ending", "inflections", "way")


def q8(t):
    """Return a table as bytes and one scale a row."""
    s = np.maximum(np.abs(t).max(1), 1e-6) / 127
    return np.round(t / s[:, None]).astype(np.int8), s.astype(np.float16)


def main(trained: str, folder: str) -> None:
    """Write the arrays into ``folder``."""
    path = Path(folder) / "sieve.npy"
    arrays = {}
    found = pickle.load(open(trained, "rb"))
    arrays["vocabulary"] = np.frombuffer("\n".join(["", *found["vocabulary"]]).encode(), np.uint8)
    for name, values in found["weights"].items():
        if name in TABLES:
            arrays[name], arrays[f"{name}_scale"] = q8(values)
        else:
            arrays[name] = values.astype(np.float16)
    write_arrays(path, arrays)
    print(path.stat().st_size)


if __name__ == "__main__":
    main(*sys.argv[1:])
