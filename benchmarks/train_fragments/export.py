"""Quantise the trained reader into reader.npy and the lexicon into word_classes.zlib.

python export.py data.pkl OUT_FOLDER reader:reader.pkl:1,2,4,1:4:12000
"""

import pickle
import sys
import zlib
from pathlib import Path

import numpy as np
from export_sieve import q8

from scrapelint.data import write_arrays
from scrapelint.plugin import read_arrays
from scrapelint_fragments.features import endings, normal

out = sys.argv[2] + "/"
D = pickle.load(open(sys.argv[1], "rb"))
vocab, codes, lex = D["vocab"], D["codes"], D["lex"]
rows = set()  # words with a row of their own in the reader, which need no class beside it
classes = len(read_arrays("scrapelint_fragments", "sieve.npy")["inflections"])  # the sieve saw no word of a later one


def add(name, pf, reach, heads, nwords):
    stages = [pickle.load(open(path, "rb")) for path in pf.split("+")]  # "a.pkl+b.pkl": the average of two stages
    p = {k: sum(stage[k] for stage in stages) / len(stages) for k in stages[0]}
    inv = sorted(vocab, key=vocab.get)[:nwords]
    rows.update(inv)
    W = np.stack(
        [p["word"][0]]
        + [
            p["word"][vocab[w]]
            + p["s2"][endings(w)[0]]
            + p["s3"][endings(w)[1]]
            + p["s4"][endings(w)[2]]
            + p["lx"][codes.get(lex.get(w, 0), 0)]
            for w in inv
        ]
    )
    arrays = {}
    arrays["vocabulary"] = np.frombuffer("\n".join([""] + inv).encode(), np.uint8)
    for k, t in (
        ("word", W),
        ("end2", p["s2"]),
        ("end3", p["s3"]),
        ("end4", p["s4"]),
        ("shape", p["sh"]),
        ("class", p["lx"]),
    ):
        arrays[k], arrays[k + "_scale"] = q8(t)
    arrays["reach"] = np.array(reach, np.int8)
    arrays["heads"] = np.array(heads, np.int8)
    for k in p:
        if k in ("word", "s2", "s3", "s4", "sh", "lx", "dw", "db"):
            continue
        if k in ("g", "gb", "gv") and heads:
            continue
        if k in ("tw", "tb"):
            continue
        short = k[:-1] if k in {"aq1", "ak1", "av1", "ao1"} else k  # attention stands behind the second layer
        arrays["w_" + short] = p[k].astype(np.float16)
    write_arrays(Path(out) / f"{name}.npy", arrays)


for a in sys.argv[3:]:
    n, pf, reach, heads, nw = a.split(":")
    add(n, pf, [int(x) for x in reach.split(",")], int(heads), int(nw))
keep = {w: codes[b] for w, b in lex.items() if w not in rows and w == normal(w) and " " not in w and codes[b] < classes}
blob = "\n".join(f"{w} {c}" for w, c in sorted(keep.items())).encode()
open(out + "word_classes.zlib", "wb").write(zlib.compress(blob, 9))
import os

print(os.path.getsize(out + "word_classes.zlib"), len(keep))
