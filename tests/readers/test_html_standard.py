"""The text of a page is the one that a parser by the standard sees, white space apart."""

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapelint.readers.html_text import _UNSEEN, html_text
from scrapelint.readers.html_tokens import _RAW

pytest.importorskip("html5lib")

# Not among them: what the tree moves elsewhere, such as text within a table but outside its cells.
PIECES = [
    "<p>", "</p>", "<b>", "</b>", "<i class='x>y'>", "</i>", "<br>", "<div id=a>", "</div>", "<!-- c -->", "<!-->",
    "<!doctype html>", "<?pi?>", "</>", "</ x>", "<ul><li>", "</ul>", '<a href="q?a=1&b=2">', "</a>", "<h1>T</h1>",
    "<script>x<y</script>", "<style>p{}</style>", "<textarea>t<b></textarea>", "<pre>\n x</pre>", "text ", "a < b ",
    "more &amp; ", "&eacute;", "&notin;x", "&notit;", "&copy2", "&lt", "&#65;", "&#x42", "&#128;", "&#0;", "&nope;",
]  # fmt: skip


def seen_by_the_standard(source: str) -> str:
    parts: list[str] = []

    def visit(element: Any) -> None:
        name = element.tag.split("}")[-1] if isinstance(element.tag, str) else None
        if name is not None and name not in _UNSEEN | _RAW:
            parts.append(element.text or "")
            for child in element:
                visit(child)
                parts.append(child.tail or "")

    visit(import_module("html5lib").parse(source, treebuilder="etree"))
    return "".join("".join(parts).split())


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
def test_the_text_is_what_the_standard_says(source: str) -> None:
    shown = html_text(source)[0].replace("•", "")  # the bullets of long items are the browser's
    assert "".join(shown.split()) == seen_by_the_standard(source)
