"""Linting on Spark: a DataFrame with a column of text, or files, into a DataFrame of findings."""

from .frames import lint_dataframe
from .paths import lint_paths

__all__ = ["lint_dataframe", "lint_paths"]
