"""The shared judgement: language, crowds, sensitivity, backend."""

from collections.abc import Iterable
from importlib.util import find_spec

import pytest

from scrapelint import Config, Linter, lint_text
from scrapelint.plugin import Document, PluginError
from scrapelint_fragments.judge import Judgement, judge, judge_many
from scrapelint_fragments.options import FragmentsOptions
from scrapelint_fragments.spacy_backend import reader

FRAGMENT = "The operation, which began on Tuesday."
PROSE = "The army moved into the valley at dawn.\n\n{}\n\nSchools in the region stayed closed."


def _codes(text: str) -> list[str]:
    return [finding.code for finding in lint_text(text, select=["FR"]).findings]


def test_a_fragment_among_prose_is_found() -> None:
    assert _codes(PROSE.format(FRAGMENT)) == ["FR002"]


def test_fragments_in_a_row_are_a_style() -> None:
    row = f"{FRAGMENT}\n\nThe street that nobody swept.\n\nThe letter that he forgot to send."
    assert _codes(PROSE.format(row)) == []


@pytest.mark.parametrize(
    ("beside", "codes"), [("The price.", []), ("Talks failed.", ["FR002"]), ("The street that nobody swept.", [])]
)
def test_beside_a_verbless_sentence_a_fragment_is_a_style(beside: str, codes: list[str]) -> None:
    assert _codes(PROSE.format(f"{FRAGMENT} {beside}")) == codes


def test_other_languages_are_passed_over() -> None:
    text = "Der Bürgermeister und die Leute aus dem Dorf, die nicht mit der Presse sprechen wollten. " * 4
    assert judge(Document(text), FragmentsOptions()) == ()


def test_confidence_grows_with_the_score_and_is_a_chance() -> None:
    found = judge(Document(PROSE.format(FRAGMENT)), FragmentsOptions())
    assert [0 < judgement.confidence <= 1 for judgement in found] == [True]


def test_a_higher_sensitivity_never_finds_less() -> None:
    document = Document(PROSE.format("The council too small for the work of the whole town."))
    counts = [
        sum(not found.preview for found in judge(document, FragmentsOptions(sensitivity=level)))
        for level in ("low", "default", "high")
    ]
    assert counts == sorted(counts)


def test_the_spacy_backend_asks_for_a_pipeline() -> None:
    with pytest.raises(PluginError, match="spacy_model"):
        FragmentsOptions(backend="spacy")


@pytest.mark.skipif(find_spec("spacy") is not None, reason="spaCy is installed")
def test_the_spacy_backend_names_what_is_missing() -> None:
    with pytest.raises(PluginError, match=r"scrapelint\[spacy\]"):
        FragmentsOptions(backend="spacy", spacy_model="en_core_web_sm")


@pytest.mark.skipif(find_spec("spacy") is None, reason="spaCy is not installed")
def test_the_spacy_backend_names_the_pipeline_that_is_missing() -> None:
    with pytest.raises(PluginError, match="no_such_pipeline"):
        reader("no_such_pipeline")


def test_many_documents_are_judged_like_each_of_them() -> None:
    texts = [
        "",
        PROSE.format(FRAGMENT),
        "Der Hund, der im Garten des Nachbarn schlief. " * 4,
        FRAGMENT,
        PROSE.format(""),
    ]
    options = FragmentsOptions(sensitivity="high")
    alone = [judge(Document(text), options) for text in texts]
    together = judge_many([Document(text) for text in texts], options)
    assert _seen(together) == _seen(alone)
    assert [len(found) for found in alone] == [0, 1, 0, 1, 0]


def _seen(judgements: Iterable[tuple[Judgement, ...]]) -> list[list[tuple[int, str, float]]]:
    return [[(found.sentence.start, found.shape, found.confidence) for found in each] for each in judgements]


def test_batches_find_the_same() -> None:
    linter = Linter(Config(select=("FR",), preview=True))
    documents = [
        Document(PROSE.format(FRAGMENT)),
        Document(PROSE.format("The council the plan on Monday.")),
        Document(""),
    ]
    many = [report.findings for report in linter.lint_many(documents)]
    assert many == [linter.lint(Document(document.text)).findings for document in documents]
    assert many[0]


def test_an_empty_document() -> None:
    assert judge(Document(""), FragmentsOptions()) == ()


def test_the_same_findings_however_lines_are_joined() -> None:
    text = PROSE.format(FRAGMENT)
    joined = [text.replace("\n\n", joint) for joint in ("\n", "\r\n", "\n\u00a0\n")]
    assert [_codes(other) for other in joined] == [["FR002"]] * 3
