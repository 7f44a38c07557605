"""The public plugin API: all that a plugin may import."""

from .corpus_rule import CorpusRule, Group, GroupRule, PairRule, Place, Sketch, Sketches, Verdict
from .data import read_arrays, read_data
from .errors import PluginError
from .finding import Finding, Fix, Location, Severity
from .hookspecs import hookimpl
from .readers.base import Problem, Reader, ReadOptions
from .report import Report
from .reports.base import Format, RunSummary, Style
from .rule import Options, Rule
from .templates import TemplateLine, read_templates
from .text.blocks import Block
from .text.document import Document
from .text.edit import Edit
from .text.folding import fold
from .text.late import late
from .text.lines import Line
from .text.sentences import Sentence
from .text.span import Span
from .text.words import find_words
from .threads import one_thread

__all__ = [
    "Block",
    "CorpusRule",
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "Format",
    "Group",
    "GroupRule",
    "Line",
    "Location",
    "Options",
    "PairRule",
    "Place",
    "PluginError",
    "Problem",
    "ReadOptions",
    "Reader",
    "Report",
    "Rule",
    "RunSummary",
    "Sentence",
    "Severity",
    "Sketch",
    "Sketches",
    "Span",
    "Style",
    "TemplateLine",
    "Verdict",
    "find_words",
    "fold",
    "hookimpl",
    "late",
    "one_thread",
    "read_arrays",
    "read_data",
    "read_templates",
]
