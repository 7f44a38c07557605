"""What other tools say about lines and pairs of sentences, for the same scorers as ours.

As a program, in the environment of its tool, it reads pages from standard input, each a JSON list of lines, and prints
the numbers of the lines that the tool calls boilerplate: baselines.py justext|dolma.
"""

import html
import json
import re
import sys
from collections.abc import Callable, Sequence

Flag = Callable[[Sequence[str]], list[int]]
_END_MARKS = (".", "!", "?", '"', "”")
_POLICIES = ("terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies")
_COUNTER = re.compile(r"\d[\d,.]*\s+(likes|shares|comments|retweets|views)$", re.IGNORECASE)
_PROMPT = re.compile(r"^(sign[ -]?in|log[ -]?in)|(read more|continue reading)[.… ]*$|items? in cart", re.IGNORECASE)


def c4(lines: Sequence[str]) -> list[int]:
    """Return the lines that C4 drops: no end mark, fewer than five words, JavaScript, policies."""
    return [number for number, line in enumerate(lines) if _c4(line.strip())]


def _c4(line: str) -> bool:
    low = line.lower()
    shaped = line.endswith(_END_MARKS) and not line.endswith("...") and len(line.split()) >= 5
    return not shaped or "javascript" in low or any(policy in low for policy in _POLICIES)


def refined_web(lines: Sequence[str]) -> list[int]:
    """Return the lines that rules in the manner of RefinedWeb drop: capitals, digits, counters, one word, prompts."""
    return [number for number, line in enumerate(lines) if _refined_web(line.strip())]


def _refined_web(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    words = line.split()
    shouted = len(letters) > 1 and sum(letter.isupper() for letter in letters) > len(letters) / 2
    prompt = len(words) <= 10 and bool(_PROMPT.search(line))
    return len(words) <= 1 or not letters or shouted or prompt or bool(_COUNTER.match(line))


def justext_lines() -> Flag:
    """Return jusText's judgement of lines as paragraphs."""
    import justext  # noqa: PLC0415

    words = justext.get_stoplist("English")

    def flag(lines: Sequence[str]) -> list[int]:
        written = [number for number, line in enumerate(lines) if line.strip()]
        page = "".join(f"<p>{html.escape(lines[number])}</p>" for number in written)
        judged = justext.justext(page, words) if page else []
        if len(judged) != len(written):  # it drops what has no visible character
            return []
        return [number for number, paragraph in zip(written, judged, strict=True) if paragraph.is_boilerplate]

    return flag


def dolma_lines() -> Flag:
    """Return the lines that hold at least half of a span of Dolma's c4_v1."""
    from dolma.core.data_types import Document  # noqa: PLC0415
    from dolma.taggers.c4 import C4Tagger  # noqa: PLC0415

    tagger = C4Tagger()
    wanted = {"lines_with_no_ending_punctuation", "lines_with_too_few_words"}

    def flag(lines: Sequence[str]) -> list[int]:
        found = tagger.predict(Document(source="pages", id="0", text="\n".join(lines))).spans
        spans = [(span.start, span.end) for span in found if span.type in wanted]
        flagged, offset = [], 0
        for number, line in enumerate(lines):
            if any(min(end, offset + len(line)) - max(start, offset) >= len(line) / 2 for start, end in spans):
                flagged.append(number)
            offset += len(line) + 1
        return flagged

    return flag


def main() -> None:
    """Judge the pages of standard input."""
    flag = {"justext": justext_lines, "dolma": dolma_lines}[sys.argv[1]]()
    for page in sys.stdin:
        print(json.dumps(flag(json.loads(page))))


if __name__ == "__main__":
    main()
