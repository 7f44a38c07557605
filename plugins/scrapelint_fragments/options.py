"""The options that all rules of this plugin share."""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import ClassVar, Literal

from scrapelint.plugin import Options, PluginError


@dataclass(frozen=True)
class FragmentsOptions(Options):
    """How sentences are judged, for every rule of the family FR."""

    table: ClassVar[str] = "fragments"

    backend: Literal["embedded", "spacy"] = "embedded"
    """Who reads the grammar: ``embedded`` (small, fast, always there) or ``spacy`` (needs ``scrapelint[spacy]``)."""

    spacy_model: str = ""
    """Name or path of the spaCy pipeline that the backend ``spacy`` loads, as ``en_core_web_sm``; no default."""

    min_words: int = 4
    """Least number of words of a sentence that is judged, one less where a verb form shows the break;
    shorter ones are mostly exclamations and answers."""

    def __post_init__(self) -> None:
        """Refuse a backend that cannot run, once and before any document is read."""
        if self.backend != "spacy":
            return
        if not self.spacy_model:
            raise PluginError('fragments.backend = "spacy" needs a pipeline: fragments.spacy_model = "en_core_web_sm"')
        if find_spec("spacy") is None:
            raise PluginError(
                'fragments.backend = "spacy", but spaCy is not installed: pip install "scrapelint[spacy]"'
            )
