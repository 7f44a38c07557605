"""Signs of a main clause that the network must not overlook in what it takes for a phrase or a dependent clause."""

import re

from scrapelint.plugin import late

_ADVERBIAL = late(
    re.compile,
    # "Since then nobody …", "Before that he …": the word after the preposition ends the phrase.
    r"(?:Since|Before|After|Until|As of) (?:then|that|this|now|recently|lately)\b"
    r"(?! (?:is|was|are|were|has|had|date|time)\b)",
)
# ", he said", ", the old president called for": not before "by", which makes a participle of the verb.
_CLAUSE = late(
    re.compile,
    r", (?:(?:he|she|it|they|we|I|you|there) (?:\w+ly )?\w+"
    r"|(?:the|a|an|his|her|its|their|this|these|those|Mr|Mrs|Ms) (?:[\w’'-]+ ){1,2}"
    r"(?:[a-z]+ed|said|was|were|is|are|has|had|will|would|went|came|took|told|gave|won|saw|began|became) (?!by\b))",
)

_ARTICLE = r"(?:the|an?|his|her|its|their|our|my|your|this|that|these|those)"
_PERSON = r"(?:I|you|he|she|it|we|they)"
# A plural noun or the present tense of a verb; the words left out end in -s and are singular.
_IN_S = r"(?!(?:news|series|species|means|headquarters|lens|\w+ics|\w+ness)\b)[a-z]{2,}[^\Wsuia_]s"
_SINGULAR_VERB = (
    r"(?:is|was|has|does|(?!(?:always|perhaps|sometimes|besides|afterwards|this|its|his|as|years|times|days)\b)"
    r"[a-z]*[^\Wsu_]s)"
)
_FUNCTION_WORD = (
    r"(?:of|in|on|at|by|for|from|with|to|that|wh\w+|and|or|but|as|was|were|are|is|like|than|into|over|under|after|before"
    r"|during|about|against|between|not)"
)

# "The panel controls which machines start.": were “controls” the plural that the clause describes, its verb would have
# no -s. "which of the" asks, too.
_ASKS_BY_AGREEMENT = late(re.compile, rf"\b{_IN_S} (?:which|who) (?:{_SINGULAR_VERB}|of {_ARTICLE})\b")
# "This setting limits who can enter.": what one “this” or “a” names has no plural.
_ASKS_AFTER_SINGULAR = late(
    re.compile,
    rf"(?:An?|This|That|Each|Every|Another|One) (?:(?!{_FUNCTION_WORD}\b)[\w’'-]+ ){{1,4}}{_IN_S} (?:which|who)\b",
)
# "The switch determines which lamp burns.": verbs that are no nouns and have a question as their object.
_ASKS_BY_VERB = late(
    re.compile,
    r"\b(?:determin|decid|defin|describ|explain|specifi|identifi|clarifi|indicat|reveal|discover|consider|discuss|examin"
    r"|predict|choos|select|learn|know|see|say|tell|ask|remember|govern)(?:e?s|e?d) (?:which|who)\b"
    r"(?! (?:was|were|had|has|is|are)\b)",
)
# "The valve releases steam that …": English puts no plural between the two nouns of a compound.
_VERB_BETWEEN_NOUNS = late(
    re.compile,
    rf"(?:The|His|Her|Its|Their|Our|My|Your) [a-z]{{3,}} {_IN_S} (?!(?:{_FUNCTION_WORD}|{_PERSON})\b)[a-z]+ "
    r"(?:that|who|which)\b",
)
# "This way we saved a day.", "The rest we shall see.": what stands first is no subject.
_FRONTED = late(
    re.compile,
    r"(?:(?:The (?:very )?(?:first|second|third|last|next|following|other|previous|entire)|This|That|One|Last|Next) "
    r"(?:second|minute|hour|day|night|morning|afternoon|evening|week|weekend|month|year|spring|summer|autumn|winter"
    r"|season|time|(?<!One )way),?"
    r"|The (?:rest(?: of [\w’'-]+ [\w’'-]+)?|latter|former)|(?:This|That|So) much|All this) "
    rf"(?:{_PERSON}|{_ARTICLE}|there|no|nobody|everyone|some|many|[A-Z][\w’'-]+)\b(?: [\w’'-]+){{2}}",
)
# "The result surprised even the experts.": a participle that lost “was” has no object.
_PAST_WITH_OBJECT = late(
    re.compile,
    r"(?:(?!(?:which|who|whom|whose|that|when|where|while|if|because|although|as|after|before|since|until|not|be|been"
    r"|being|\w+ing)\b)[\w’'-]+ ){1,7}?(?!(?:\w*eed|need)\b)\w{2,}ed (?:(?:even|only|just|nearly|almost|both|all) )?"
    rf"(?:{_ARTICLE}|every|each|many|some|several|no|him|them|us|me|it|neither|everyone|nobody)\b"
    r"(?! (?:(?:very|same|next|previous|first|last|following) )?"
    r"(?:day|week|month|year|morning|evening|night|afternoon|weekend|time|way|by)\b)",
)
# "The colder the soil, the fewer the diseases.", "The more you have, the more you want."
_CORRELATIVE = late(
    re.compile,
    rf"(?i)\bthe (?:(?:more|less|fewer|better|worse|further)\b|[a-z]{{2,}}er (?:{_ARTICLE}|{_PERSON})\b)[^,;]*, ?"
    r"the (?:more|less|fewer|better|worse|further|[a-z]{2,}er)\b",
)

