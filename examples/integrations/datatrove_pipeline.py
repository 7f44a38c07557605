"""datatrove: articles with their findings, and those that were dropped with the rule that is the reason."""

import json
import tempfile
from pathlib import Path

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from datatrove.utils.logging import logger

from scrapelint.integrations.datatrove import ScrapelintFilter, ScrapelintTagger

logger.remove()
folder = Path(tempfile.mkdtemp())
steps = [
    JsonlReader(str(Path(__file__).parent), glob_pattern="articles.jsonl"),
    ScrapelintTagger(),
    ScrapelintFilter(exclusion_writer=JsonlWriter(str(folder / "dropped"), compression=None)),
    JsonlWriter(str(folder / "kept"), compression=None),
]
LocalPipelineExecutor(steps, logging_dir=str(folder / "logs")).run()
for kind in ("kept", "dropped"):
    for line in (folder / kind / "00000.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        codes = [finding["code"] for finding in article["metadata"]["scrapelint"]]
        print(kind, article["id"], codes, article["metadata"].get("filter_reason"))
