"""Paragraphs: hard-wrapped lines are one block, and nothing else is."""

import pytest

from scrapelint import Document

WRAPPED = """\
The river rose in the night, and by the morning the lower part of the
town stood under water. The mayor, who had been warned on Tuesday, said
that the pumps had failed one after the other, and that nobody could
have known. Helpers came from the villages around.
"""


def blocks(text: str) -> list[str]:
    return [block.text for block in Document(text).blocks]


def joined(*lines: str) -> str:
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            joined(
                "Minister resigns after vote on the new northern railway line",
                "Storm closes schools in three counties for the second day",
                "Opera house to reopen in spring after eleven years of work",
                "Farmers ask for help as the price of winter wheat falls again",
                "Cup holders go out at home to a team from the third division",
                "Police look for the driver of a white van seen near the port",
            ),
            id="headlines_of_about_the_same_length",
        ),
        pytest.param(
            joined(
                "Shall I compare the rain to anything that fell before it came",
                "And call it gentle when it drowns the barley in the field",
                "The river has no mercy on the ones who gave the bridge a name",
                "Nor on the ones who built it for the little it would yield",
                "So let it rise and let it run, and let it have the road",
            ),
            id="verses_that_begin_with_capitals",
        ),
        pytest.param(
            joined(
                "Rain fell in the north all day.",
                "It stopped in the evening, and the people went home.",
                "The sun shone on Sunday.",
                "Nobody complained about the weather any more.",
            ),
            id="short_paragraphs_with_no_blank_lines_between",
        ),
        pytest.param(
            joined(
                "two cups of flour, sieved, and some more to dust the table with",
                "a pinch of salt",
                "one egg",
                "half a cup of lukewarm milk, or of water if there is no milk",
                "butter",
                "a little oil for the pan",
            ),
            id="ingredients_that_begin_with_small_letters",
        ),
        pytest.param(
            joined(
                "- bring the first of the papers that the office sent to you by post",
                "- bring the second of the papers too, which has a stamp on its back",
                "- bring a photograph of yourself that is not older than six months",
                "- bring enough money for the fee, since no cards are taken at the desk",
            ),
            id="list_items",
        ),
        pytest.param(
            joined(
                "1. take the first road to the left behind the church with the tower",
                "2. take the second road to the right, where the baker has his shop",
                "3. take the path along the river as far as the old wooden bridge",
                "4. take the stairs up to the castle and wait for us at the gate there",
            ),
            id="numbered_items",
        ),
        pytest.param(
            joined(
                "| town, as the office names it | people in the last year counted |",
                "| a small one by the river     | two thousand and three hundred  |",
                "| a bigger one in the hills    | eleven thousand and some more   |",
                "| the one on the island        | ninety, and only in the summer  |",
            ),
            id="table_rows",
        ),
        pytest.param(
            joined(
                "```",
                "total_of_the_first = sum(value for value in values if value is first)",
                "total_of_the_other = sum(value for value in values if value is other)",
                "total_of_the_third = sum(value for value in values if value is third)",
                "total_of_them_all = total_of_the_first + total_of_the_other + the_rest",
                "```",
            ),
            id="fenced_code",
        ),
        pytest.param(
            joined(
                "大雨で川があふれ、町の低いところが水につかった。市長は火曜日に警告を受けていたと話した。住民は避難した",
                "ポンプは次々に止まり、だれにも分からなかったという。周りの村から手伝いの人たちが来て、朝まで働いた",
                "学校は三日のあいだ休みになり、子どもたちは体育館で過ごした。食べ物は近くの店から運ばれてきたそうだ",
                "水が引いたあとも道は泥でおおわれ、車は通れない。市は今週のうちに片づけを終えたいと話しているという",
            ),
            id="paragraphs_in_a_script_without_spaces",
        ),
    ],
)
def test_lines_are_blocks_of_their_own(text: str) -> None:
    assert blocks(text) == text.split("\n")


