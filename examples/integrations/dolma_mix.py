"""Dolma: its mixer cuts out of the documents what was found in them."""

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

folder = Path(tempfile.mkdtemp())
(folder / "documents").mkdir()
(folder / "attributes" / "scrapelint").mkdir(parents=True)
lines = Path(__file__).with_name("articles.jsonl").read_text(encoding="utf-8").splitlines()
articles = [line for line in lines if json.loads(line)["text"] is not None]  # Dolma reads no null
documents = folder / "documents" / "articles.jsonl.gz"
documents.write_bytes(gzip.compress("\n".join(articles).encode()))

check = [sys.executable, "-m", "scrapelint", "check", "--isolated", "--exit-zero", "--output-format", "dolma"]
attributes = subprocess.run([*check, str(documents)], check=True, capture_output=True).stdout
(folder / "attributes" / "scrapelint" / "articles.jsonl.gz").write_bytes(gzip.compress(attributes))

stream = {
    "name": "articles",
    "documents": [str(documents)],
    "attributes": ["scrapelint"],
    "output": {"path": str(folder / "clean"), "max_size_in_bytes": 1_000_000},
    "span_replacement": [
        {"span": "$.attributes.scrapelint__boilerplate__comment_form", "min_score": 0.5, "replacement": ""}
    ],
}
settings = folder / "mix.json"
settings.write_text(json.dumps({"streams": [stream], "processes": 1}), encoding="utf-8")
dolma = sys.argv[1:] or ["dolma"]  # in an environment of its own, if need be
subprocess.run([*dolma, "-c", str(settings), "mix"], check=True, capture_output=True)
for line in gzip.decompress((folder / "clean" / "articles-0000.json.gz").read_bytes()).decode().splitlines():
    article = json.loads(line)
    print(article["id"], repr(article["text"][-60:]))
