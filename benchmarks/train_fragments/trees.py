"""A silver tree, the word lists of the generators, and what is small enough to be shared."""

import collections

CLASSES = [
    "complete",
    "report",
    "np_relcl",
    "trunc",
    "relcl",
    "subord",
    "participial",
    "pp",
    "np",
    "infinitive",
    "aux",
    "cop",
    "subj",
    "verb",
]
C = {c: i for i, c in enumerate(CLASSES)}
FIN = {"VBD", "VBP", "VBZ", "MD"}
BE = {"is", "are", "was", "were", "’s", "'s", "’re", "'re", "’m", "'m", "am"}
SAY = set(
    """
    said says say argued argues argue insisted insists insist sez maintained maintains contended contends
    """.split()
)
SAYTHAT = SAY | set(
    """
    announced noted notes explained explains added adds stated states claimed claims believes believed
    reported reports thinks thought warned warns confirmed confirms stressed stresses suggested suggests told
    hopes hoped knows knew found finds shows showed revealed reveals indicated admitted denied predicted
    estimated agreed emphasized acknowledged asserted declared concluded
    """.split()
)
SUBW = set(
    """
    if because while when although though since unless until whereas after before as once where whenever
    wherever whether lest despite even
    """.split()
)


class S:
    def __init__(s, W, T, D, H):
        s.W, s.T, s.D, s.H = W, T, D, H
        s.n = len(W)
        s.ch = [[] for _ in W]
        for i, h in enumerate(H):
            if h != i:
                s.ch[h].append(i)
        s._sub = {}

    def sub(s, i):
        r = s._sub.get(i)
        if r is None:
            r = [i]
            st = [i]
            seen = {i}
            while st:
                for c in s.ch[st.pop()]:
                    if c not in seen:
                        seen.add(c)
                        r.append(c)
                        st.append(c)
            r.sort()
            s._sub[i] = r
        return r

    def contig(s, r):
        return bool(r) and r[-1] - r[0] + 1 == len(r)

    def kids(s, i, *deps):
        return [c for c in s.ch[i] if s.D[c] in deps]

    def finite(s, i):
        if s.T[i] in ("VBD", "VBP", "VBZ", "MD"):
            return True
        return any(s.T[c] in FIN for c in s.kids(i, "aux", "auxpass"))


def trim(r, s):
    r = list(r)
    while r and s.W[r[-1]] in ",;:-–—.(\"“‘'":
        r.pop()
    while r and s.W[r[0]] in ',;:-–—.)"”':
        r.pop(0)
    return r


PROP = {"NNP", "NNPS"}
VBD = collections.Counter()
"""How often each word is a past tense in the silver parses; filled by generate.py."""
BASEV = set()
"""Words that are a base form or a present plural in the silver parses; filled by generate.py."""


def lowered(s, i):
    w = s.W[i]
    return w if s.T[i] in PROP or w == "I" or not w[1:].islower() and len(w) > 1 else w.lower()
