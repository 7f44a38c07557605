"""Train a network with JAX: tags and labels of every token, and the shape of the sentence.

python train.py --d 96 --attn 4 --steps 4000 --out reader.pkl           (about a quarter of an hour on one core)
"""

import os

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")
import argparse
import pickle
import time

import jax
import jax.numpy as jnp
import numpy as np

ap = argparse.ArgumentParser()
ap.add_argument("--d", type=int, default=64)
ap.add_argument("--layers", default="1,2,4,1")
ap.add_argument("--steps", type=int, default=3000)
ap.add_argument("--bs", type=int, default=12288, help="tokens per batch")
ap.add_argument("--out", default="m.pkl")
ap.add_argument("--lr", type=float, default=3e-3)
ap.add_argument("--seed", type=int, default=1)
ap.add_argument("--neg", type=float, default=0.55)
ap.add_argument("--attn", type=int, default=0)
ap.add_argument("--at", default="1")
ap.add_argument("--init")
ap.add_argument("--data", default="data.pkl")
ap.add_argument("--drop")
ap.add_argument("--nw", type=int, default=10**9)
A = ap.parse_args()
D = pickle.load(open(A.data, "rb"))
F = D["F"]
NC = 14
NT = len(D["TG"])
ND = len(D["DP"])
AT = [int(x) for x in A.at.split(",")]
dil = [int(x) for x in A.layers.split(",")]
d = A.d
rng = np.random.default_rng(A.seed)


def init(key):
    k = iter(jax.random.split(key, 60))
    n = lambda *s, sc=1.0: jax.random.normal(next(k), s) * sc
    p = dict(
        word=n(len(D["vocab"]) + 1, d, sc=0.3),
        s2=n(768, d, sc=0.1),
        s3=n(4096, d, sc=0.1),
        s4=n(4096, d, sc=0.1),
        sh=n(6, d, sc=0.3),
        lx=n(len(D["codes"]) + 1, d, sc=0.3),
    )
    for i, _ in enumerate(dil):
        p[f"c{i}"] = n(3, d, d, sc=(1.3 / (3 * d)) ** 0.5)
        p[f"b{i}"] = jnp.zeros(d)
    p["g"] = n(d, d, sc=(1 / d) ** 0.5)
    p["gb"] = jnp.zeros(d)
    p["gv"] = n(d, d, sc=0.3 * (1 / d) ** 0.5)
    if A.attn:
        for i in AT:
            for m in "qkv":
                p[f"a{m}{i}"] = n(d, d, sc=(1 / d) ** 0.5)
            p[f"ao{i}"] = n(d, d, sc=0.3 * (1 / d) ** 0.5)
    H = 96
    p["pw"] = n(d, H, sc=(1 / d) ** 0.5)
    p["pb"] = jnp.zeros(H)
    p["hw"] = n(H + 2 * d, 64, sc=(1 / (H + d)) ** 0.5)
    p["hb"] = jnp.zeros(64)
    p["ow"] = n(64, NC, sc=(1 / 64) ** 0.5)
    p["ob"] = jnp.zeros(NC)
    p["tw"] = n(d, NT, sc=(1 / d) ** 0.5)
    p["tb"] = jnp.zeros(NT)
    p["dw"] = n(d, ND, sc=(1 / d) ** 0.5)
    p["db"] = jnp.zeros(ND)
    return p


def embed(p, f):
    return (
        p["word"][f[..., 0]]
        + p["s2"][f[..., 1]]
        + p["s3"][f[..., 2]]
        + p["s4"][f[..., 3]]
        + p["sh"][f[..., 4]]
        + p["lx"][f[..., 5]]
    )


def shift(x, k):
    if k > 0:
        return jnp.pad(x, ((0, 0), (k, 0), (0, 0)))[:, : x.shape[1]]
    return jnp.pad(x, ((0, 0), (0, -k), (0, 0)))[:, -k:]


