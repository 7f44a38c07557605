"""The lines that are surely the article's own, though their place or their look speaks against it."""

import re
from collections.abc import Sequence
from itertools import chain, pairwise

from scrapelint_boilerplate.page import PageLine

_ENTRIES = 3
"""Least headings of the body that its head, or its tail, must name to be a table of contents."""
_ENTRY = 2
"""Least words of an entry: a heading of one word may be the name of a section of the site as well."""
_LIST = 32
"""Lines from which on a tail without any claim is a list that closes the article: the chrome of a page so long holds a
prompt, a notice or a name of a section that some rule knows."""
_REFERENCE = re.compile(r"\[\d{1,3}\]\s")
_HEADINGS = """abstract | acknowledgements | acknowledgments | background | bibliography | bottom line | claim
conclusion | conclusions | cons | faq | faqs | final thoughts | final words | findings | footnotes
frequently asked questions | in conclusion | in summary | ingredients | instructions | introduction | key findings
key points | key takeaways | method | methodology | methods | origin | our ruling
pros | pros and cons | rating | references | results
summary | takeaways | the bottom line | the takeaway | verdict | what s false | what s true | works cited | wrapping up
fazit | einleitung | einfuhrung | ergebnisse | hintergrund | literaturverzeichnis | quellenverzeichnis
schlussfolgerung | vorteile | nachteile | zusammenfassung | zutaten | zubereitung | haufige fragen
das wichtigste in kurze
bibliographie | avantages | inconvenients | en resume | foire aux questions | l essentiel | pour conclure | resume
resultats | preparation
conclusiones | bibliografia | introduccion | metodologia | preguntas frecuentes | referencias | resultados | resumen
ventajas | desventajas | ingredientes | preparacion | antecedentes
conclusao | conclusoes | introducao | perguntas frequentes | resumo | vantagens | desvantagens | modo de preparo
consideracoes finais
conclusione | conclusioni | domande frequenti | introduzione | riferimenti | risultati | riassunto | vantaggi
svantaggi | ingredienti | preparazione | in sintesi
conclusie | inleiding | samenvatting | veelgestelde vragen | voordelen | nadelen | ingredienten | bereiding
podsumowanie | wnioski | wstep | najczesciej zadawane pytania | zalety | wady | składniki
введение | выводы | заключение | итоги | список литературы | частые вопросы | плюсы | минусы | ингредиенты
εισαγωγη | συμπερασμα | συμπερασματα | βιβλιογραφια | συχνεσ ερωτησεισ | περιληψη | υλικα | εκτελεση
giris | sonuc | ozet | kaynakca | sıkca sorulan sorular | malzemeler
مقدمة | خاتمة | الخلاصة | المراجع | المكونات | الاسيلة الشايعة
结 论 | 总 结 | 總 結 | 摘 要 | 引 言 | 参 考 文 献 | 常 见 问 题
は し め に | ま と め | お わ り に | よ く あ る 質 問 | 材 料"""
"""Headings of sections that many articles have and hardly any site, in the fourteen languages of the lexicons,
folded as ``folding.words`` does: to fold them takes longer than all the rest of the import."""
HEADINGS = frozenset(tuple(heading.split()) for row in _HEADINGS.splitlines() for heading in row.split(" | "))
_LONGEST = max(map(len, HEADINGS))


def mark_own(lines: Sequence[PageLine], first: int, stop: int) -> None:
    """Mark the article's own lines; ``[first, stop)`` is the body, and the classes have claimed what is theirs."""
    for line in lines:
        if line.claimed_by is None and (_is_heading(line) or _REFERENCE.match(line.text)):
            line.own = True
    head, tail = lines[:first], lines[stop:]
    entries = [_unclaimed(head), _unclaimed(tail)]
    if len(tail) >= _LIST and len(entries[1]) == len(tail):
        for line in tail:
            line.own = True
    if max(map(len, entries)) >= _ENTRIES:
        headings = {line.words for line, after in pairwise(lines[first:stop]) if after.is_prose and not line.is_prose}
        for line in chain.from_iterable(_contents(part, headings) for part in entries):
            line.own = True


def _is_heading(line: PageLine) -> bool:
    return len(line.words) <= _LONGEST and line.words in HEADINGS


def _unclaimed(lines: Sequence[PageLine]) -> list[PageLine]:
    return [line for line in lines if line.claimed_by is None]


def _contents(lines: Sequence[PageLine], headings: set[tuple[str, ...]]) -> list[PageLine]:
    """Return the lines that name headings of the body, if there are enough for a table of contents."""
    found = [line for line in lines if len(line.words) >= _ENTRY and line.words in headings]
    return found if len({line.words for line in found}) >= _ENTRIES else []
