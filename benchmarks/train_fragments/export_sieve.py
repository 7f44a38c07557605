"""Quantise the trained sieve and put it into network.npz beside the reader, from whose scores it was trained.

python export_sieve.py sieve.pkl ../../plugins/scrapelint_fragments
"""

import pickle
import sys
from pathlib import Path

import numpy as np

TABLES = ("word", "ending", "inflections", "way")


def q8(t):
    """Return a table as bytes and one scale a row."""
    s = np.maximum(np.abs(t).max(1), 1e-6) / 127
    return np.round(t / s[:, None]).astype(np.int8), s.astype(np.float16)


def main(trained: str, folder: str) -> None:
    """Replace the arrays whose names begin with ``sieve.``."""
    path = Path(folder) / "network.npz"
    with np.load(path) as stored:
        arrays = {name: stored[name] for name in stored.files if not name.startswith("sieve.")}
    found = pickle.load(open(trained, "rb"))
    arrays["sieve.vocabulary"] = np.frombuffer("\n".join(["", *found["vocabulary"]]).encode(), np.uint8)
    for name, values in found["weights"].items():
        if name in TABLES:
            arrays["sieve." + name], arrays[f"sieve.{name}_scale"] = q8(values)
        else:
            arrays["sieve." + name] = values.astype(np.float16)
    np.savez_compressed(path, **arrays)
    print(path.stat().st_size)


if __name__ == "__main__":
    main(*sys.argv[1:])
