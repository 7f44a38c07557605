"""Spark: the findings in a DataFrame with a column of text."""

import os
import sys
from pathlib import Path

from pyspark.sql import SparkSession

from scrapelint.integrations.spark import lint_dataframe

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the executors' Python must have scrapelint, too
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
articles = spark.read.json(str(Path(__file__).with_name("articles.jsonl")))

findings = lint_dataframe(articles)
for row in findings.select("id", "code", "start", "end", "message").sort("id", "start").collect():
    print(*row)
spark.stop()
