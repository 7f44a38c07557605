"""Hugging Face datasets: a table of findings, a column of findings, and the rows without any."""

from pathlib import Path

import datasets

from scrapelint.integrations.batch import BatchLinter

datasets.disable_progress_bars()
articles = datasets.Dataset.from_json(str(Path(__file__).with_name("articles.jsonl")), keep_in_memory=True)
linter = BatchLinter()

for row in articles.map(linter, batched=True, remove_columns=articles.column_names):
    print(row["id"], row["code"], row["start"], row["end"], row["message"])

# With the format "arrow" the new column has its types even where a batch holds no finding.
marked = articles.with_format("arrow").map(linter.annotate, batched=True).with_format(None)
print([len(row["scrapelint"]) for row in marked])

print(articles.filter(linter.clean, batched=True)["id"][:])
