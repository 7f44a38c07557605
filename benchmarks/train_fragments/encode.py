"""Turn the pools into numbers: tokens, their features, tags and labels.

python encode.py pools.pkl word_forms.json data.pkl   (word_forms.json: see lexicon.py)
"""

import collections
import json
import pickle
import random
import sys

import numpy as np
from trees import CLASSES

from scrapelint_fragments.features import endings, normal, shape

pools, real = pickle.load(open(sys.argv[1], "rb"))
cnt = collections.Counter()
tags = collections.Counter()
deps = collections.Counter()
for r in real:
    cnt.update(normal(w) for w in r[3])
    tags.update(r[4])
    deps.update(r[5])
MIN = 6
vocab = {w: i + 1 for i, (w, c) in enumerate(sorted(cnt.items(), key=lambda x: (-x[1], x[0]))) if c >= MIN}
print("vocab", len(vocab))
lex = json.load(open(sys.argv[2]))
codes = {b: i + 1 for i, b in enumerate(sorted(set(lex.values())))}
TG = {t: i for i, (t, _) in enumerate(tags.most_common(40))}
DP = {d: i for i, (d, _) in enumerate(deps.most_common(36))}
types = {}
F = []


def tid(w):
    i = types.get(w)
    if i is None:
        n = normal(w)
        i = types[w] = len(F) + 1
        v = vocab.get(n, 0)
        F.append((v, cnt.get(n, 0), *endings(n), shape(w), codes.get(lex.get(n, 0), 0)))
    return i


rng = random.Random(1)
data = []  # (class, news, kind, ids,tags,deps)
cap = {
    "more": 150000,
    "joined": 200000,
    "np": 90000,
    "pp": 60000,
    "complete": 130000,
    "report": 80000,
    "np_relcl": 80000,
}


def pack(c, news, kind, W, T, D):
    if not 2 <= len(W) <= 70:
        return
    data.append(
        (
            c,
            news,
            kind,
            np.array([tid(w) for w in W], np.int32),
            np.array([TG.get(t, 0) for t in T], np.uint8),
            np.array([DP.get(t, 0) for t in D], np.uint8),
        )
    )


for news, kind, isp, W, T, D in real:
    # no final quotation mark, capital first: as the gate passes it
    pack(-1 if kind == "bad" else 0, news, (0 if kind == "good" else 1) + 2 * isp, W, T, D)
for c in sorted(pools):
    x = pools[c]
    rng.shuffle(x)
    for news, W, T, D in x[: cap.get(c, 60000)]:
        number = CLASSES.index(c) if c in CLASSES else 0
        pack(number, news, {"more": 8, "joined": 7}.get(c, 9), W, T, D)
print(len(data), collections.Counter(d[0] for d in data))
F = np.array([(0,) * 7] + F, np.int32)
pickle.dump(
    dict(
        F=F,
        types=types,
        vocab=vocab,
        codes=codes,
        lex=lex,
        TG=TG,
        DP=DP,
        cls=np.array([d[0] for d in data]),
        news=np.array([d[1] for d in data]),
        kind=np.array([d[2] for d in data]),
        ids=[d[3] for d in data],
        tags=[d[4] for d in data],
        deps=[d[5] for d in data],
    ),
    open(sys.argv[3], "wb"),
    protocol=4,
)
