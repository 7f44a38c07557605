"""Why the model reports a line, in words: what would change its mind most if it were as in a line of the article."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from scrapelint_boilerplate.line_model_characters import Array
from scrapelint_boilerplate.line_model_context import FEATURES
from scrapelint_boilerplate.line_model_layout import COLUMN, NAMES
from scrapelint_boilerplate.line_model_trees import Trees
from scrapelint_boilerplate.page import PageLine, PageModel

_MOST = 3
_QUOTED = 40
"""Most code points of a neighbour that are quoted."""
_REACH = 5
"""How far off a claimed line is named, in lines."""


def _group(name: str) -> str:
    if "claimed" in name or "hinted" in name:
        return "neighbour"
    if name == "lexical":
        return "wording"
    if name in ("overlap", "repeated"):
        return "kinship"
    if name in NAMES:
        return "looks"
    if "@" in name or " of run" in name or " 3" in name or " 8" in name:
        return "surroundings"
    return "place"


_GROUPS = ("wording", "looks", "neighbour", "kinship", "surroundings", "place")
_MEMBERS = {group: np.array([_group(name) == group for name in FEATURES]) for group in _GROUPS}


def reasons(
    rows: Array, ordinary: Array, lines: Sequence[tuple[PageModel, int]], trees: Trees
) -> list[tuple[str, ...]]:
    """Return, for each of ``rows``, the reasons that weighed most, the weightiest first.

    ``ordinary`` holds what is usual for the prose of each row's page, ``lines`` that page and the line's number on it.
    """
    changed = np.repeat(rows[None], len(_GROUPS) + 1, axis=0)
    for place, group in enumerate(_GROUPS):
        changed[place][:, _MEMBERS[group]] = ordinary[:, _MEMBERS[group]]
    scores = trees.score(changed.reshape(-1, rows.shape[1])).reshape(len(_GROUPS) + 1, -1)
    losses = scores[-1] - scores[:-1]
    return [
        tuple(_in_words(number, row, loss, page))
        for (page, number), row, loss in zip(lines, rows, losses.T, strict=True)
    ]


def _in_words(number: int, row: Array, losses: npt.NDArray[np.float64], page: PageModel) -> Iterator[str]:
    told = 0
    for place in np.argsort(-losses, kind="stable"):
        words = _WORDS[_GROUPS[place]](number, row, page)
        if words and (losses[place] > 0 or not told) and told < _MOST:
            told += 1
            yield words


def _looks(_number: int, row: Array, _page: PageModel) -> str:
    if row[COLUMN["wordless"]]:
        return "no words"
    if row[COLUMN["short"]]:
        return "short line"
    return "" if row[COLUMN["ends_sentence"]] else "no end of a sentence"


def _neighbour(number: int, _row: Array, page: PageModel) -> str:
    for step in range(1, _REACH + 1):
        for other, word in ((number - step, "after"), (number + step, "before")):
            if 0 <= other < len(page.lines) and page.lines[other].claimed_by:
                return f"{word} “{_quoted(page.lines[other])}”"
    return ""


def _quoted(line: PageLine) -> str:
    text = " ".join(line.line.text.split())
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rstrip()}…"


def _place(_number: int, row: Array, _page: PageModel) -> str:
    if row[_PROSE_BEFORE] >= 1:
        return "after the last sentence of the article"
    return "" if row[_PROSE_BEFORE] > 0 else "before the first sentence of the article"


def _kinship(_number: int, row: Array, _page: PageModel) -> str:
    if row[COLUMN["repeated"]]:
        return "stands on the page more than once"
    return "shares no words with the article" if row[_OVERLAP] < 0.1 else ""


_OVERLAP = FEATURES.index("overlap")
_LEXICAL = FEATURES.index("lexical")
_PROSE_BEFORE = FEATURES.index("prose_before")
_WORDS: dict[str, Callable[[int, Array, PageModel], str]] = {
    "wording": lambda _number, row, _page: "worded as page boilerplate is" if row[_LEXICAL] > 0.5 else "",
    "looks": _looks,
    "neighbour": _neighbour,
    "kinship": _kinship,
    "surroundings": lambda _number, _row, _page: "among lines that are no sentences",
    "place": _place,
}
