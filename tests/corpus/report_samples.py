"""Runs to report on: one of ordinary pages, and one whose text tries to break out of the page."""

from scrapelint import Document, Linter
from scrapelint.corpus.report import About, Change
from scrapelint.corpus.summary import Summary
from scrapelint.engine.gates import Verdict
from scrapelint.engine.rule_infos import rule_infos

RAIN = "Rain fell in the north of the country all day and all night, the weather service said."
PAGES = {
    "coast.example": f"{RAIN}\n\nThe rivers rose by half a metre until the evening.\n\n{RAIN}\n\nLeave a Reply",
    "hills.example": f"{RAIN}\n\nThe minister said the new bridge, which opened on Tuesday.\n\nShare on Facebook",
    "plain.example": "The council met on Monday. It will meet again in June, after the election.",
}
HOSTILE = "\n\n".join(
    [
        'Text with "quotes", <b>tags</b> & an entity: &lt;.',
        '"><img src=x onerror="document.title=1">',
        "</script><script>document.title = 'broken out'</script>",
        "</style><style>body { display: none }</style>",
        "</title></details></section><!-- <![CDATA[",
        "Turned \u202e around, \x1b[31mred\x1b[0m, a null \x00, a lone \ud800 surrogate.",
        RAIN,
        f"{RAIN} <script>document.title = 'in a sentence'</script>",
        RAIN,
        "Leave a Reply </textarea><script>document.title = 'in a mark'</script>",
    ]
)
HOSTILE_NAME = "a' onclick='x\"><script>document.title=2</script>.txt"


def summary_of(pages: dict[str, str]) -> Summary:
    linter, made = Linter(), Summary()
    for number, (site, text) in enumerate(pages.items(), 1):
        made.add(linter.lint(Document(text, "crawl.jsonl", f"https://{site}/page", number, site)))
    return made


def hostile_summary() -> Summary:
    linter, made = Linter(), Summary()
    made.add(linter.lint(Document(HOSTILE, HOSTILE_NAME, "javascript:document.title=3", None, "<script>")))
    return made


def about(*, passed: bool = False) -> About:
    linter = Linter()
    return About(
        verdict=Verdict(passed, "5 findings"),
        command="scrapelint corpus crawl.jsonl --report report.html",
        inputs=("crawl.jsonl",),
        settings={"select": '["ND", "BP"]'},
        rules=rule_infos(linter.catalogue, map(type, linter.rules)),
        changes={"BP001": Change(1, 2, 0)},
        version="0.1.0",
    )
