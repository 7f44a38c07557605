"""Polars: a frame of findings, and the articles in which there are none."""

from pathlib import Path

import polars as pl

from scrapelint.integrations.batch import BatchLinter

articles = pl.read_ndjson(Path(__file__).with_name("articles.jsonl"))
linter = BatchLinter()

findings = linter(articles)
for row in findings.select("id", "code", "start", "end", "message").iter_rows():
    print(*row)
print(findings.group_by("code").len().sort("code").rows())
print(articles.filter(pl.Series(linter.clean(articles)))["id"].to_list())
