"""The context gate by itself: what is running prose, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.plugin import Document
from scrapelint_fragments.furniture import is_credit, is_furniture, is_list_item
from scrapelint_fragments.gate import is_prose, kinds, likely_prose
from scrapelint_fragments.sentence_form import Kind


def _kinds(text: str) -> list[Kind]:
    return list(kinds(Document(text)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The talks between the two governments failed on Monday.", Kind.PROSE),
        ("The operation, which began on Tuesday.", Kind.PROSE),
        ("In 1994 the house was sold for 2,000 dollars!", Kind.PROSE),
        ("The talks between the two governments failed on Monday", Kind.UNENDED),
        ("The talks between the two governments failed…", Kind.UNENDED),
        ("The talks between the two governments failed...", Kind.UNENDED),
        ("The talks between the two governments:", Kind.UNENDED),
        ("Who paid for the bridge over the river?", Kind.QUESTION),
        ("“The people who came here in the war.”", Kind.QUOTATION),
        ('He said "the people who came here.', Kind.QUOTATION),
        ("and called on both sides to stop the fighting.", Kind.CONTINUED),
        ("A nice idea.", Kind.SHORT),
        ("", None),
        ("When Moore visited Leeds in May.", Kind.PROSE),
        ("The River Board of the Upper Derwent and its new Chair.", Kind.PROSE),
        ("The Man Who Sold The World Again.", Kind.CAPITALS),
        ("The House on the Hill and the Road from Leeds.", Kind.CAPITALS),
        ("Smith 14, Jones 80, Miller 85, Brown 90.", Kind.CAPITALS),
        ("Photo: soldiers help the villagers to leave.", Kind.FURNITURE),
        ("The mayor (left) with the governor of the state.", Kind.FURNITURE),
        ("By Jane Doe and the staff of the paper.", Kind.FURNITURE),
        ("Jane Doe: the talks failed on Monday.", Kind.FURNITURE),
        ("• The talks between the two governments.", Kind.FURNITURE),
        ("250 g of butter from the fridge.", Kind.FURNITURE),
        ("12 Main Street, Albany, NY 12207 in the north.", Kind.FURNITURE),
        ("Dale, Dora (1999): The history of salt in the northern towns.", Kind.FURNITURE),
        ("Hill, D. A short history of the mill and its owners.", Kind.FURNITURE),
        ("Hill D, Ward E. Effects of cold water on the growth of young trout.", Kind.FURNITURE),
        ("Hill, who owned the mill (1890), sold it to the town.", Kind.PROSE),
        ("Thank you for all that you did.", Kind.SHOUT),
        ("No problem at all with that.", Kind.SHOUT),
    ],
)
def test_a_sentence_alone(text: str, kind: Kind | None) -> None:
    assert _kinds(text) == ([kind] if kind else [])


def test_a_quotation_covers_its_later_sentences() -> None:
    text = "“We left the house at night. The neighbours saw nothing of it. They slept,” she said."
    assert Kind.PROSE not in _kinds(text)[:3]


def test_prose_after_a_quotation_is_prose_again() -> None:
    text = "“We left the house at night.” The neighbours saw nothing of it."
    assert _kinds(text)[-1] is Kind.PROSE


def test_what_was_cut_at_an_abbreviation_is_not_judged() -> None:
    found = _kinds("He works for the Acme Co. Inc. and lives in a small town. The town lies on a river.")
    assert found[-1] is Kind.PROSE
    assert found[:-1].count(Kind.PROSE) <= 1


def test_a_caption_with_its_credit_is_not_prose() -> None:
    assert Kind.PROSE not in _kinds("The bridge that was built in 1931 by the state. Photo: Jane Doe")


def test_a_numbered_item_is_not_prose() -> None:
    assert Kind.PROSE not in _kinds("1. To open the lid of the box. Then wait for a minute.")


def test_short_lines_after_a_colon_are_a_list() -> None:
    text = "You need three things:\n\nA pan of two litres or more.\n\nA spoon that is made of wood.\n\n"
    prose = "Put the pan on the fire and wait until the water boils. Then add the salt and stir it with the spoon."
    assert _kinds(text + prose) == [Kind.UNENDED, Kind.FURNITURE, Kind.FURNITURE, Kind.PROSE, Kind.PROSE]


def test_the_least_number_of_words_is_an_option() -> None:
    document = Document("A rather nice idea.")
    assert kinds(document, 4) == (Kind.PROSE,)
    assert kinds(document, 5) == (Kind.SHORT,)


def test_the_gate_works_in_any_language_with_sentence_marks() -> None:
    assert _kinds("Die Gespräche zwischen den beiden Regierungen sind am Montag gescheitert.") == [Kind.PROSE]
    assert _kinds("Die Gespräche zwischen den beiden Regierungen") == [Kind.UNENDED]


@pytest.mark.parametrize("text", ["\ud800\ud800 \ud800 x.", "." * 50, "\u200b.", "“" * 40 + ".", "a " * 5000 + "."])
def test_hostile_text_has_a_kind_for_every_sentence(text: str) -> None:
    document = Document(text)
    assert len(kinds(document)) == len(document.sentences)


def test_furniture() -> None:
    assert is_furniture("Figure 3 shows the way.")
    assert not is_furniture("The figure shows the way.")
    assert is_list_item("a) the lid")
    assert not is_list_item("A lid that fits.")
    assert is_credit("Photo by Jane Doe")
    assert not is_credit("The photo was taken in May.")


@given(
    st.lists(
        st.lists(
            st.sampled_from(
                ["The", "talks", "failed", "(left)", "“No", "war”", "in", "1994", "Inc.", "end.", "so:", "\n"]
            )
        )
    )
)
def test_the_quick_look_loses_no_prose(lines: list[list[str]]) -> None:
    document = Document("\n".join(" ".join(words) for words in lines))
    prose = [sentence for sentence, kind in zip(document.sentences, kinds(document), strict=True) if kind is Kind.PROSE]
    likely = [sentence for sentence, _ in likely_prose(document, 4)]
    assert [sentence for sentence in likely if is_prose(document, sentence, 4)] == prose


@pytest.mark.parametrize("joint", ["\n\n", " "])
def test_an_answer_needs_no_verb(joint: str) -> None:
    found = _kinds(
        joint.join(["Who can join the choir?", "Anyone who likes to sing in company.", "It meets on Mondays."])
    )
    assert found == [Kind.QUESTION, Kind.ANSWER, Kind.PROSE]


def test_the_rest_of_a_sentence_is_not_judged() -> None:
    ends = "The seed bank is kept by the farmers of the valley and of the"
    assert _kinds(f"{ends}\nUpper Orb, with help from others.") == [Kind.UNENDED, Kind.CONTINUED]
    assert _kinds(f"{ends} hills.\nUpper Orb, with help from others.") == [Kind.PROSE, Kind.PROSE]
    assert _kinds("News of the\nUpper Orb, with help from others.")[-1] is not Kind.CONTINUED


def test_a_line_between_headline_and_text_is_a_standfirst() -> None:
    lines = [
        "Bread from the old mill",
        "The baker on flour, patience and a river.",
        "The mill stands in the valley of the Orb.",
    ]
    assert _kinds("\n".join(lines)) == [Kind.UNENDED, Kind.STANDFIRST, Kind.PROSE]
    assert _kinds("\n".join(lines[1:])) == [Kind.PROSE, Kind.PROSE]
