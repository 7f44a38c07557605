"""Ray Data: the findings in batches of documents, each worker with a linter of its own."""

import json
from pathlib import Path

import ray

from scrapelint.integrations.batch import BatchLinter

ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False, logging_level="error")
ray.data.DataContext.get_current().enable_progress_bars = False
lines = Path(__file__).with_name("articles.jsonl").read_text(encoding="utf-8").splitlines()
articles = ray.data.from_items([json.loads(line) for line in lines])

findings = articles.map_batches(BatchLinter(), batch_format="pyarrow", batch_size=1000)
for row in sorted(findings.take_all(), key=lambda row: (row["id"], row["start"])):
    print(row["id"], row["code"], row["start"], row["end"], row["message"])
ray.shutdown()
