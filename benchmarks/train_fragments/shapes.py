"""Fragments of every shape, and complete clauses, cut along one silver tree."""

from trees import BASEV, BE, FIN, SUBW, VBD, trim


def examples(s, rng, say, inflect):
    """Yield (class, indices, tokens override)"""
    n = s.n
    T, D, W, H = s.T, s.D, s.W, s.H
    roots = [i for i in range(n) if D[i] == "ROOT"]
    if len(roots) != 1:
        return
    root = roots[0]
    isv = T[root][:2] in ("VB", "MD")
    rootfin = isv and s.finite(root)
    subj = [c for c in s.kids(root, "nsubj", "nsubjpass", "csubj") if c < root]
    nouns = [i for i in range(n) if T[i][:2] == "NN"]
    for i in nouns:
        if D[i] not in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "oprd"):
            continue
        r = trim(s.sub(i), s)
        if not s.contig(r) or len(r) < 2 or len(r) > 45:
            continue
        rel = s.kids(i, "relcl")
        if rel:
            sj = D[i] in ("nsubj", "nsubjpass") and H[i] == root
            yield ("np_relcl", r)
            if sj:
                yield ("np_relcl", r)
            say.append((r, s))
        elif len(r) >= 3 and T[r[0]] != "IN":
            anyfin = any(T[c] in FIN for c in r)
            if not anyfin or rng.random() < 0.3:
                yield ("np", r)
    for i in range(n):
        t, d = T[i], D[i]
        r = s.sub(i)
        if not s.contig(r) or len(r) < 2 or len(r) > 50:
            continue
        r = trim(r, s)
        if len(r) < 2:
            continue
        f = W[r[0]].lower()
        if d == "prep" and T[i] in ("IN", "TO") and r[0] <= i and s.kids(i, "pobj", "pcomp"):
            if f not in SUBW or len(s.kids(i, "pobj")) > 0:
                yield ("pp", r)
        elif d == "relcl":
            if f in ("which", "who", "whose", "whom", "where", "when") or (
                T[r[0]] == "IN" and len(r) > 1 and W[r[1]].lower() in ("which", "whom", "whose")
            ):
                yield ("relcl", r)
        elif d == "advcl" and t[:2] in ("VB", "MD") and s.finite(i):
            if (f in SUBW) and s.kids(i, "nsubj", "nsubjpass", "expl", "csubj"):
                yield ("subord", r)
        elif (
            d in ("advcl", "acl", "pcomp")
            and t in ("VBG", "VBN")
            and not s.kids(i, "nsubj", "nsubjpass", "mark", "aux")
        ):
            if r[0] == i or (r[0] == i - 1 and T[r[0]] == "RB"):
                yield ("participial", r)
        if t == "VB" and d in ("xcomp", "acl", "advcl", "ccomp", "csubj", "relcl") and T[r[0]] == "TO":
            yield ("infinitive", r)
        # clauses that stand alone
        if (
            d in ("ccomp", "conj", "advcl")
            and t[:2] in ("VB", "MD")
            and s.finite(i)
            and s.kids(i, "nsubj", "nsubjpass", "expl")
        ):
            q = r
            while q and W[q[0]].lower() in (SUBW | {"that", ",", "and", "but"}):
                q = q[1:]
            sj = s.kids(i, "nsubj", "nsubjpass", "expl")
            if (
                len(q) >= 3
                and q[0] in s.sub(sj[0])
                and T[sj[0]] not in ("WDT", "WP", "WRB")
                and not any(W[c].lower() in ("what", "which", "who", "how", "why", "where", "when") for c in q[:2])
            ):
                yield ("complete", q)
    if not rootfin or not subj:
        return
    a = s.sub(subj[0])
    inner = [c for c in range(n) if D[c] == "conj" and H[c] == root and s.finite(c) and s.kids(c, "nsubj", "nsubjpass")]
    para = s.kids(root, "ccomp", "parataxis")
    full = [i for i in range(n) if not (i == n - 1 and W[i] in ".!")]
    auxs = s.kids(root, "aux", "auxpass")
    firstv = min(auxs + [root])
    if W[-1] in ".!" and '"' not in W and "“" not in W:
        # trunc before verb
        k = firstv
        if k >= 2 and subj[0] < k:
            r = trim(range(k), s)
            if len(r) >= 2:
                has = any(D[c] == "relcl" for c in s.ch[subj[0]])
                if T[subj[0]][:2] == "NN" and T[r[-1]] not in ("PRP", "RB"):
                    yield ("np_relcl" if has else "np", r)
                    yield ("np_relcl" if has else "np", r)
            if k >= 4:
                c = rng.randrange(3, k + 1)
                r = trim(range(c), s)
                if len(r) >= 3 and not any(T[x] in FIN for x in r):
                    yield ("trunc" if T[r[-1]] in ("DT", "IN", "CC", "JJ", "PRP$", "TO") else "np", r)
        c = rng.randrange(3, max(4, n - 1))
        r = trim(range(c), s)
        if (
            r
            and T[r[-1]] in ("DT", "CC", "PRP$", "TO")
            or (
                r
                and T[r[-1]] == "IN"
                and D[r[-1]] == "prep"
                and not any(x <= r[-1] for x in s.kids(r[-1], "pobj"))
                and rng.random() < 0.5
                and W[r[-1]].lower() in ("of", "with", "from", "between", "into", "during", "among", "at")
            )
        ):
            yield ("trunc", r)
        if not inner:
            be = W[root].lower() in BE and T[root] in FIN and not auxs and not s.kids(root, "expl")
            if be and s.kids(root, "attr", "acomp", "prep", "advmod") and not para and a[-1] < root:
                r = [i for i in full if i != root]
                if len(r) >= 3:
                    yield ("cop", r)
            if T[root] in ("VBG", "VBN") and auxs and not para:
                w = W[root].lower()
                if T[root] == "VBG" or (not w.endswith("ed") and not VBD[w] and w not in BASEV and w.isalpha()):
                    r = [i for i in full if i not in auxs]
                    if len(r) >= 3:
                        yield ("aux", r)
            if T[root] in ("VBD", "VBZ", "VBP") and not auxs and not para and W[root].isalpha() and not be:
                w = W[root].lower()
                g = inflect(w, T[root], "VBG" if rng.random() < 0.65 else "VBN")
                if g and len(full) >= 4:
                    yield ("aux", full, {root: g})
            for c in range(n):
                if T[c] == "VBG" and D[c] in ("ccomp", "advcl", "conj") and s.kids(c, "aux") and s.kids(c, "nsubj"):
                    q = s.sub(c)
                    sj = s.sub(s.kids(c, "nsubj")[0])
                    r = [i for i in trim(q, s) if i not in s.kids(c, "aux") and i >= sj[0]]
                    if len(r) >= 4 and W[r[0]].lower() not in ("who", "which", "that", "what"):
                        yield ("aux", r)
            if not be or rng.random() < 0.2:
                drop = set(auxs) | {root} | set(s.kids(root, "neg"))
                r = [i for i in full if i not in drop]
                nx = [c for c in s.kids(root, "xcomp", "ccomp") if s.finite(c)]
                after = [i for i in r if i > root]
                if len(r) >= 3 and after and not nx and not para:
                    yield ("verb", r)
            if T[firstv] in ("VBD", "VBZ") and a[0] <= 3 and s.contig(a) and a[-1] < firstv:
                lead = range(a[0])
                drop = set(a) if rng.random() < 0.3 else set(a) | set(lead)
                r = trim([i for i in full if i not in drop], s)
                if len(r) >= 2 and W[r[0]].lower() not in ("and", "but"):
                    yield ("subj", r)
        # complete: the main clause without its adjuncts
        drop = set()
        for c in s.ch[root]:
            if D[c] in ("advcl", "prep", "npadvmod", "advmod") and rng.random() < 0.6:
                x = s.sub(c)
                if root not in x and not (set(x) & set(a)):
                    drop |= set(x)
        if drop:
            r = trim([i for i in full if i not in drop], s)
            if len(r) >= 3 and root in r and W[root].lower() not in BE:
                yield ("complete", r)
