"""Linting on Spark: documents in a DataFrame, or files, into a DataFrame of findings."""

from .across import compare_paths
from .frames import compare_dataframe, lint_dataframe
from .paths import lint_paths

__all__ = ["compare_dataframe", "compare_paths", "lint_dataframe", "lint_paths"]