# "Who signs the form is responsible for the key.": a second verb, behind no “and” or “that”, nor “he said the war was”.
_VERB_AFTER_WHO = late(
    re.compile,
    r"Who (?!(?:is|was|are|were|ha[sd]|have|can|will|must|should|may|would|could|might|does|did)\b"
    r"|(?:sa[iy]|sees?|saw|kn[eo]w|think|thought|believ|claim|argu|hop|feel|felt|f[io]u?nd|insist|fear|admit|hear|t[eo]ld))"
    rf"[a-z]+ (?:(?!(?:that|wh\w+|and|or|but|as|than|because|if|how|since|until|so|before|after|{_PERSON})\b)"
    r"[\w’'-]+ (?![A-Z])){1,6}?(?:can|will|must|should|may|would|could|might|is|was|are|were|has|had) ",
)

# "Who owned the salt owned the town.": the same with two plain verbs, each with its object.
_OBJECT_AFTER_WHO = late(
    re.compile,
    rf"Who [a-z]+(?:ed|s) {_ARTICLE} [a-z]+ (?!(?:this|its|his|as|besides|always)\b)[a-z]+(?:ed|[^\Wsu_]s) {_ARTICLE}\b"
    r"(?! (?:(?:very|same|next|previous|first|last|following) )?(?:day|week|month|year|morning|evening|night|time)\b)",
)
_AUXILIARY = r"(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|shall|should|may|might|must)"
# "Rarely does a guest complain.", "Not until May did the snow melt.": after a negation the auxiliary stands first.
_NEGATION_FIRST = late(
    re.compile,
    r"(?:Rarely|Seldom|Never(?: before)?|Hardly|Scarcely|Barely|Little|Nowhere(?: else)?|Nor|Neither"
    r"|At no (?:time|point|stage)|(?:In|Under|On) no (?:way|circumstances|account|condition)"
    r"|(?:Not|Only) (?:only|once|then|now|later|rarely|until|after|when|if|by|in|with|since|a|one)\b"
    rf"(?: [\w’'-]+){{0,8}}?) {_AUXILIARY} (?:(?!{_FUNCTION_WORD}\b)[\w’'-]+ )",
)
# "Thus began the long quarrel …", "Now comes the ebb.": the subject follows its verb.
_VERB_FIRST = late(
    re.compile,
    rf"(?:Thus|So|Here|There|Then|Now|Next) (?:began|begins|commenced|ended|ends|started|starts|arose|came|comes"
    rf"|lies|lay|stands|stood|went|goes|passed|died|follows|followed|ha[sd]|was|were) (?:{_ARTICLE}|[A-Z])",
)
# "Had it rained, the river would have risen.", "Were the mill still there, …": a condition begins with its verb.
_CONDITION_FIRST = late(
    re.compile,
    rf"(?:Had|Were|Should) (?:(?:{_PERSON}|there|(?:this|that|these|those) (?:not|been|ever))\b"
    r"|.{3,300}?, (?!(?:which|who|whose|and|but|or)\b)(?:[\w’'-]+,? ){1,9}?"
    r"(?:would|could|might|should|may|can|will)\b)",
)
# "Using two of them makes it quicker.", "Directly naming the file when calling it allows …": a gerund is the subject of
# a verb that is no noun; between them stands no clause of which it could be the verb.
_NO_SUBJECT = r"(?:that|which|who|what|how|where|when|while|as|if|because|than|and|but|after|before|it|he|she)"
_GERUND_SUBJECT = late(
    re.compile,
    rf"(?:[A-Z][a-z]+ly )?[A-Za-z][a-z]+ing(?: (?:(?:when|while|by|before|after|without) [a-z]+ing\b"
    rf"|(?!{_NO_SUBJECT}\b)[\w’'`.-]+)){{1,14}}"
    r" (?:means|makes|allows|lets|requires|ensures|enables|gives|prevents|avoids|becomes|helps|keeps|involves|creates"
    rf"|reduces|improves) (?!{_FUNCTION_WORD}\b)[\w“\"`]",
)
# "To see the lamp, press the switch.", "To change it use `--knob`.": a command is the main clause.
_COMMAND_AFTER_PURPOSE = late(
    re.compile,
    r"To (?:do (?:so|that|this)\b|.{3,200}?(?:, (?:(?:just|simply|please|then|first) )?(?:use|run|type|press|pass|call"
    r"|write|see|check|consult|set|add|click|tap|select|choose|open|visit|go|enter|contact|specify|try|put|make|read"
    r"|build|install|create|start|follow|download|turn|place|send|email|fill|refer) (?!(?:and|or|of)\b)\w"
    r"|(?<!to )(?:use|run|type|pass|press|call|write) (?:`|--)))",
)
# "To be sure, not all of them agree.": no purpose, but a remark on the clause that follows.
_REMARK = late(
    re.compile,
    r"To (?:be (?:sure|fair|honest|frank|clear|certain|precise|exact|specific|blunt)|make matters worse|date"
    r"|(?:begin|start) with|say the least|put it(?: \w+){1,3}|sum up|tell (?:you )?the truth|repeat)"
    r"[,:—-]",
)
# "Use the knob to set the lamp.": no noun stands right before an article, a sign of code or a name of one letter.
_COMMAND = late(
    re.compile,
    r"(?:Use|Run|Type|Press|Pass|Call|Write|Click|Tap|Select|Choose|Open|Enter|Specify|Override|Copy|Check|Set|See|Add"
    r"|Put|Apply|Enable|Disable|Force) (?:the|an?|your|this|these|all|any)\b"
    r"|(?:Use|Run|Type|Press|Pass|Set|See) (?:`|--|[A-Z] )",
)
# "If so, then the lamp is lit.", "When it is dark, lamps are lit."
_CONSEQUENCE = late(
    re.compile,
    r", then \w|, (?!(?:which|who|whose|whom|that|where|when|and|or|as|if|because|while|but)\b)"
    r"(?:[a-z]+ )?[a-z]{2,}s (?:are|were|have|can|cannot|will|must|should|do)\b",
)
# "The left lamp refers to a door.": verbs that their preposition tells from nouns.
_VERB_BY_PREPOSITION = late(
    re.compile,
    r"(?:The|An?|This|That|Each|Every|It|All other) (?:[\w’'`-]+ ){1,4}(?:points? to (?:an?|the)|results? in (?:an?|no)"
    r"|refers? to|depends? on|consists? of|corresponds? to|belongs? to|defaults? to) (?!(?:which|who|that)\b)\w",
)

