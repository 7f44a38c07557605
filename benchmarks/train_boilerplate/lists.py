"""Lists as articles hold them (dates, scores, names, ingredients), made by chance: what the model must not flag."""

import random
from collections.abc import Callable

Chance = random.Random
Words = list[str]


def _split(text: str) -> Words:
    return text.split()


_SYLLABLES = _split(
    "an ber co da el fi gor ha in jo ka lem mi nor os pe qui ra sol ta un ver wil xa yor zen mar ton ley sta bri"
)
_MONTHS = _split(
    "January February March April May June July August September October November December Jan. Feb. Aug. Sept. Oct. "
    "Januar März Mai Juli enero julio janvier août"
)
_DAYS = _split("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Sat Montag Freitag lundi viernes")
_UNITS = _split("cups cup tbsp tsp g kg ml oz pounds pinch cloves slices EL TL Prise cucharadas")
_PLACES = _split("Hall Arena Theatre Centre Park Road Street Church School Library Stadium Gym Clinic Club Museum")


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
        (
            f"{month} {day}",
            f"{month} {day}, {year}",
            f"{day} {month} {year}",
            f"{chance.choice(_DAYS)}, {month} {day}",
            f"{day}/{chance.randint(1, 12)}/{year}",
            f"{day}. {month}",
            f"{chance.choice(_DAYS)}, {day} {month}",
            str(year),
        )
    )


def _venue(chance: Chance) -> str:
    return f"{_name(chance)} {chance.choice(_PLACES)}"


def _tour(chance: Chance, _words: Words) -> list[str]:
    join, at = chance.choice((" – ", ": ", " - ", " | ")), chance.choice((" @ ", ", ", " at "))
    return [f"{_date(chance)}{join}{_name(chance)}{at}{_venue(chance)}" for _ in range(chance.randint(4, 25))]


def _schedule(chance: Chance, _words: Words) -> list[str]:
    lines = []
    for _ in range(chance.randint(2, 7)):
        lines += [_date(chance), f"{_clock(chance)} – {_clock(chance)}", _venue(chance)]
        lines += [f"{chance.randint(1, 9999)} {_name(chance)} {chance.choice(_PLACES)}"] * (chance.random() < 0.5)
    return lines


def _names(chance: Chance, _words: Words) -> list[str]:
    style = chance.randrange(4)
    lines = []
    for _ in range(chance.randint(5, 60)):
        first, last = _name(chance), _name(chance)
        lines.append((f"{first} {last}", f"{first}{last}".lower(), first, f"- {first} {last}, {_name(chance)}")[style])
    return lines


def _handles(chance: Chance, _words: Words) -> list[str]:
    """Return names as people give themselves on the web, often very many of them."""
    lines = []
    for _ in range(chance.choice((12, 30, 60, 120)) + chance.randint(0, 30)):
        first, last = _name(chance), _name(chance)
        forms = (first.lower(), f"{first}{last}", f"{first[0]}{last}".lower(), f"{first}_{last}".lower())
        lines.append(chance.choice(forms) + chance.choice(("", "", str(chance.randint(1, 99)))))
    return lines


def _addresses(chance: Chance, words: Words) -> list[str]:
    """Return places, each with a line on its kind and its quarter, some with a sentence too."""
    mark, join = chance.choice(("★", "★★", "$$", "Italian", "Bar")), chance.choice((" | ", " · ", ", ", " – "))
    lines = []
    for _ in range(chance.randint(5, 30)):
        lines.append(chance.choice((_venue(chance), _name(chance), f"{_name(chance)} & {_name(chance)}")))
        lines.append(f"{mark}{join}{_name(chance)}")
        lines += [f"{_phrase(words, chance)}."] * (chance.random() < 0.2)
    return lines


def _reviewed(chance: Chance, words: Words) -> list[str]:
    """Return things under review, each with the same labels above a few points."""
    labels = chance.sample(("Pros", "Cons", "Specs", "Price", "Best for", "Features", "Verdict", "Why we like it"), 3)
    colon, bullet = chance.choice(("", ":")), chance.choice(("", "- ", "• "))
    lines = []
    for number in range(1, chance.randint(4, 9)):
        lines.append(f"{number}. {_name(chance)} {chance.choice((_name(chance), str(chance.randint(2, 900))))}")
        for label in labels:
            lines.append(label + colon)
            lines += [bullet + _phrase(words, chance) for _ in range(chance.randint(1, 3))]
    return lines


