"""pandas: a frame of findings, and the articles in which there are none."""

from pathlib import Path

import pandas as pd

from scrapelint.integrations.batch import BatchLinter

articles = pd.read_json(Path(__file__).with_name("articles.jsonl"), lines=True)
linter = BatchLinter()

findings = linter(articles)
for row in findings[["id", "code", "start", "end", "message"]].itertuples(index=False):
    print(*row)
print(findings["code"].value_counts().sort_index().to_dict())
print(articles[linter.clean(articles)]["id"].to_list())
