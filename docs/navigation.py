"""The navigation of the site: every page of the four folders, so that a new page cannot be forgotten, and two more."""

from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent
SECTIONS = {"Using it": "user", "Rules": "rules", "Writing plugins": "plugin-authors", "How it works": "internals"}


def on_config(config: Any) -> Any:
    """Give MkDocs the navigation: an index comes first, the other pages in order of their names."""
    config.nav = [{"scrapelint": "index.md"}]
    for title, folder in SECTIONS.items():
        pages = sorted((DOCS / folder).rglob("*.md"), key=lambda page: (page.name != "index.md", page.as_posix()))
        if pages:
            config.nav.append({title: [page.relative_to(DOCS).as_posix() for page in pages]})
    config.nav.append({"Benchmarks": "benchmarks.md"})
    return config