def _packing(chance: Chance, words: Words) -> list[str]:
    """Return a list in parts, each below a word in capitals."""
    bullet = chance.choice(("- ", "• ", ""))
    lines = []
    for _ in range(chance.randint(2, 6)):
        lines.append(_some(words, chance, 1, 2).upper().strip(",.;:"))
        lines += [bullet + _some(words, chance, 1, 4) for _ in range(chance.randint(0, 6))]
    return lines


def _score(chance: Chance) -> list[str]:
    style, home, away = chance.randrange(4), chance.randint(0, 120), chance.randint(0, 120)
    if style == 0:
        return [_name(chance), str(home)]
    if style == 1:
        return [f"{_name(chance)} {home % 10}-{away % 10}"]
    return [str(home), str(away)] if style == 2 else [f"{home}. {_name(chance)} {_clock(chance)}"]


def _scores(chance: Chance, _words: Words) -> list[str]:
    return [line for _ in range(chance.randint(4, 14)) for line in _score(chance)]


def _ingredients(chance: Chance, words: Words) -> list[str]:
    bullet = chance.choice(("", "", "- ", "• ", "* ", "▢ "))
    amounts = ("1", "2", "½", "1/2", "250", "3–4", "12")
    return [
        f"{bullet}{chance.choice(amounts)} {chance.choice(_UNITS)} {_some(words, chance, 1, 4)}"
        for _ in range(chance.randint(4, 16))
    ]


def _items(chance: Chance, words: Words) -> list[str]:
    """Return points of the article's own words, numbered, bulleted or bare."""
    mark = chance.choice(("", "", "- ", "• ", "* ", "{}. ", "{}) ", "Step {}: ", "## "))
    return [mark.format(number) + _phrase(words, chance) for number in range(1, chance.randint(4, 18))]


def _facts(chance: Chance, words: Words) -> list[str]:
    lines = []
    for _ in range(chance.randint(3, 15)):
        value = chance.choice((_some(words, chance, 1, 5), str(chance.randint(1, 5000)), _name(chance)))
        lines.append(f"{_phrase(words, chance)[:30]}: {value}")
    return lines


def _cells(chance: Chance, words: Words) -> list[str]:
    columns = chance.randint(2, 4)
    before, after = chance.choice(("", "$", "€")), chance.choice(("", "%", " km", " mm"))
    lines = [_some(words, chance, 1, 2).title() for _ in range(columns)]
    for _ in range(chance.randint(3, 10)):
        lines.append(_some(words, chance, 1, 3).capitalize())
        lines += [f"{before}{chance.randint(1, 9999)}{after}" for _ in range(columns - 1)]
    return lines


def _sources(chance: Chance, words: Words) -> list[str]:
    lines = []
    for number in range(1, chance.randint(4, 15)):
        mark, author, year = chance.choice(("", "- ", f"[{number}] ")), _name(chance), chance.randint(1960, 2025)
        lines.append(f"{mark}{author}, {_name(chance)[0]}. ({year}). {_phrase(words, chance)}.")
    return lines


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
        lines.append(chance.choice((_clock(chance), f"{_clock(chance)} – {_phrase(words, chance)}")))
        lines.append(f"{_phrase(words, chance)} {_some(words, chance, 8, 25)}.")
    return lines


def _contact(chance: Chance, words: Words) -> list[str]:
    return [
        f"{_phrase(words, chance)}:",
        f"{_name(chance)} {_name(chance)}",
        f"{chance.randint(1, 999)} {_name(chance)} {chance.choice(_PLACES)}",
        f"({chance.randint(200, 999)}) 555-{chance.randint(1000, 9999)}",
    ]


_KINDS: tuple[Callable[[Chance, Words], list[str]], ...] = (
    _tour, _schedule, _names, _scores, _ingredients, _items, _items, _facts, _cells, _sources, _verses, _talk, _stamps,
    _contact, _handles, _addresses, _reviewed, _packing,
)  # fmt: skip


def some_list(chance: Chance, words: Words) -> list[str]:
    """Return the lines of one list; ``words`` are the article's own, in their order."""
    return chance.choice(_KINDS)(chance, words)
