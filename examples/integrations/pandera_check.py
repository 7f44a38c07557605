"""pandera: a schema that refuses a frame in which too many articles are damaged, and names them."""

from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from scrapelint import Config
from scrapelint.integrations.batch import BatchLinter
from scrapelint.integrations.columns import Columns

articles = pd.read_json(Path(__file__).with_name("articles.jsonl"), lines=True).dropna()
boilerplate = BatchLinter(Config(select=("BP",)), Columns(id=None))


def without_boilerplate(texts: pd.Series) -> pd.Series:
    return pd.Series(boilerplate.clean(texts.to_frame()), index=texts.index)


schema = pa.DataFrameSchema({"text": pa.Column(str, pa.Check(without_boilerplate, name="without_boilerplate"))})
try:
    schema.validate(articles, lazy=True)
except pa.errors.SchemaErrors as error:
    for row in error.failure_cases.itertuples():
        print(articles.loc[row.index, "id"], row.check)
