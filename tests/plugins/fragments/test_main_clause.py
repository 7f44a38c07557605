"""Signs of a main clause: what shows one, and the fragments beside it that do not."""

import pytest

from scrapelint_fragments.main_clause import has_main_clause


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ("participial", "Speaking on Monday, the president called for an end to the war."),
        ("pp", "In the end, they left the house."),
        ("subord", "Since then nobody has seen it."),
        ("pp", "Until recently the island had no power."),
        ("np_relcl", "The panel controls which machines start."),
        ("np_relcl", "The form records which of the rooms were used."),
        ("np_relcl", "This setting limits who can open the door."),
        ("np_relcl", "The switch determines which lamp burns."),
        ("np_relcl", "The valve releases steam that would crack the tank."),
        ("np_relcl", "The first night we slept in the boat."),
        ("np_relcl", "The rest of the story you can read in the book."),
        ("cop", "The result surprised even the experts."),
        ("verb", "The colder the soil, the fewer the diseases."),
        ("np_relcl", "The earlier you sow, the better the harvest."),
        ("relcl", "Who signs the form is responsible for the key."),
        ("relcl", "Who owned the salt owned the town."),
        ("verb", "Rarely does an issue of such weight reach the council."),
        ("subj", "Not only in the north did the farmers complain."),
        ("subj", "Thus began the long quarrel between the two villages."),
        ("infinitive", "To hear the other half of the tale, press the bell on the wall."),
        ("infinitive", "To keep the old seed list use `--keep`."),
        ("infinitive", "To do so you need a key and a lamp."),
        ("subord", "If the door was left open, then the cat is out."),
        ("subord", "When the pump stops, valves are closed."),
        ("np_relcl", "Use the small key to open\nthe doors that lead to the yard."),
        ("aux", "Pass `--quiet` to hide notes and `--loud` to show them."),
        ("np_relcl", "The left lever points to the floor which the lift serves."),
    ],
)
def test_a_main_clause_that_shows(shape: str, text: str) -> None:
    assert has_main_clause(text, shape)


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ("participial", "Speaking on Monday in the hall, which was built by the state."),
        ("pp", "In a book, the first published by the press of the university."),
        ("subord", "Since this is what the voters of the valley want."),
        ("pp", "After the long war between the two countries."),
        ("np_relcl", "The machines which start at noon."),
        ("np_relcl", "The news which was in the papers."),
        ("np_relcl", "The arms dealers who sold to both sides."),
        ("np_relcl", "The sports clubs that train young people."),
        ("np_relcl", "The house we lived in."),
        ("np_relcl", "The day we met."),
        ("aux", "It stolen by two men who robbed the bank."),
        ("cop", "The bridge repaired the same day."),
        ("np", "The minister, the leader of the smaller party."),
        ("relcl", "Who was the owner of the mill and is now retired."),
        ("relcl", "Who said the talks were over."),
        ("relcl", "Who closed the mill opened the same year."),
        ("relcl", "Who sold the farmers tools and seeds."),
        ("verb", "Never a day without rain in the valley."),
        ("subord", "Not until the snow of the last winter."),
        ("subj", "Began the long quarrel between the two villages."),
        ("infinitive", "To help the people who use the bus, and those who walk."),
        ("infinitive", "To read, write and rest in the shade of a tree."),
        ("subord", "When the guests, which the brothers have known for years."),
        ("np_relcl", "Use of the small key that opens the doors."),
        ("np_relcl", "The late results in the district that voted twice."),
    ],
)
def test_a_fragment_without_a_main_clause(shape: str, text: str) -> None:
    assert not has_main_clause(text, shape)


@pytest.mark.parametrize("word", ["the ", "the more ", "Who signs ", "This ", "a, the ", "The xs ", "Not only "])
def test_no_text_takes_long(word: str) -> None:
    for shape in ("np", "relcl", "aux", "pp"):
        has_main_clause(word * 2000, shape)
