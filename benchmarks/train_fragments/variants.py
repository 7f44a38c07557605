"""Complete sentences of another build: other order, other tense, modifiers from elsewhere."""

from trees import S, lowered, trim


def variants(s, rng, mods):
    """Complete sentences of other build: (W,T,D)."""
    n = s.n
    T, D, W = s.T, s.D, s.W
    roots = [i for i in range(n) if D[i] == "ROOT"]
    if len(roots) != 1 or n < 5 or W[-1] not in ".!":
        return
    root = roots[0]
    if T[root][:2] not in ("VB", "MD") or not s.finite(root):
        return
    sj = [c for c in s.kids(root, "nsubj", "nsubjpass", "expl") if c < root]
    if not sj:
        return
    sub = s.sub(sj[0])
    if not s.contig(sub):
        return
    a = sub[0]
    # fronted phrase loses its comma
    if 1 < a < 14 and W[a - 1] == "," and T[0] not in ("VBG", "VBN", "CC") and W[0] != "However":
        r = [i for i in range(n) if i != a - 1]
        yield "complete", [W[i] for i in r], [T[i] for i in r], [D[i] for i in r]
    # a last phrase goes to the front
    if a == 0:
        for c in s.ch[root]:
            if c < root or D[c] not in ("prep", "advcl", "npadvmod"):
                continue
            x = s.sub(c)
            if not s.contig(x) or x[-1] != n - 2 or not 2 <= len(x) <= 14 or T[x[0]] in ("VBG", "VBN"):
                continue
            rest = [i for i in range(n - 1) if i < x[0]]
            if rest and W[rest[-1]] == ",":
                rest = rest[:-1]
            if len(rest) < 3:
                continue
            comma = rng.random() < 0.25
            o = [W[i] for i in x] + ([","] if comma else []) + [lowered(s, rest[0])] + [W[i] for i in rest[1:]] + ["."]
            o[0] = o[0][:1].upper() + o[0][1:]
            yield (
                "complete",
                o,
                [T[i] for i in x] + ([","] if comma else []) + [T[i] for i in rest] + ["."],
                [D[i] for i in x] + (["punct"] if comma else []) + [D[i] for i in rest] + ["punct"],
            )
    # a modifier goes behind the subject
    if (
        T[sj[0]][:2] == "NN"
        and not s.kids(sj[0], "relcl", "acl", "conj", "appos")
        and len(sub) <= 8
        and sub[-1] + 1 < n
        and T[sub[-1] + 1] in ("VBD", "VBZ", "VBP", "MD", "VBN", "RB")
        and mods
    ):
        for _ in range(2):
            k, mW, mT, mD = rng.choice(mods)
            e = sub[-1] + 1
            commas = k == "relcl," or (k in ("acl", "pp") and rng.random() < 0.2)
            o = W[:e] + ([","] if commas else []) + mW + ([","] if commas else [])
            t = T[:e] + ([","] if commas else []) + mT + ([","] if commas else [])
            d = D[:e] + (["punct"] if commas else []) + mD + (["punct"] if commas else [])
            yield "complete", o + W[e:], t + T[e:], d + D[e:]
            fr = o[:-1] if commas else o
            ft, fd = (t[:-1], d[:-1]) if commas else (t, d)
            if rng.random() < 0.6:
                yield ("np_relcl" if k.startswith("relcl") else "np"), fr + ["."], ft + ["."], fd + ["punct"]


def modifiers(s):
    """Relative clauses, participial and prepositional phrases that follow a noun."""
    for i in range(s.n):
        if s.D[i] not in ("relcl", "acl") and not (s.D[i] == "prep" and s.T[s.H[i]][:2] == "NN"):
            continue
        if s.H[i] > i or s.T[s.H[i]][:2] != "NN":
            continue
        r = s.sub(i)
        if not s.contig(r):
            continue
        comma = r[0] > 0 and s.W[r[0] - 1] == ","
        r = trim(r, s)
        if not 2 <= len(r) <= 12 or any(s.W[x] in '"“”' for x in r):
            continue
        if s.D[i] == "acl" and (s.T[r[0]] not in ("VBG", "VBN")):
            continue
        k = {"relcl": "relcl", "acl": "acl", "prep": "pp"}[s.D[i]]
        if k == "relcl" and (comma or (s.W[r[0]] in ("which", "whose"))):
            k = "relcl,"
        yield k, [s.W[x] for x in r], [s.T[x] for x in r], [s.D[x] for x in r]