def test_hard_wrapped_lines_are_one_block() -> None:
    assert blocks(WRAPPED) == [WRAPPED.strip()]


def test_hard_wrapped_paragraphs_stay_apart() -> None:
    assert blocks(f"{WRAPPED}\n{WRAPPED}") == [WRAPPED.strip()] * 2


def test_sentences_run_over_the_line_breaks_of_a_paragraph() -> None:
    sentences = [" ".join(sentence.text.split()) for sentence in Document(WRAPPED).sentences]
    assert [sentence[:15] for sentence in sentences] == ["The river rose ", "The mayor, who ", "Helpers came fr"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_any_line_break_wraps(line_break: str) -> None:
    assert len(blocks(WRAPPED.replace("\n", line_break))) == 1


def test_markdown_headings_lists_tables_and_code_stand_alone_in_wrapped_text() -> None:
    text = joined(
        "# What the river did to the town, as told by those who lived there",
        WRAPPED,
        "- the first pump, which the town had bought in the spring, broke down",
        "- the second pump, which was much older than that, went on a little",
        "  longer than the first one did",
        "1) the third was lent to another town and nobody knew where it was then",
        "",
        "Underlined heading",
        "------------------",
        WRAPPED,
        "| pump | bought in | broke in |",
        "|------|-----------|----------|",
        "> quoted lines are not joined, since the mark would be in the sentence",
        "> as it is here",
        "",
        "```",
        "switch the pumps on in the order of their age and wait for a minute and",
        "switch them off again",
        "```",
    )
    assert blocks(text) == [
        "# What the river did to the town, as told by those who lived there",
        WRAPPED.strip(),
        "- the first pump, which the town had bought in the spring, broke down",
        "- the second pump, which was much older than that, went on a little\n  longer than the first one did",
        "1) the third was lent to another town and nobody knew where it was then",
        "Underlined heading",
        "------------------",
        WRAPPED.strip(),
        "| pump | bought in | broke in |",
        "|------|-----------|----------|",
        "> quoted lines are not joined, since the mark would be in the sentence",
        "> as it is here",
        "```",
        "switch the pumps on in the order of their age and wait for a minute and",
        "switch them off again",
        "```",
    ]


def test_one_long_address_does_not_hide_that_a_text_is_wrapped() -> None:
    address = "https://example.org/" + "long/" * 30
    text = f"{WRAPPED}\n{WRAPPED}\n{WRAPPED}\n{WRAPPED}\n{WRAPPED}\n{address}\n"
    assert len(blocks(text)) == 6


def test_wrapped_lines_may_begin_with_quotation_marks_and_brackets() -> None:
    text = joined(
        WRAPPED,
        "The mayor told us that he would not resign because of the weather, and",
        "“that nobody could have known” was all that the council would say about",
        "(and that only in private) the pumps and the money that was spent on it",
        "in the year before the flood.",
    )
    assert len(blocks(text)) == 2


def test_wrapped_text_in_a_script_without_capitals_is_one_block() -> None:
    text = joined(
        "ارتفع النهر في الليل وفي الصباح كان الجزء السفلي من المدينة تحت",
        "الماء وقال رئيس البلدية الذي تم تحذيره يوم الثلاثاء إن المضخات قد",
        "تعطلت واحدة بعد الأخرى وإن أحدا لم يكن يعرف ذلك وجاء المساعدون من",
        "القرى المجاورة في المساء وعملوا حتى الصباح دون أن يناموا أو يأكلوا",
        "شيئا حتى انتهى العمل",
    )
    assert len(blocks(text)) == 1


def test_blocks_know_their_sentences_before_the_document_is_asked_for_them() -> None:
    first, second = Document("Rain fell. It stopped.\n\nSun shone.").blocks
    assert [sentence.text for sentence in second.sentences] == ["Sun shone."]
    assert [sentence.text for sentence in first.sentences] == ["Rain fell.", "It stopped."]