_ANYWHERE, _FIRST = False, True
_PHRASE = ((_CLAUSE, _ANYWHERE), (_ADVERBIAL, _FIRST))
_NOUN_PHRASE = (
    (_ASKS_BY_AGREEMENT, _ANYWHERE),
    (_ASKS_AFTER_SINGULAR, _FIRST),
    (_ASKS_BY_VERB, _ANYWHERE),
    (_VERB_BETWEEN_NOUNS, _FIRST),
    (_FRONTED, _FIRST),
    (_COMMAND, _FIRST),
    (_VERB_BY_PREPOSITION, _FIRST),
)
_ALWAYS = (
    (_CORRELATIVE, _ANYWHERE),
    (_NEGATION_FIRST, _FIRST),
    (_VERB_FIRST, _FIRST),
    (_CONDITION_FIRST, _FIRST),
)
_SIGNS = {
    "participial": (*_PHRASE, (_GERUND_SUBJECT, _FIRST)),
    "pp": _PHRASE,
    "subord": (*_PHRASE, (_CONSEQUENCE, _ANYWHERE)),
    "infinitive": (*_PHRASE, (_COMMAND_AFTER_PURPOSE, _FIRST), (_REMARK, _FIRST)),
    "relcl": (*_PHRASE, *_NOUN_PHRASE, (_VERB_AFTER_WHO, _FIRST), (_OBJECT_AFTER_WHO, _FIRST)),
    "np": (*_PHRASE, *_NOUN_PHRASE, (_PAST_WITH_OBJECT, _FIRST)),
    "np_relcl": _NOUN_PHRASE,
    "aux": ((_PAST_WITH_OBJECT, _FIRST), (_COMMAND, _FIRST), (_VERB_BY_PREPOSITION, _FIRST)),
    "cop": ((_PAST_WITH_OBJECT, _FIRST), (_COMMAND, _FIRST)),
}
"""What tells against each shape, and whether it must begin the sentence; the other shapes have a main clause that is
damaged."""


def has_main_clause(text: str, shape: str) -> bool:
    """Tell whether the words of a sentence show a whole main clause, though it was read as a fragment of ``shape``."""
    text = " ".join(text.split())  # a sentence may go over several lines
    signs = (*_ALWAYS, *_SIGNS.get(shape, ()))
    return any((pattern.match if first else pattern.search)(text) for pattern, first in signs)