def realkind(s):
    """'good' = the parse has a finite main clause, 'imp' = imperative, 'bad' = no finite verb in the root."""
    roots = [i for i in range(s.n) if s.D[i] == "ROOT"]
    for r in roots:
        if s.T[r][:2] in ("VB", "MD"):
            if s.finite(r) or s.T[r] == "VB":
                return "good"
        for c in s.ch[r]:
            if s.D[c] in ("ccomp", "conj", "parataxis") and s.T[c][:2] in ("VB", "MD") and s.finite(c):
                return "good"
    return "bad"


def past(s, rng, infl):
    """The same sentence told in the past, or None."""
    W = list(s.W)
    T = list(s.T)
    done = False
    for i in range(s.n):
        if s.T[i] in ("VBZ", "VBP"):
            w = W[i].lower()
            p = infl(w, s.T[i])
            if p is None:
                return None
            sj = [c for c in s.ch[i] if s.D[c] in ("nsubj", "nsubjpass", "expl")] or [
                c for c in s.ch[s.H[i]] if s.D[c] in ("nsubj", "nsubjpass", "expl")
            ]
            if w in ("are", "’re", "'re") and sj and W[sj[0]].lower() == "you":
                p = "were"
            if w in ("'m", "’m", "'re", "’re", "'s", "’s", "'ve", "’ve"):
                return None
            W[i] = p if W[i][0].islower() else p.capitalize()
            T[i] = "VBD"
            done = True
    if not done:
        return None
    for i in range(s.n):
        if W[i] in ("I", "you", "You", "we", "We"):
            W[i] = (
                rng.choice(["He", "She", "They", "It", "Officials", "Police"])
                if i == 0
                else rng.choice(["he", "she", "they"])
            )
        elif W[i] in ("your", "my", "our"):
            W[i] = rng.choice(["his", "her", "their", "its"])
    return S(W, T, s.D, s.H)


def halves(s):
    """Yield ("main", …) if the sentence begins with its subject and is short, and ("predicate", …) what follows it."""
    roots = [i for i in range(s.n) if s.D[i] == "ROOT"]
    if len(roots) != 1 or not 4 <= s.n <= 26 or s.W[-1] != "." or '"' in s.W or "“" in s.W:
        return
    root = roots[0]
    subjects = [c for c in s.kids(root, "nsubj", "nsubjpass") if c < root]
    if not subjects or s.T[root][:2] not in {"VB", "MD"} or not s.finite(root):
        return
    subject = s.sub(subjects[0])
    if subject[0] != 0 or not s.contig(subject):
        return
    first = subject[-1] + 1
    if s.T[first] not in {"VBD", "VBZ", "VBP", "MD"}:
        return
    if s.n <= 16:
        yield "main", [lowered(s, 0), *s.W[1:]], s.T, s.D
    yield "predicate", s.W[first:], s.T[first:], s.D[first:]


def joined(pools, mains, predicates, rng):
    """Yield complete sentences: a fragment before a main clause, or a noun phrase before a predicate."""
    for shape, many in (("participial", 26000), ("subord", 22000), ("pp", 30000), ("infinitive", 12000)):
        for news, words, tags, labels in rng.sample(pools[shape], min(many, len(pools[shape]))):
            main = rng.choice(mains)
            comma = rng.random() < (0.9 if shape == "participial" else 0.6)
            between = ([","], [","], ["punct"]) if comma else ([], [], [])
            yield (
                news,
                words[:-1] + between[0] + main[0],
                tags[:-1] + between[1] + main[1],
                labels[:-1] + between[2] + main[2],
            )
    for shape, many in (("np", 40000), ("np_relcl", 40000), ("report", 24000)):
        for news, words, tags, labels in rng.sample(pools[shape], min(many, len(pools[shape]))):
            rest = rng.choice(predicates)
            comma = shape != "np" and "," in words[:-1] and rng.random() < 0.85
            between = ([","], [","], ["punct"]) if comma else ([], [], [])
            yield (
                news,
                words[:-1] + between[0] + rest[0],
                tags[:-1] + between[1] + rest[1],
                labels[:-1] + between[2] + rest[2],
            )
