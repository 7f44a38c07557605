"""The item pipeline of Scrapy, in a real crawl of pages served on loopback."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("scrapy", reason="needs the group integrations")
pytestmark = pytest.mark.slow

CRAWL = """
import json, sys
from dataclasses import dataclass
import scrapy
from scrapy.crawler import CrawlerProcess


@dataclass
class Article:
    url: str
    text: str
    found: list | None = None


class Spider(scrapy.Spider):
    name = "pages"

    def parse(self, response):
        for link in response.css("a"):
            yield response.follow(link, self.parse)
        text = "\\n\\n".join(response.css("p::text").getall())
        if response.url.endswith("dataclass.html"):
            yield Article(response.url, text)
        elif text:
            yield {"url": response.url, "text": text}
        else:
            yield {"url": response.url}


address, settings = sys.argv[1], json.loads(sys.argv[2])
items = []
process = CrawlerProcess({
    "ITEM_PIPELINES": {"scrapelint.integrations.scrapy.ScrapelintPipeline": 500},
    "LOG_LEVEL": "WARNING", "TELNETCONSOLE_ENABLED": False, **settings,
})
crawler = process.create_crawler(Spider)
crawler.signals.connect(lambda item: items.append(item), signal=scrapy.signals.item_scraped, weak=False)
process.crawl(crawler, start_urls=[address])
process.start()
rows = sorted((dict(i) if isinstance(i, dict) else vars(i) for i in items), key=lambda row: row["url"])
print(json.dumps({"items": rows, "stats": crawler.stats.get_stats()}, default=str))
"""
PAGES = {
    "index.html": '<a href="clean.html">1</a> <a href="form.html">2</a> <a href="dataclass.html">3</a>',
    "clean.html": "<p>The sun shone over the hills, and the sheep lay in the shade.</p>",
    "form.html": "<p>Rain fell in the north all day.</p><p>Leave a Reply</p>",
    "dataclass.html": "<p>Snow fell in the south all night.</p><p>Leave a Reply</p>",
}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / name).write_text(f"<!DOCTYPE html><title>{name}</title>{text}", encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()
        thread.join()


def crawl(address: str, folder: Path, **settings: Any) -> tuple[dict[str, Any], dict[str, Any], str]:
    """Return the items by the name of their page, the statistics, and what was logged."""
    script = folder / "crawl.py"  # Scrapy wants to read the source of a spider
    script.write_text(CRAWL, encoding="utf-8")
    command = [sys.executable, str(script), address, json.dumps(settings)]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    result = json.loads(ran.stdout)
    items = {item["url"].rpartition("/")[2]: item for item in result["items"]}
    stats = {name: value for name, value in result["stats"].items() if name.startswith("scrapelint/")}
    return items, stats, ran.stderr


def test_findings_are_counted_and_every_item_passes_by_default(address: str, tmp_path: Path) -> None:
    items, stats, _ = crawl(address, tmp_path)
    assert set(items) == {"index.html", "clean.html", "form.html", "dataclass.html"}
    assert stats == {
        "scrapelint/items": 3,
        "scrapelint/findings": 2,
        "scrapelint/findings/BP001": 2,
        "scrapelint/without_text": 1,
    }


def test_items_are_marked_and_dropped_by_severity(address: str, tmp_path: Path) -> None:
    items, stats, log = crawl(address, tmp_path, SCRAPELINT_DROP="error", SCRAPELINT_MARK="found")
    assert set(items) == {"index.html", "clean.html"}
    assert items["clean.html"]["found"] == []
    assert stats["scrapelint/dropped"] == 2
    assert "form.html: BP001 comment-form" in log


def test_items_of_dicts_and_of_dataclasses_are_marked(address: str, tmp_path: Path) -> None:
    items, _, _ = crawl(address, tmp_path, SCRAPELINT_MARK="found")
    assert [[one["code"] for one in items[page]["found"]] for page in ("form.html", "dataclass.html")] == [
        ["BP001"]
    ] * 2


def test_the_configuration_file_and_a_mistake_in_a_setting(address: str, tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text('ignore = ["BP"]\n', encoding="utf-8")
    _, stats, _ = crawl(address, tmp_path, SCRAPELINT_CONFIG="rules.toml")
    assert stats["scrapelint/findings"] == 0
    _, stats, log = crawl(address, tmp_path, SCRAPELINT_DROP="errors")
    assert stats == {}
    assert "SCRAPELINT_DROP: must be error, warning, info or never, not 'errors'" in log
