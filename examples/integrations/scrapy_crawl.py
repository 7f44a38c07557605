"""Scrapy: articles are linted as they are scraped; what is badly damaged is dropped, and the crawl counts it."""

import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import scrapy
from scrapy.crawler import CrawlerProcess


class Articles(scrapy.Spider):
    name = "articles"

    def parse(self, response):
        for line in response.text.splitlines():
            yield {"url": response.url, **json.loads(line)}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=Path(__file__).parent))
threading.Thread(target=server.serve_forever, daemon=True).start()
settings = {
    "ITEM_PIPELINES": {"scrapelint.integrations.scrapy.ScrapelintPipeline": 500},
    "SCRAPELINT_DROP": "error",
    "SCRAPELINT_ID_FIELD": "id",
    "LOG_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
}
process = CrawlerProcess(settings)
crawler = process.create_crawler(Articles)
process.crawl(crawler, start_urls=[f"http://127.0.0.1:{server.server_port}/articles.jsonl"])
process.start()
for name, value in sorted(crawler.stats.get_stats().items()):
    if name.startswith(("scrapelint/", "item_")) and "time" not in name:
        print(name, value)
