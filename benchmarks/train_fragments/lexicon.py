"""Write the forms of English words with their inflections, from lemminflect's tables (MIT licence).

python lexicon.py word_forms.json
"""

import csv
import gzip
import json
import sys
from importlib.resources import files

NOUN, PLURAL, ADJECTIVE, ADVERB, BASE, PRESENT, PAST, PARTICIPLE, ING = (1 << bit for bit in range(9))


def main(out: str) -> None:
    """Map each form to the set of its inflections, as bits."""
    forms: dict[str, int] = {}

    def add(form: str, bit: int) -> None:
        form = form.strip().lower()
        if form:
            forms[form] = forms.get(form, 0) | bit

    table = files("lemminflect") / "resources" / "infl_lu.csv.gz"
    for lemma, kind, *rest in csv.reader(gzip.decompress(table.read_bytes()).decode("utf-8").splitlines()):
        columns = [[form for form in column.split("/") if form] for column in rest] + [[]] * 4
        if kind == "verb":
            past, participle, ing, present = columns[:4]
            add(lemma, BASE)
            for bit, group in ((PAST, past), (PARTICIPLE, participle or past), (ING, ing), (PRESENT, present)):
                for form in group:
                    add(form, bit)
        elif kind == "noun":
            add(lemma, NOUN)
            for form in columns[0]:
                add(form, PLURAL)
        elif kind in {"adj", "adv"}:
            add(lemma, ADJECTIVE if kind == "adj" else ADVERB)
    with open(out, "w", encoding="utf-8") as file:
        json.dump(forms, file)


if __name__ == "__main__":
    main(sys.argv[1])
