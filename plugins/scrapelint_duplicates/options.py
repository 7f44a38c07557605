"""The options that all rules of the family share."""

from dataclasses import dataclass
from typing import ClassVar

from scrapelint.plugin import Options


@dataclass(frozen=True)
class DuplicatesOptions(Options):
    """Options of the near-duplicate rules, read from ``[tool.scrapelint.duplicates]``."""

    table: ClassVar[str] = "duplicates"

    min_words: int = 5
    """Least length of a sentence that is compared, in words; two characters of Chinese, Japanese or Thai count as one
    word. Lower finds short repeats and more that are meant ("He declined to comment.")."""
    min_repeat_words: int = 7
    """Least length of a sentence whose repetition word for word is reported, in words. Shorter ones count as part of a
    repeated block only: "He declined to comment." is said twice for good reasons."""
    languages: tuple[str, ...] = ()
    """Languages whose documents are compared, as ISO 639-1 codes such as ``en``; empty for all. The language of a
    document is a guess, so a list leaves out short documents too."""
    names: bool = True
    """Whether a capital inside a sentence marks a name, so that another name there is a conflict. It is never so in
    German, where every noun has one, nor in scripts without capitals."""
