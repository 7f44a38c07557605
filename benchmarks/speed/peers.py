"""The jobs of other tools. Each does what its authors ship it for; none does the same as another, nor as scrapelint."""

import html
import json
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.speed.ours import ALL, BOILERPLATE, CORPUS, DUPLICATES
from benchmarks.speed.registry import job

# ruff: noqa: PLC0415 -- each tool is in an environment of its own
PERMUTATIONS, THRESHOLD = 128, 0.8


def datatrove(name: str) -> Callable[[], Callable[[str], int]]:
    """Return the preparation of one of datatrove's filters."""

    def prepare() -> Callable[[str], int]:
        from datatrove.data import Document
        from datatrove.pipeline import filters

        chosen = getattr(filters, name)()
        return lambda text: chosen.filter(Document(text=text, id="0")) is not True

    return prepare


job("datatrove C4QualityFilter", "datatrove", beside=BOILERPLATE)(datatrove("C4QualityFilter"))
job("datatrove GopherQualityFilter", "datatrove", beside=ALL)(datatrove("GopherQualityFilter"))
job("datatrove GopherRepetitionFilter", "datatrove", beside=DUPLICATES)(datatrove("GopherRepetitionFilter"))
job("datatrove FineWebQualityFilter", "datatrove", beside=ALL)(datatrove("FineWebQualityFilter"))


@job("datatrove, these four", "datatrove", beside=ALL)
def datatrove_chain() -> Callable[[str], int]:
    """Ask all four, as FineWeb's pipeline does, but without stopping at the first that says no."""
    names = ("C4QualityFilter", "GopherQualityFilter", "GopherRepetitionFilter", "FineWebQualityFilter")
    chain = [datatrove(name)() for name in names]
    return lambda text: sum(ask(text) for ask in chain)


def dolma(module: str, name: str) -> Callable[[], Callable[[str], int]]:
    """Return the preparation of one of Dolma's taggers."""

    def prepare() -> Callable[[str], int]:
        from importlib import import_module

        from dolma.core.data_types import Document

        tagger = getattr(import_module(f"dolma.taggers.{module}"), name)()
        return lambda text: len(tagger.predict(Document(source="pages", id="0", text=text)).spans)

    return prepare


job("dolma c4_v1", "dolma", beside=BOILERPLATE)(dolma("c4", "C4Tagger"))
job("dolma c4_v2", "dolma", beside=BOILERPLATE)(dolma("c4", "FasterC4Tagger"))
job("dolma gopher_v2", "dolma", beside=ALL)(dolma("gopher", "GopherTaggerV2"))
job("dolma not_alphanum_paragraph_v1", "dolma", beside=BOILERPLATE)(dolma("punctuation", "NotAlphanumParagraphV1"))


@job("data-juicer remove_repeat_sentences", "data-juicer", beside=DUPLICATES)
def data_juicer() -> Callable[[str], int]:
    """Remove sentences that are exactly repeated."""
    from data_juicer.ops.mapper.remove_repeat_sentences_mapper import RemoveRepeatSentencesMapper

    mapper = RemoveRepeatSentencesMapper()
    return lambda text: mapper.process_batched({mapper.text_key: [text]})[mapper.text_key] != [text]


@job("jusText, a paragraph a line", "justext", beside=BOILERPLATE)
def justext_lines() -> Callable[[str], int]:
    """Let jusText judge the lines as paragraphs; it is made for pages, and gets them as HTML."""
    import justext

    words = justext.get_stoplist("English")

    def run(text: str) -> int:
        page = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
        return sum(paragraph.is_boilerplate for paragraph in justext.justext(page, words)) if page else 0

    return run


@job("pysbd, sentences", "pysbd")
def pysbd_sentences() -> Callable[[str], int]:
    """Split into sentences."""
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False)
    return lambda text: len(segmenter.segment(text))


@job("spaCy, blank with sentencizer", "spacy")
def spacy_sentences() -> Callable[[str], int]:
    """Split into tokens and sentences, without a model."""
    import spacy

    english = spacy.blank("en")
    english.add_pipe("sentencizer")
    english.max_length = 10**9
    return lambda text: len(list(english(text).sents))


@job("rapidfuzz cdist, all pairs of lines", "rapidfuzz", beside=DUPLICATES)
def all_pairs() -> Callable[[str], int]:
    """Compare each line of at least 25 characters with each, at most 400 of a page."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import cdist

    def run(text: str) -> int:
        lines = [line for line in text.splitlines() if len(line) >= 25][:400]
        alike = cdist(lines, lines, scorer=ratio, score_cutoff=85) if lines else None
        return 0 if alike is None else int((alike > 0).sum()) - len(lines)

    return run


def read(pages: str) -> Iterator[dict[str, Any]]:
    """Yield the records of a file of JSON lines."""
    with open(pages, encoding="utf-8") as lines:  # noqa: PTH123
        yield from map(json.loads, lines)


def shingles(text: str) -> set[str]:
    """Return all runs of three words."""
    words = text.split()
    return {" ".join(words[place : place + 3]) for place in range(len(words) - 2)}


@job("rensa, MinHash of pages", "rensa", "whole", beside=CORPUS)
def rensa_pages() -> Callable[[str], int]:
    """Find pages that nearly repeat another."""
    from rensa import RMinHash, RMinHashLSH

    def run(pages: str) -> int:
        found, index = 0, RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=16)
        for number, record in enumerate(read(pages)):
            sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
            sketch.update(list(shingles(record["text"])))
            found += bool(index.query(sketch))
            index.insert(number, sketch)
        return found

    return run


@job("datasketch, MinHash of pages", "datasketch", "whole", beside=CORPUS)
def datasketch_pages() -> Callable[[str], int]:
    """Find pages that nearly repeat another."""
    from datasketch import MinHash, MinHashLSH

    def run(pages: str) -> int:
        found, index = 0, MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
        for number, record in enumerate(read(pages)):
            sketch = MinHash(num_perm=PERMUTATIONS)
            sketch.update_batch([shingle.encode() for shingle in shingles(record["text"])])
            found += bool(index.query(sketch))
            index.insert(number, sketch)
        return found

    return run


@job("DuckDB, lines repeated on three pages", "duckdb", "whole", beside=CORPUS)
def duckdb_lines() -> Callable[[str], int]:
    """Count the lines that stand on at least three pages."""
    import duckdb

    query = """
        with pages as
            (select row_number() over () as id, text from read_json(?, columns = {text: 'varchar'}, format = 'nd')),
        lines as (select id, unnest(string_split(lower(text), chr(10))) as line from pages)
        select count(*) from
            (select line from lines where trim(line) <> '' group by line having count(distinct id) >= 3)
    """

    def run(pages: str) -> int:
        with duckdb.connect(config={"threads": 1}) as connection:
            (row,) = connection.execute(query, [pages]).fetchall()
            return int(row[0])

    return run


@job("Polars, lines repeated on three pages", "polars", "whole", beside=CORPUS)
def polars_lines() -> Callable[[str], int]:
    """Count the lines that stand on at least three pages."""
    import polars as pl

    def run(pages: str) -> int:
        text = pl.scan_ndjson(pages, schema={"text": pl.String}).with_row_index("id")
        lines = text.with_columns(pl.col("text").str.to_lowercase().str.split("\n")).explode("text")
        written = lines.filter(pl.col("text").str.strip_chars() != "").group_by("text")
        counted = written.agg(pl.col("id").n_unique()).filter(pl.col("id") >= 3)
        return int(counted.select(pl.len()).collect().item())

    return run
