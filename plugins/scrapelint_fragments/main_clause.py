"""Signs of a main clause that the network must not overlook in what it takes for a phrase or a dependent clause."""

import re

PHRASES = frozenset(("participial", "pp", "subord", "infinitive", "relcl", "np"))
"""The shapes that have no main clause: a comma, a subject and a finite verb tell against them."""

# "Since then nobody …", "Before that he …": the word after the preposition ends the phrase.
_ADVERBIAL = re.compile(
    r"(?:Since|Before|After|Until|As of) (?:then|that|this|now|recently|lately)\b"
    r"(?! (?:is|was|are|were|has|had|date|time)\b)"
)
# ", he said", ", the old president called for": not before "by", which makes a participle of the verb.
_CLAUSE = re.compile(
    r", (?:(?:he|she|it|they|we|I|you|there) (?:\w+ly )?\w+"
    r"|(?:the|a|an|his|her|its|their|this|these|those|Mr|Mrs|Ms) (?:[\w’'-]+ ){1,2}"
    r"(?:[a-z]+ed|said|was|were|is|are|has|had|will|would|went|came|took|told|gave|won|saw|began|became) (?!by\b))"
)


def has_main_clause(text: str) -> bool:
    """Tell whether the words of a sentence show a main clause beside its first phrase."""
    return _CLAUSE.search(text) is not None or _ADVERBIAL.match(text) is not None
