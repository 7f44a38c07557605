"""Train the sieve with JAX: a small network on the words between blanks that foretells the score of the reader.

python train_sieve.py pools.pkl sieve.pkl      (the reader must have been exported before)
"""

import os

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")
import argparse
import collections
import pickle
import random
import re
import time

import jax
import jax.numpy as jnp
import numpy as np

from scrapelint_fragments.features import ENDINGS, WAYS, ending, written
from scrapelint_fragments.network import word_class
from scrapelint_fragments.reading import read

ap = argparse.ArgumentParser()
ap.add_argument("pools")
ap.add_argument("out")
ap.add_argument("--d", type=int, default=32)
ap.add_argument("--steps", type=int, default=9000)
ap.add_argument("--bs", type=int, default=8192, help="words per batch")
ap.add_argument("--lr", type=float, default=4e-3)
ap.add_argument("--words", type=int, default=8000)
ap.add_argument("--wanted", type=float, default=2.5, help="least score of the reader that must pass")
ap.add_argument("--cache")
A = ap.parse_args()
d = A.d
BUCK = [8, 16, 24, 32, 48, 64]
rng = np.random.default_rng(3)


def detok(W):
    """Return the text of tokens."""
    t = " ".join(W)
    t = re.sub(r" ([,.;:!?)\]”’]|['’]\w{1,2}\b)", r"\1", t)
    return re.sub(r"([(\[“‘$£]) ", r"\1", t)


def texts():
    """Yield sentences: the real ones, a quarter of them also in the past, and synthetic ones of each shape."""
    pools, real = pickle.load(open(A.pools, "rb"))
    draw = random.Random(11)
    for _, kind, past, words, *_ in real:
        if draw.random() < (0.25 if past else 1.0):
            yield detok(words)
    for name in sorted(pools):
        pool = pools[name]
        for row in draw.sample(pool, min(len(pool), 30000 if name in ("complete", "more", "joined") else 12000)):
            yield detok(row[1])


def data():
    """Return vocabulary, features of each kind of word, sentences and what the reader says."""
    if A.cache and os.path.exists(A.cache):
        return pickle.load(open(A.cache, "rb"))
    sentences = [t for t in texts() if 3 < len(t.split()) <= 64]
    t0 = time.time()
    score = np.array([value for at in range(0, len(sentences), 5000) for _, value in read(sentences[at : at + 5000])])
    print(len(sentences), "read", round(time.time() - t0), (score >= A.wanted).mean(), flush=True)
    count = collections.Counter()
    kinds = {}
    for text in sentences:
        for word in text.split():
            if word not in kinds:
                kinds[word] = (len(kinds) + 1, written(word))
            count[kinds[word][1][0]] += 1
    vocabulary = [w for w, _ in sorted(count.items(), key=lambda x: (-x[1], x[0]))[: A.words]]
    number = {w: i + 1 for i, w in enumerate(vocabulary)}
    F = np.zeros((len(kinds) + 1, 4), np.int32)
    for i, (core, way) in kinds.values():
        F[i] = number.get(core, 0), ending(core), word_class(core), way
    freq = np.zeros(len(F))
    for i, (core, _) in kinds.values():
        freq[i] = count[core]
    ids = [np.array([kinds[w][0] for w in text.split()], np.int32) for text in sentences]
    found = (vocabulary, F, freq, ids, score)
    if A.cache:
        pickle.dump(found, open(A.cache, "wb"), protocol=4)
    return found


vocabulary, F, freq, ids, score = data()


def init(key):
    """Return the first weights."""
    k = iter(jax.random.split(key, 40))
    n = lambda *s, sc=1.0: jax.random.normal(next(k), s) * sc
    return dict(
        word=n(len(vocabulary) + 1, d, sc=0.3),
        ending=n(ENDINGS, d, sc=0.1),
        inflections=n(F[:, 2].max() + 1, d, sc=0.3),
        way=n(WAYS, d, sc=0.3),
        w_first=n(d, 3 * d, sc=(1 / d) ** 0.5),
        w_first_bias=jnp.zeros(d),
        w_all=n(d, d, sc=0.3 * (1 / d) ** 0.5),
        w_second=n(3 * d, d, sc=(1.3 / (3 * d)) ** 0.5),
        w_second_bias=jnp.zeros(d),
        w_hidden=n(3 * d, 32, sc=(1 / (3 * d)) ** 0.5),
        w_hidden_bias=jnp.zeros(32),
        w_out=n(32, 1, sc=(1 / 32) ** 0.5),
        w_out_bias=jnp.zeros(1),
    )


def shift(x, k):
    """Return the rows moved by k places."""
    if k > 0:
        return jnp.pad(x, ((0, 0), (k, 0), (0, 0)))[:, : x.shape[1]]
    return jnp.pad(x, ((0, 0), (0, -k), (0, 0)))[:, -k:]


