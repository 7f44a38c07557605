"""Lists as articles hold them (dates, scores, names, ingredients), made by chance: what the model must not flag."""

import random
from collections.abc import Callable

Chance = random.Random
Words = list[str]


def _words(text: str) -> Words:
    return text.split()


_SYLLABLES = _words(
    "an ber co da el fi gor ha in jo ka lem mi nor os pe qui ra sol ta un ver wil xa yor zen mar ton ley sta bri"
)
_MONTHS = _words(
    "January February March April May June July August September October November December Jan. Feb. Aug. Sept. Oct. "
    "Januar März Mai Juli enero julio janvier août"
)
_DAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Sat Montag Freitag lundi viernes")
_UNITS = _words("cups cup tbsp tsp g kg ml oz pounds pinch cloves slices EL TL Prise cucharadas")
_PLACES = _words("Hall Arena Theatre Centre Park Road Street Church School Library Stadium Gym Clinic Club Museum")


def _name(chance: Chance) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3))).capitalize()


def _some(words: Words, chance: Chance, least: int, most: int) -> str:
    return " ".join(chance.choice(words) for _ in range(chance.randint(least, most)))


def _phrase(words: Words, chance: Chance) -> str:
    """Return words that stand together in the article."""
    at = chance.randrange(len(words))
    part = " ".join(words[at : at + chance.randint(2, 9)])
    return part[:1].upper() + part[1:].rstrip(",.;:")


def _clock(chance: Chance) -> str:
    hour, minute = chance.randint(1, 12), chance.choice(("00", "15", "30", "45"))
    return chance.choice((f"{hour}:{minute}", f"{hour}:{minute} pm", f"{hour}.{minute} Uhr", f"{hour}:{minute} a.m."))


def _date(chance: Chance) -> str:
    day, year = chance.randint(1, 31), chance.randint(1985, 2026)
    month = chance.choice(_MONTHS)
    return chance.choice(
        (f"{month} {day}", f"{month} {day}, {year}", f"{day} {month} {year}", f"{chance.choice(_DAYS)}, {month} {day}",
         f"{day}/{chance.randint(1, 12)}/{year}", f"{day}. {month}", f"{chance.choice(_DAYS)}, {day} {month}", str(year))
    )  # fmt: skip


def _venue(chance: Chance) -> str:
    return f"{_name(chance)} {chance.choice(_PLACES)}"


def _tour(chance: Chance, words: Words) -> list[str]:
    join, at = chance.choice((" – ", ": ", " - ", " | ")), chance.choice((" @ ", ", ", " at "))
    return [f"{_date(chance)}{join}{_name(chance)}{at}{_venue(chance)}" for _ in range(chance.randint(4, 25))]


def _schedule(chance: Chance, words: Words) -> list[str]:
    lines = []
    for _ in range(chance.randint(2, 7)):
        lines += [_date(chance), f"{_clock(chance)} – {_clock(chance)}", _venue(chance)]
        lines += [f"{chance.randint(1, 9999)} {_name(chance)} {chance.choice(_PLACES)}"] * (chance.random() < 0.5)
    return lines


def _names(chance: Chance, words: Words) -> list[str]:
    style = chance.randrange(4)
    lines = []
    for _ in range(chance.randint(5, 60)):
        first, last = _name(chance), _name(chance)
        lines.append((f"{first} {last}", f"{first}{last}".lower(), first, f"- {first} {last}, {_name(chance)}")[style])
    return lines


def _scores(chance: Chance, words: Words) -> list[str]:
    lines = []
    for _ in range(chance.randint(4, 14)):
        lines += chance.choice(
            ([_name(chance), str(chance.randint(0, 120))], [f"{_name(chance)} {chance.randint(0, 9)}-{chance.randint(0, 9)}"],
             [str(chance.randint(0, 99)), str(chance.randint(0, 99))], [f"{chance.randint(1, 99)}. {_name(chance)} {_clock(chance)}"])
        )  # fmt: skip
    return lines


def _ingredients(chance: Chance, words: Words) -> list[str]:
    bullet = chance.choice(("", "", "- ", "• ", "* ", "▢ "))
    return [
        f"{bullet}{chance.choice(('1', '2', '½', '1/2', '250', '3–4', '12'))} {chance.choice(_UNITS)} {_some(words, chance, 1, 4)}"
        for _ in range(chance.randint(4, 16))
    ]


def _items(chance: Chance, words: Words) -> list[str]:
    """Return points of the article's own words, numbered, bulleted or bare."""
    mark = chance.choice(("", "", "- ", "• ", "* ", "{}. ", "{}) ", "Step {}: ", "## "))
    return [mark.format(number) + _phrase(words, chance) for number in range(1, chance.randint(4, 18))]


def _facts(chance: Chance, words: Words) -> list[str]:
    return [
        f"{_phrase(words, chance)[:30]}: {chance.choice((_some(words, chance, 1, 5), str(chance.randint(1, 5000)), _name(chance)))}"
        for _ in range(chance.randint(3, 15))
    ]


def _cells(chance: Chance, words: Words) -> list[str]:
    columns = chance.randint(2, 4)
    lines = [_some(words, chance, 1, 2).title() for _ in range(columns)]
    for _ in range(chance.randint(3, 10)):
        lines += [_some(words, chance, 1, 3).capitalize()]
        lines += [
            f"{chance.choice(('', '$', '€'))}{chance.randint(1, 9999)}{chance.choice(('', '%', ' km', ' mm'))}"
            for _ in range(columns - 1)
        ]
    return lines


def _sources(chance: Chance, words: Words) -> list[str]:
    return [
        f"{chance.choice(('', '- ', f'[{number}] '))}{_name(chance)}, {_name(chance)[0]}. ({chance.randint(1960, 2025)}). {_phrase(words, chance)}."
        for number in range(1, chance.randint(4, 15))
    ]


def _verses(chance: Chance, words: Words) -> list[str]:
    return [
        _some(words, chance, 4, 8).capitalize() + chance.choice(("", ",", ",", ".", " –"))
        for _ in range(chance.randint(6, 20))
    ]


def _talk(chance: Chance, words: Words) -> list[str]:
    speakers = [_name(chance) for _ in range(2)]
    said = chance.choice((": {}.", ": “{}.”", ": {}?"))
    return [speakers[number % 2] + said.format(_phrase(words, chance)) for number in range(chance.randint(4, 12))]


def _stamps(chance: Chance, words: Words) -> list[str]:
    lines = []
    for _ in range(chance.randint(3, 9)):
        lines += [chance.choice((_clock(chance), f"{_clock(chance)} – {_phrase(words, chance)}"))]
        lines += [f"{_phrase(words, chance)} {_some(words, chance, 8, 25)}."]
    return lines


def _contact(chance: Chance, words: Words) -> list[str]:
    return [
        _phrase(words, chance) + ":", f"{_name(chance)} {_name(chance)}", f"{chance.randint(1, 999)} {_name(chance)} {chance.choice(_PLACES)}",
        f"({chance.randint(200, 999)}) 555-{chance.randint(1000, 9999)}",
    ]  # fmt: skip


_KINDS: tuple[Callable[[Chance, Words], list[str]], ...] = (
    _tour, _schedule, _names, _scores, _ingredients, _items, _items, _facts, _cells, _sources, _verses, _talk, _stamps,
    _contact,
)  # fmt: skip


def some_list(chance: Chance, words: Words) -> list[str]:
    """Return the lines of one list; ``words`` are the article's own, in their order."""
    return chance.choice(_KINDS)(chance, words)
