"""FR001: what somebody said is named, but never gets its verb."""

import re
from collections.abc import Iterator

from scrapelint.plugin import Document, Finding, Span, late
from scrapelint_fragments.phrases import body, subject
from scrapelint_fragments.rule import GrammarRule

# The verb of saying, then what may stand between it and what was said: "said on Monday that".
_SAID = late(
    re.compile,
    r"\b(?:sa(?:id|ys?)|sez|argue[sd]?|insist(?:s|ed)?|maintain(?:s|ed)?|contend(?:s|ed)?|announced?|announces|note[sd]?"
    r"|explain(?:s|ed)?|add(?:s|ed)?|state[sd]?|claim(?:s|ed)?|believe[sd]?|report(?:s|ed)?|think|thinks|thought|warn(?:s|ed)?"
    r"|confirm(?:s|ed)?|stress(?:es|ed)?|suggest(?:s|ed)?|hope[sd]?|know|knows|knew|found|finds|shows|showed|reveal(?:s|ed)?"
    r"|indicate[sd]?|admit(?:s|ted)?|denie[sd]|predict(?:s|ed)?|estimate[sd]?|agree[sd]?|acknowledge[sd]?|conclude[sd]?"
    r"|allege[sd]?|assert(?:s|ed)?|declare[sd]?|emphasi[sz]e[sd]?|caution(?:s|ed)?|recall(?:s|ed)?|testif(?:y|ies|ied)"
    r"|writes?|wrote|tweeted|complain(?:s|ed)?|remark(?:s|ed)?|observe[sd]?|point(?:s|ed)? out|fear(?:s|ed)?"
    r"|told \w+)\b(?: (?:on|in|at|to|after|last|this|earlier|yesterday|late|early) [^,.]{1,40}?"
    r" that\b| (?:on )?\w+day(?: that)?\b| that\b)? ",
)
# What can be said without a verb: "said a few words", "said nothing about the plan, which …".
_SAYABLE = re.compile(
    r"(?:nothing|something|anything|everything|little|much|more|so|a (?:few|lot|prayer|word)|few|these words|no|yes"
    r"|goodbye|grace|mass|what|how|why|whether)\b"
)


class ComplementWithoutVerb(GrammarRule):
    """Somebody says that a thing …, and the sentence ends before the thing does anything.

    “The ministry said the operation, which began on Tuesday.” has a relative clause but no verb for *the
    operation*. Rewriters and careless cutting leave this shape, and to a parser it looks like a verb with its object.

    Left alone: verbs that can take a thing as their object (“announced the plan, which …”), quotations, and
    whatever is not running prose.
    """

    code = "FR001"
    name = "complement-without-verb"
    languages = ("en",)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what was said, without who said it."""
        for judgement in self.fragments(document, "report"):
            span = body(judgement.sentence)
            text = document.text[span.start : span.end]
            said = _SAID.search(text)
            start = said.end() if said else len(text)
            if start >= len(text) or _SAYABLE.match(text, start):
                continue  # "The crumb needs that time to set.": nobody says anything
            yield self.finding(
                Span(span.start + start, span.end),
                f"“{subject(text[start:])}” never gets a verb of its own",
                confidence=judgement.confidence,
                preview=judgement.preview,
            )