def logit(p, f, mask, key=None):
    """Return the log odds that the reader will be suspicious."""
    m = mask[..., None]
    known = (f[..., 0] > 0)[..., None]
    x = p["word"][f[..., 0]] + p["way"][f[..., 3]]
    x = (x + jnp.where(known, 0, p["ending"][f[..., 1]] + p["inflections"][f[..., 2]])) * m
    if key is not None:
        x = x * jax.random.bernoulli(key, 0.92, x.shape) / 0.92
    t = x @ p["w_first"]
    x = shift(t[..., :d], 1) + t[..., d : 2 * d] + shift(t[..., 2 * d :], -1) + p["w_first_bias"]
    x = jax.nn.relu(x) * m
    strongest = x.max(1)
    h = jnp.concatenate([shift(x, 2), x, shift(x, -2)], -1) @ p["w_second"] + p["w_second_bias"]
    h = jax.nn.relu(h + (strongest @ p["w_all"])[:, None])
    x = (x + h) * m
    last = jnp.maximum(mask.sum(1).astype(int) - 1, 0)
    end = jnp.take_along_axis(x, last[:, None, None], 1)[:, 0]
    view = jnp.concatenate([x.max(1), x[:, 0], end], 1)
    hidden = jax.nn.relu(view @ p["w_hidden"] + p["w_hidden_bias"])
    return (hidden @ p["w_out"] + p["w_out_bias"])[:, 0]


def loss(p, f, mask, wanted, w, key):
    """Return how wrong the network is about what the reader says."""
    z = logit(p, f, mask, key)
    each = wanted * jax.nn.softplus(-z) + (1 - wanted) * jax.nn.softplus(z)
    return (each * w).sum() / jnp.maximum(w.sum(), 1)


@jax.jit
def step(p, m, v, avg, t, lr, f, mask, wanted, w, key):
    """Take one step of Adam and average the weights."""
    l, g = jax.value_and_grad(loss)(p, f, mask, wanted, w, key)
    m = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, m, g)
    v = jax.tree.map(lambda a, b: 0.99 * a + 0.01 * b * b, v, g)
    c1, c2 = 1 - 0.9**t, 1 - 0.99**t
    p = jax.tree.map(lambda a, b, c: a - lr * ((b / c1) / (jnp.sqrt(c / c2) + 1e-8) + 1e-4 * a), p, m, v)
    share = jnp.minimum(0.998, t / (t + 10))
    avg = jax.tree.map(lambda a, b: share * a + (1 - share) * b, avg, p)
    return p, m, v, avg, l


lens = np.array([len(x) for x in ids])
buck = np.searchsorted(BUCK, lens)
soft = 1 / (1 + np.exp(-np.clip(score - A.wanted + 0.5, -20, 20)))


def make(b, ix):
    """Return one batch of sentences of about one length; rare words are forgotten at random."""
    T = BUCK[b]
    B = A.bs // T
    ix = ix[:B]
    f = np.zeros((B, T), np.int32)
    for r, i in enumerate(ix):
        f[r, : lens[i]] = ids[i]
    mask = (f > 0).astype(np.float32)
    forgotten = rng.random((B, T)) < 0.6 * np.maximum(0.05, 8 / (8 + freq[f]))
    f = F[f].copy()
    f[..., 0][forgotten] = 0
    wanted, w = np.zeros(B, np.float32), np.zeros(B, np.float32)
    wanted[: len(ix)] = soft[ix]
    w[: len(ix)] = 1
    return f, mask, wanted, w


def batches(those):
    """Draw sentences; batches of one length bucket each."""
    store = [[] for _ in BUCK]
    while True:
        for i in rng.choice(those, 4096):
            b = buck[i]
            store[b].append(i)
            if len(store[b]) >= A.bs // BUCK[b]:
                yield b, np.array(store[b])
                store[b] = []


if __name__ == "__main__":
    held = np.random.default_rng(8).random(len(ids)) < 0.05
    p = init(jax.random.PRNGKey(3))
    m = jax.tree.map(jnp.zeros_like, p)
    v, avg = m, p
    key = jax.random.PRNGKey(5)
    run, t0 = 0.0, time.time()
    for t, (b, ix) in enumerate(batches(np.flatnonzero(~held)), 1):
        lr = A.lr * min(1, t / 200) * (0.02 + 0.98 * max(0, 1 - t / A.steps))
        key, k2 = jax.random.split(key)
        p, m, v, avg, l = step(p, m, v, avg, float(t), lr, *make(b, ix), k2)
        run = 0.99 * run + 0.01 * float(l)
        if t % 200 == 0:
            print(t, round(run / (1 - 0.99**t), 4), round(time.time() - t0), flush=True)
        if t >= A.steps:
            break
    weights = jax.tree.map(np.array, avg)
    pickle.dump(dict(weights=weights, vocabulary=vocabulary), open(A.out, "wb"), protocol=4)
    z = np.zeros(len(ids))
    quick = jax.jit(logit)
    for b in range(len(BUCK)):
        those = np.flatnonzero(held & (buck == b))
        for at in range(0, len(those), A.bs // BUCK[b]):
            ix = those[at : at + A.bs // BUCK[b]]
            f = np.zeros((A.bs // BUCK[b], BUCK[b]), np.int32)
            for r, i in enumerate(ix):
                f[r, : lens[i]] = ids[i]
            z[ix] = np.array(quick(avg, F[f], (f > 0).astype(np.float32)))[: len(ix)]
    for lost in (0.001, 0.002, 0.005, 0.01, 0.02):
        cut = np.quantile(z[held & (score >= A.wanted)], lost)
        print(
            f"cut {cut:.2f} loses {lost:.3f}, passes {(z[held & (score < A.wanted)] >= cut).mean():.4f} of the others"
        )
