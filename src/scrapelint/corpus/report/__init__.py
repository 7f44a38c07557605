"""The report on a corpus: one HTML file that needs nothing else, for the engineer first and then for the editor."""

from .about import About, Change
from .page import render, write_report

__all__ = ["About", "Change", "render", "write_report"]
