"""The text within a JSON record: found and changed in place, so that every other byte of the record stays as it is."""

import json
import re
from collections.abc import Iterable

from .fixing import Step

# One code point of a string literal: a pair of surrogates, another escape, or a character as it is.
_CHARACTER = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL
)
_DECODER = json.JSONDecoder()


def literal_span(record: str, field: str) -> tuple[int, int] | None:
    """Return the half-open span of the value of ``field`` in the JSON object ``record``, or ``None`` if it has none.

    Of a key that stands twice the last one counts, as it does for :func:`json.loads`.

    >>> literal_span('{"id": 1, "text": "Rain."}', "text")
    (18, 25)
    """
    found = None
    place = _past_space(record, record.index("{") + 1)
    while record[place] != "}":
        key, place = _DECODER.raw_decode(record, place)
        start = _past_space(record, _past_space(record, place) + 1)
        _, end = _DECODER.raw_decode(record, start)
        if key == field:
            found = start, end
        place = _past_space(record, end)
        if record[place] == ",":
            place = _past_space(record, place + 1)
    return found


def _past_space(text: str, place: int) -> int:
    while text[place] in " \t\r\n":
        place += 1
    return place


def edited_literal(literal: str, steps: Iterable[Step]) -> str:
    r"""Return the JSON string ``literal`` with the edits of ``steps`` made; the rest keeps its way of escaping.

    >>> from scrapelint.text.edit import Edit
    >>> edited_literal(r'"a\/b \u00e9"', [(Edit(0, 2),)])
    '"b \\u00e9"'
    """
    characters: list[str] = _CHARACTER.findall(literal[1:-1])
    plain = literal.isascii()
    for step in steps:
        pieces = []
        place = 0
        for edit in step:
            pieces += characters[place : edit.start]
            pieces += (json.dumps(one, ensure_ascii=plain)[1:-1] for one in edit.replacement)
            place = edit.end
        characters = pieces + characters[place:]
    return f'"{"".join(characters)}"'


def with_member(record: str, name: str, literal: str) -> str:
    r"""Return the JSON object ``record`` with another member behind all others, white space around it as it was.

    >>> with_member('{"text": "Rain."}\n', "clean", "true")
    '{"text": "Rain.", "clean": true}\n'

    Raises:
        KeyError: it has a member of this name.
    """
    if name in json.loads(record):
        raise KeyError(name)
    body = record.rstrip()
    inner = body[:-1].rstrip()
    comma = "" if inner.endswith("{") else ", "
    return f"{inner}{comma}{json.dumps(name)}: {literal}}}{record[len(body) :]}"
