"""Broken fragments: sentences that lost their verb, their subject, their beginning or their end."""

from scrapelint.plugin import Rule, hookimpl
from scrapelint_fragments.complement_without_verb import ComplementWithoutVerb
from scrapelint_fragments.infinitive_alone import InfinitiveAlone
from scrapelint_fragments.missing_auxiliary import MissingAuxiliary
from scrapelint_fragments.missing_subject import MissingSubject
from scrapelint_fragments.noun_phrase_alone import NounPhraseAlone
from scrapelint_fragments.orphan_continuation import OrphanContinuation
from scrapelint_fragments.participial_phrase_alone import ParticipialPhraseAlone
from scrapelint_fragments.prepositional_phrase_alone import PrepositionalPhraseAlone
from scrapelint_fragments.relative_clause_alone import RelativeClauseAlone
from scrapelint_fragments.subject_without_verb import SubjectWithoutVerb
from scrapelint_fragments.subordinate_clause_alone import SubordinateClauseAlone
from scrapelint_fragments.truncated_sentence import TruncatedSentence


@hookimpl
def scrapelint_rules() -> list[type[Rule]]:
    """Return the rules of this plugin, in the order of their codes."""
    return [
        ComplementWithoutVerb,
        SubjectWithoutVerb,
        TruncatedSentence,
        RelativeClauseAlone,
        SubordinateClauseAlone,
        ParticipialPhraseAlone,
        PrepositionalPhraseAlone,
        NounPhraseAlone,
        InfinitiveAlone,
        MissingAuxiliary,
        MissingSubject,
        OrphanContinuation,
    ]