def trunk(p, f, mask, key=None, drop=0.0):
    m = mask[..., None]
    x = embed(p, f) * m
    if key is not None:
        x = x * jax.random.bernoulli(key, 0.9, x.shape) / 0.9
    for i, w in enumerate(dil):
        h = shift(x, w) @ p[f"c{i}"][0] + x @ p[f"c{i}"][1] + shift(x, -w) @ p[f"c{i}"][2] + p[f"b{i}"]
        h = jax.nn.relu(h)
        if key is not None:
            h = h * jax.random.bernoulli(jax.random.fold_in(key, i), 0.85, h.shape) / 0.85
        x = (x + h) * m
        if A.attn and i in AT or not A.attn and i == 1:
            if A.attn:
                q, k_, v = x @ p[f"aq{i}"], x @ p[f"ak{i}"], x @ p[f"av{i}"]
                h_ = A.attn
                B, T, _ = x.shape
                q, k_, v = [t.reshape(B, T, h_, d // h_).transpose(0, 2, 1, 3) for t in (q, k_, v)]
                s = q @ k_.transpose(0, 1, 3, 2) / (d // h_) ** 0.5 + (mask - 1)[:, None, None, :] * 1e9
                o = (jax.nn.softmax(s) @ v).transpose(0, 2, 1, 3).reshape(B, T, d)
                x = (x + o @ p[f"ao{i}"]) * m
            else:
                g = jnp.max(jnp.where(m > 0, x @ p["g"] + p["gb"], -1e9), 1)
                x = (x + (jax.nn.relu(g) @ p["gv"])[:, None]) * m
    return x


def head(p, x, mask, key=None):
    m = mask[..., None]
    z = jnp.max(jnp.where(m > 0, x @ p["pw"] + p["pb"], -1e9), 1)
    z = jax.nn.relu(z)
    last = (mask.sum(1) - 1).astype(int)
    e = jnp.take_along_axis(x, jnp.maximum(last - 1, 0)[:, None, None], 1)[:, 0]
    h = jax.nn.relu(jnp.concatenate([z, x[:, 0], e], 1) @ p["hw"] + p["hb"])
    if key is not None:
        h = h * jax.random.bernoulli(jax.random.fold_in(key, 99), 0.8, h.shape) / 0.8
    return h @ p["ow"] + p["ob"]


def loss(p, f, mask, tag, dep, y, w, key):
    x = trunk(p, f, mask, key)
    lo = jax.nn.log_softmax(head(p, x, mask, key))
    n = mask.sum()
    ls = -(jnp.take_along_axis(lo, y[:, None], 1)[:, 0] * w).sum() / jnp.maximum(w.sum(), 1)
    # binary part again: complete or not is what is judged
    c = lo[:, 0]
    nc = jax.nn.logsumexp(lo[:, 1:], 1)
    lb = -(jnp.where(y == 0, c, nc) * w).sum() / jnp.maximum(w.sum(), 1)
    lt = -(jnp.take_along_axis(jax.nn.log_softmax(x @ p["tw"] + p["tb"]), tag[..., None], 2)[..., 0] * mask).sum() / n
    ld = -(jnp.take_along_axis(jax.nn.log_softmax(x @ p["dw"] + p["db"]), dep[..., None], 2)[..., 0] * mask).sum() / n
    return ls + 2 * lb + 0.3 * lt + 0.3 * ld, (lb, lt, ld)


@jax.jit
def step(p, m, v, t, lr, f, mask, tag, dep, y, w, key):
    (l, aux), g = jax.value_and_grad(loss, has_aux=True)(p, f, mask, tag, dep, y, w, key)
    m = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, m, g)
    v = jax.tree.map(lambda a, b: 0.99 * a + 0.01 * b * b, v, g)
    c1 = 1 - 0.9**t
    c2 = 1 - 0.99**t
    p = jax.tree.map(lambda a, b, c: a - lr * ((b / c1) / (jnp.sqrt(c / c2) + 1e-8) + 1e-4 * a), p, m, v)
    return p, m, v, aux


@jax.jit
def averaged(avg, p, share):
    """Return the running average of the weights, which is what is kept: it judges unseen text better than the last."""
    return jax.tree.map(lambda a, b: share * a + (1 - share) * b, avg, p)


BUCK = [8, 16, 24, 32, 48, 72]
lens = np.array([len(x) for x in D["ids"]])
buck = np.searchsorted(BUCK, lens)
cls = D["cls"]
news = D["news"]
kind = D["kind"]
ok = cls >= 0
if A.drop:
    ok &= ~np.load(A.drop)
# sampling weight: half the mass on complete, the rest even over the shapes; news thrice
wt = np.zeros(len(cls))
for c in range(NC):
    s = ok & (cls == c)
    fac = {10: 1.2, 7: 0.8, 6: 0.9}.get(c, 1)
    q = np.where(news[s], 2.5, 1.0)
    if c == 0:
        q = q * np.where(
            kind[s] == 2,
            0.7,
            np.where(kind[s] == 9, 0.6, np.where(kind[s] == 8, 0.7, np.where(kind[s] == 7, 0.9, 1.0))),
        )
    wt[s] = q / q.sum() * (A.neg if c == 0 else (1 - A.neg) / (NC - 1) * fac)
order = []


def batches():
    """Draw examples; batches of one length bucket each."""
    cdf = np.cumsum(wt / wt.sum())
    store = [[] for _ in BUCK]
    while True:
        for i in np.searchsorted(cdf, rng.random(4096)):
            b = buck[i]
            store[b].append(i)
            if len(store[b]) * BUCK[b] >= A.bs:
                yield b, np.array(store[b])
                store[b] = []


F6 = np.concatenate([F[:, :1], F[:, 2:]], 1)
F6[F6[:, 0] > A.nw, 0] = 0
freq = F[:, 1]


def make(b, ix):
    T = BUCK[b]
    B = A.bs // T + 1
    ix = ix[:B]
    ids = np.zeros((B, T), np.int32)
    tg = np.zeros((B, T), np.int32)
    dp = np.zeros((B, T), np.int32)
    for r, i in enumerate(ix):
        k = lens[i]
        ids[r, :k] = D["ids"][i]
        tg[r, :k] = D["tags"][i]
        dp[r, :k] = D["deps"][i]
    mask = (ids > 0).astype(np.float32)
    f = F6[ids].copy()
    dr = rng.random((B, T)) < np.maximum(0.12, 15 / (15 + freq[ids])) * 0.6
    f[..., 0][dr] = 0
    ld = rng.random((B, T)) < 0.1
    f[..., 5][ld & dr] = 0
    y = np.zeros(B, np.int32)
    w = np.zeros(B, np.float32)
    y[: len(ix)] = cls[ix]
    w[: len(ix)] = 1
    mask[len(ix) :, 0] = 1
    return f, mask, tg, dp, y, w


if __name__ == "__main__":
    p = init(jax.random.PRNGKey(A.seed))
    if A.init:
        old = pickle.load(open(A.init, "rb"))
        for k in ("aq", "ak", "av", "ao"):
            if k in old:
                old[k + "1"] = old.pop(k)
        for k in p:  # a network that has grown: what is new starts at (nearly) no effect
            if k in old:
                p[k] = jnp.array(old[k])
            elif k[:2] == "ao" or k[0] == "c":
                p[k] = p[k] * 0.1
    m = jax.tree.map(jnp.zeros_like, p)
    v = jax.tree.map(jnp.zeros_like, p)
    key = jax.random.PRNGKey(5)
    t0 = time.time()
    run = np.zeros(3)
    avg = p
    for t, (b, ix) in enumerate(batches(), 1):
        lr = A.lr * min(1, t / 200) * (0.02 + 0.98 * max(0, 1 - t / A.steps))
        key, k2 = jax.random.split(key)
        p, m, v, aux = step(p, m, v, float(t), lr, *make(b, ix), k2)
        avg = averaged(avg, p, min(0.998, t / (t + 10)))
        run = 0.99 * run + 0.01 * np.array([float(a) for a in aux])
        if t % 200 == 0:
            print(t, run / (1 - 0.99**t), round(time.time() - t0), flush=True)
        if t % 1000 == 0 or t == A.steps:
            pickle.dump(jax.tree.map(np.array, avg), open(A.out, "wb"))
        if t >= A.steps:
            break
