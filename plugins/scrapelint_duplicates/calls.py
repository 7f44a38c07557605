"""Sentences to the reader: calls to subscribe, to book or to read on, and thanks; they come again on purpose."""

import re

from scrapelint.plugin import late
from scrapelint_duplicates.units import Unit

_LONGEST_THANKS = 9
"""Longest sentence of thanks that is given to many alike, in words."""
_ASKS = late(
    re.compile,
    r"""
    \W*+ (?: (?: now | please | jetzt | bitte | hier ) \s )?+
    (?: become | book | browse | buy | call | check\ out | claim | click | contact | discover | download | enter
      | explore | fill\ (?:in|out|this) | find\ out | follow | get (?!\ me\b) | join | learn\ more | log\ in | order
      | read | register | request | schedule | shop | sign\ (?:in|up) | start | submit | subscribe | tap | try | view
      | visit | vote | watch
      | (?: want | need | looking\ for | ready\ to ) \b .* \? \W* \w+     # "Want to know more? Join us!"
      | abonnier\w* | folg(?:e|t|en) | klick\w* | lesen? | lest | registrier\w*
      | abonnez | cliquez | découvrez | inscrivez | suivez | téléchargez
      | descarga | haz\ clic | regístrate | síguenos | suscríbete | únete
    ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CALLING = late(
    re.compile,
    r"\b(?:account|app|e-?mail|facebook|free|gratis|gratuit\w*|here|hier|inbox|instagram|kostenlos\w*|me|mir|my|newsletter"
    r"|now|online|our|telegram|today|twitter|uns|us|whatsapp|youtube)\b",
    re.IGNORECASE,
)
_THANKS = late(
    re.compile,
    r"""
    \W*+ (?: [^,!]{1,20} [,!] \s )? (?: (?: many | so | vielen | muchas | mille ) \s )?     # "Hi Anna, many thanks …"
    (?: thanks\b (?! \ to ) | thank\ you | danke? | merci | gracias | grazie | obrigad[oa] | dzięki | dziękuję
      | спасибо ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_call(unit: Unit) -> bool:
    """Return whether the sentence asks the reader to do something on the web, or briefly thanks somebody."""
    text = unit.sentence.text
    if _ASKS.match(text):
        return not unit.terminal or _CALLING.search(text) is not None
    return unit.length <= _LONGEST_THANKS and _THANKS.match(text) is not None
