"""The rules for what is said twice: repeated, restated, split, conflicting sentences and repeated blocks."""

from scrapelint.plugin import CorpusRule, Rule, hookimpl
from scrapelint_duplicates.conflicting_restatement import ConflictingRestatement
from scrapelint_duplicates.duplicate_document import DuplicateDocument
from scrapelint_duplicates.near_duplicate_document import NearDuplicateDocument
from scrapelint_duplicates.near_duplicate_sentence import NearDuplicateSentence
from scrapelint_duplicates.repeated_block import RepeatedBlock
from scrapelint_duplicates.repeated_sentence import RepeatedSentence
from scrapelint_duplicates.sentence_repeated_across_documents import SentenceRepeatedAcrossDocuments
from scrapelint_duplicates.split_restatement import SplitRestatement


@hookimpl
def scrapelint_rules() -> list[type[Rule]]:
    """Return the rules of this plugin."""
    return [RepeatedSentence, NearDuplicateSentence, SplitRestatement, ConflictingRestatement, RepeatedBlock]


@hookimpl
def scrapelint_corpus_rules() -> list[type[CorpusRule]]:
    """Return the rules of this plugin that look across documents."""
    return [DuplicateDocument, NearDuplicateDocument, SentenceRepeatedAcrossDocuments]
