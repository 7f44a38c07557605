"""Pools of synthetic fragments and of complete sentences, cut and composed from silver parses.

python generate.py silver.jsonl.gz pools.pkl         (about two minutes)
"""

import collections
import pickle
import random
import sys

from shapes import examples
from silver import load
from trees import BASEV, PROP, SAY, SAYTHAT, VBD, S, trim
from variants import halves, joined, modifiers, past, realkind, variants


def main(path, out):
    from lemminflect import getInflection, getLemma

    cache = {}

    def infl(w, tag):
        if w in ("is", "am", "isn"):
            return "was" if w != "isn" else "wasn"
        if w in ("are", "aren"):
            return "were" if w == "are" else "weren"
        if w in ("do", "does", "don", "doesn"):
            return {"do": "did", "does": "did", "don": "didn", "doesn": "didn"}[w]
        if (w, tag) not in cache:
            r = None
            if w.isalpha():
                l = getLemma(w, upos="VERB")
                if l:
                    p = getInflection(l[0], tag="VBD")
                    r = p[0] if p else None
            cache[w, tag] = r
        return cache[w, tag]

    def infl2(w, tag, to):
        l = getLemma(w, upos="VERB")
        p = getInflection(l[0], tag=to) if l else None
        if not p:
            return None
        if to == "VBN" and (p[0].endswith("ed") or p[0] in (getInflection(l[0], tag="VBD") or ()) or p[0] == l[0]):
            return None
        return p[0]

    rng = random.Random(7)
    trees = []
    for i, text, W, T, D, H in load(path):
        if len(W) > 70 or len(W) < 2:
            continue
        if T.count("XX") > 2:
            continue
        trees.append((i, S(W, T, D, H)))
        VBD.update(w.lower() for w, t in zip(W, T) if t == "VBD")
        BASEV.update(w.lower() for w, t in zip(W, T) if t in ("VB", "VBP"))
    print(len(trees))
    for w in list(VBD):
        if VBD[w] < 2:
            del VBD[w]
    pools = collections.defaultdict(list)  # class -> (news?, W, T, D)
    real = []
    say = []
    subjects = []
    mods = []
    mains, predicates = [], []

    def put(c, s, r, over, src, end=".", past=0):
        if not r:
            return
        W = [over.get(i, s.W[i]) for i in r]
        T = [("VBG" if over[i].endswith("ing") else "VBN") if i in over else s.T[i] for i in r]
        D = [s.D[i] for i in r]
        if not W:
            return
        W[0] = W[0][:1].upper() + W[0][1:]
        if end:
            W.append(end)
            T.append(".")
            D.append("punct")
        pools[c].append((src, W, T, D))

    for k, (i, s) in enumerate(trees):
        news = i[:4] in ("zyte", "mozr", "traf")
        versions = [(s, 0)]
        p = past(s, rng, infl)
        if p:
            versions.append((p, 1))
        for v, isp in versions:
            if v.W[-1] in ".!" or (v.n > 2 and v.W[-1] in '"”)' and v.W[-2] in ".!"):
                real.append((news, realkind(v), isp, v.W, v.T, v.D))
            if v.n < 4:
                continue
            mine = []
            for c, r, *o in examples(v, rng, mine, infl2):
                put(c, v, r, o[0] if o else {}, news)
            for r, sv in mine:
                say.append((news, sv, r, isp))
            roots = [x for x in range(v.n) if v.D[x] == "ROOT"]
            if len(roots) == 1:
                r = roots[0]
                for c in v.kids(r, "nsubj"):
                    x = trim(v.sub(c), v)
                    if (
                        v.contig(x)
                        and len(x) < 9
                        and (v.T[c] in PROP or v.T[c] in ("NN", "NNS", "PRP"))
                        and v.W[c].lower() not in ("it", "this", "that", "there", "what", "you", "i", "which", "who")
                    ):
                        subjects.append(
                            (
                                news,
                                [v.W[y] for y in x],
                                [v.T[y] for y in x],
                                [v.D[y] for y in x],
                                v.W[r].lower() in SAYTHAT,
                            )
                        )
        if news or k % 3 == 0:
            for md in modifiers(s):
                if md[0] != "pp" or rng.random() < 0.15:
                    mods.append(md)
        if len(mods) > 500:
            for v, isp in versions:
                for c, W, T, D in variants(v, rng, mods):
                    pools["more" if c == "complete" else c].append((news, W, T, D))
        for v, _ in versions:
            for half, W, T, D in halves(v):
                (mains if half == "main" else predicates).append((W, T, D))
        if k % 20000 == 0:
            print(k, {c: len(x) for c, x in pools.items()}, flush=True)
    good = [x for x in subjects if x[4]]
    print("subjects", len(subjects), len(good), "say", len(say))

    def low(W, T):
        W = list(W)
        if T[0] not in PROP and W[0] not in ("I",) and W[0][1:].islower():
            W[0] = W[0].lower()
        return W

    sayl = sorted(SAY)
    sayt = sorted(SAYTHAT - {"told"})
    leads = [
        ["However", ","],
        ["Meanwhile", ","],
        ["On", "Monday", ","],
        ["In", "a", "statement", ","],
        ["Last", "week", ","],
        ["In", "London", ","],
        ["Earlier", ","],
        ["But"],
        ["And"],
        ["Later", ","],
        ["On", "his", "website", ","],
        ["In", "an", "interview", ","],
    ]
    ltag = {
        "However": "RB",
        "Meanwhile": "RB",
        "Earlier": "RB",
        "Later": "RB",
        "On": "IN",
        "In": "IN",
        "But": "CC",
        "And": "CC",
        "a": "DT",
        "an": "DT",
        ",": ",",
    }

    def compose(sub, tok, tag, dep, that):
        v = rng.choice(sayt if that else sayl)
        W = list(sub[1])
        T = list(sub[2])
        Dd = list(sub[3])
        if rng.random() < 0.12:
            l = rng.choice(leads)
            W = l + low(W, T)
            T = [ltag.get(w, "NN") for w in l] + T
            Dd = ["dep"] * len(l) + Dd
        W[0] = W[0][:1].upper() + W[0][1:]
        vt = [v]
        vtag = ["VBZ" if v.endswith("s") else "VBP" if v in ("say", "argue", "insist") else "VBD"]
        vd = ["ROOT"]
        if rng.random() < 0.2:
            vt += rng.choice(
                [
                    ["on", "Monday"],
                    ["on", "Thursday"],
                    ["yesterday"],
                    ["in", "a", "statement"],
                    ["last", "week"],
                    ["on", "Twitter"],
                    ["a", "week", "later"],
                    ["earlier", "this", "month"],
                    ["in", "an", "interview"],
                    ["after", "the", "meeting"],
                    ["last", "year"],
                    ["to", "reporters"],
                    ["in", "2019"],
                    ["the", "next", "day"],
                ]
            )
            vtag += ["IN"] * (len(vt) - 1)
            vd += ["prep"] * (len(vt) - 1)
        if that:
            vt.append("that")
            vtag.append("IN")
            vd.append("mark")
        return W + vt + tok + ["."], T + vtag + tag + ["."], Dd + vd + dep + ["punct"]

    for news, v, r, isp in say:
        for _ in range(2 if news else 1):
            sub = rng.choice(good) if rng.random() < 0.5 else rng.choice(subjects)
            that = rng.random() < 0.5
            # "said that NP relcl" ; the NP must not be a pronoun
            pools["report"].append(
                (news,)
                + compose(
                    sub, low([v.W[i] for i in r], [v.T[i] for i in r]), [v.T[i] for i in r], [v.D[i] for i in r], that
                )
            )
        # the twin that is complete: the whole clause after the say-verb
        h = [i for i in range(v.n) if v.D[i] == "ROOT"]
        if (
            h
            and v.T[h[0]][:2] in ("VB", "MD")
            and v.finite(h[0])
            and v.n < 45
            and v.W[-1] == "."
            and v.kids(h[0], "nsubj", "nsubjpass")
            and '"' not in v.W
            and "“" not in v.W
        ):
            sub = rng.choice(good) if rng.random() < 0.5 else rng.choice(subjects)
            pools["complete"].append((news,) + compose(sub, low(v.W[:-1], v.T), v.T[:-1], v.D[:-1], rng.random() < 0.5))
    pools["joined"] = list(joined(pools, mains, predicates, rng))
    for c, x in pools.items():
        print(c, len(x))
    print("real", len(real), collections.Counter((a, b, c) for a, b, c, *_ in real))
    for c in pools:
        print("##", c)
        for x in rng.sample(pools[c], 8):
            print("   ", " ".join(x[1])[:200])
    pickle.dump((dict(pools), real), open(out, "wb"), protocol=4)


if __name__ == "__main__":
    main(*sys.argv[1:])
