"""Notes on documents that were passed over, as they are told: what many documents have in common is told once."""

import re
from collections.abc import Iterator, Mapping

from .places import counted

_MOST_LANGUAGES = 5
_PASSED_OVER = re.compile(r"(\w+) rules do not judge text in the language '(\w+)'")


def passed_over(family: str, language: str) -> str:
    """Return the note on a document whose ``language``, an ISO 639-1 code, the rules of ``family`` cannot judge."""
    return f"{family} rules do not judge text in the language {language!r}"


def grouped_notes(notes: Mapping[str, int]) -> Iterator[str]:
    """Yield what to tell of ``notes``, each with the number of its documents: the languages of a family in one line."""
    families: dict[str, dict[str, int]] = {}
    for note, count in sorted(notes.items()):
        if match := _PASSED_OVER.fullmatch(note):
            families.setdefault(match[1], {})[match[2]] = count
        else:
            yield f"{note} ({counted(count, 'document')})"
    for family, languages in families.items():
        documents = counted(sum(languages.values()), "document")
        if len(languages) == 1:
            yield f"{passed_over(family, *languages)} ({documents})"
            continue
        ranked = sorted(languages, key=lambda language: (-languages[language], language))
        named = ", ".join(f"{language!r} ({languages[language]:,})" for language in ranked[:_MOST_LANGUAGES])
        more = f" and {len(ranked) - _MOST_LANGUAGES:,} more" if len(ranked) > _MOST_LANGUAGES else ""
        yield f"{family} rules do not judge text in the languages {named}{more} ({documents} in all)"
