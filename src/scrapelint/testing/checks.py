"""What every rule should pass: its page is written, no text makes it crash, and it answers the same twice."""

import traceback
from collections.abc import Iterator

from ..corpus_rule import CorpusRule
from ..engine.manual import described_options, docstring_of
from ..rule import Rule, RuleBase
from ..text.document import Document

_EMPTY_OPENINGS = ("check", "detect", "find", "flag", "this rule", "rule that", "report")


def documentation_problems(rule: type[RuleBase]) -> Iterator[str]:
    """Yield what the page of ``rule`` lacks: a first line that says what is wrong, a reason, a line for each option."""
    summary, _, rest = docstring_of(rule).partition("\n")
    if not summary.endswith("."):
        yield f"{rule.__name__}: the first line of the docstring must be a sentence: {summary!r}"
    if summary.lower().startswith(_EMPTY_OPENINGS):
        yield f"{rule.__name__}: the docstring must begin with what is wrong in the text, not {summary.split()[0]!r}"
    if not rest.strip():
        yield f"{rule.__name__}: the docstring must go on: why a scraper leaves it, and what is left alone"
    for option in described_options(rule):
        if not option.description:
            yield f"{rule.__name__}: option {option.name!r} has no docstring below it"


def robustness_problems(rule: RuleBase) -> Iterator[str]:
    """Yield how ``rule`` fails on :func:`hostile_texts`: a crash, a span outside the text, another answer next time.

    The second time all of them were prepared together, as in a run over many documents.
    """
    if isinstance(rule, CorpusRule):
        yield from _sketching_problems(rule)
    if isinstance(rule, Rule):
        yield from _checking_problems(rule)


def _checking_problems(rule: Rule) -> Iterator[str]:
    texts = hostile_texts()
    prepared = [Document(text) for text in texts.values()]
    try:
        rule.prepare(prepared)
    except Exception as error:  # noqa: BLE001 - whatever it raises is what we are looking for
        yield f"{rule.name} crashes while it prepares hostile texts: {_told(error)}"
    for (name, text), document in zip(texts.items(), prepared, strict=True):
        try:
            first, second = list(rule.check(Document(text))), list(rule.check(document))
        except Exception as error:  # noqa: BLE001
            yield f"{rule.name} crashes on {name}: {_told(error)}"
            continue
        if first != second:
            yield f"{rule.name} finds something else the second time on {name}"
        for finding in first:
            if not 0 <= finding.start < finding.end <= len(text):
                yield f"{rule.name} flags [{finding.start}, {finding.end}) of {len(text)} code points on {name}"


def _told(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({place.filename}:{place.lineno})"


def _sketching_problems(rule: CorpusRule) -> Iterator[str]:
    documents = [Document(text, f"{name}.txt", site="example.org") for name, text in hostile_texts().items()]
    try:
        together = rule.sketch_many(documents)
        rows = list(zip(*(list(map(int, column)) for column in together), strict=True))
        alone = [(index, *row) for index, one in enumerate(documents) for row in rule.sketch(one)]
    except Exception as error:  # noqa: BLE001 - whatever it raises is what we are looking for
        yield f"{rule.name} crashes on hostile texts: {_told(error)}"
        return
    if sorted(rows) != sorted(alone):
        yield f"{rule.name} sketches documents otherwise together than one by one"
    if [row[0] for row in rows] != sorted(row[0] for row in rows):
        yield f"{rule.name}: the rows of sketch_many are not in the order of the documents"
    for index, key, start, end, value in rows:
        if not 0 <= start <= end <= len(documents[index].text) or not all(-_MOST <= n < _MOST for n in (key, value)):
            yield f"{rule.name}: the row {(key, start, end, value)} is not right in {documents[index].path}"


_MOST = 1 << 63


def hostile_texts() -> dict[str, str]:
    """Return texts that have broken text tools before, by name; short ones, since every rule reads them all."""
    line = "Leave a Reply. The talks, which began on Tuesday."
    return {
        "nothing": "",
        "one line break": "\n",
        "only white space": " \t\N{NO-BREAK SPACE}\r\n\u2028 \N{ZERO WIDTH SPACE}\n",
        "a byte order mark": f"\ufeff{line}\n",
        "lone surrogates": f"\udcff{line}\ud800\n{line}\udfff",
        "every kind of line break": line.join([*"\n\r\v\f\x1c\x85\u2028\u2029", "\r\n", ""]),
        "controls": "".join(map(chr, range(32))) + line + "\x7f\x9f",
        "letters that change length in folding": f"İstanbul ŉ ﬁnance ẞ ΐ {line} " * 3,
        "combining marks": "Z̸̢̛͕͔͎a̵̡̛l̴g̶o̷ " * 40 + line,
        "emoji": f"👩‍👩‍👧‍👦 🇩🇪 👍🏽 {line} ⏩ ▶️ 1️⃣\n" * 3,
        "right to left": "\u202eقال المتحدث إن المحادثات.\u202c\n" + line,
        "no spaces": "記者は東京で語った。会談は終わった。" * 30,
        "one long line": "word " * 20_000,
        "one long word": "a" * 100_000,
        "only punctuation": ".,;:!?\"'()[]{}<>|/\\*#@" * 500,
        "many short lines": "Share\n" * 2_000,
        "many equal sentences": f"{line} " * 300,
        "open quotes and brackets": "“(" * 2_000 + line,
        "markup": f"<p>{line}</p><!-- -->&amp;&#x27;<script>" * 20,
        "numbers": "1,234.56 2024-01-02T03:04:05Z +49 (0)30 " * 200,
    }
