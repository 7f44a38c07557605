"""Telegram style: descriptions, notes and captions that leave words out on purpose, told by their place."""

import re

from scrapelint.plugin import Block, Document, Sentence, late
from scrapelint_fragments.gate import LONGEST, is_label

DAMAGE = frozenset({"report"})
"""Shapes that no description under a label has."""

DESCRIPTIONS = frozenset(("subj", "np", "np_relcl", "participial", "aux"))
"""Shapes of what a reference says of a thing: “Limits the depth.”, “A list of names to omit.”, “Called at the end.”"""

SPEECHLESS = frozenset(("subj", "participial"))
"""Those that a reference goes on with inside a paragraph, too: “Returns the sum. Does nothing if the list is empty.”"""

VERBLESS = 1.0
"""Least score at which a sentence beside a fragment is taken for another one."""

_LONGEST_TERM = 200
"""Fewest characters of a line that is too long to name a thing of code."""

_TECHNICAL = 0.1
"""The part of a document's paragraphs and blocks of code with signs of code from which on it is a technical one."""

_FEWEST_SIGNS = 3

# `name`, name(), --option, -o, some_name, NAME_2, a::b, ->, {type}, <place>, $NAME, readHead, file.json, key=value
# Each begins with the sign and looks back from it: as the engine passes by all that can begin none, this takes a third.
_CODE = late(
    re.compile,
    r"`[^`\s]|\((?<=\w\()\)|-(?<![\w-]-)-[a-z]|\A\s*-[A-Za-z]\b|_(?<=\w_)\w|:(?<=\w:):|-(?=>)|=>|\{\w|<[\w/]"
    r"|\$[A-Za-z_{(]|[a-z](?<!\w[a-z])[a-z]++[A-Z][a-z]"
    r"|\.(?<=\w\.)(?:py|rs|js|ts|json|toml|ya?ml|conf|cfg|ini|txt|md|html?|sh|so|exe|[ch])\b|=(?<=\w=)[\w\"'\[]",
)
_ITEM = re.compile(r"\s*(?:[-*+•–]|\d{1,3}[.)]) ")


def is_in_style(document: Document, sentence: Sentence, shape: str) -> bool:
    """Tell whether a fragment of ``shape`` is one on purpose: a description, a caption, a note among notes."""
    if shape not in DAMAGE and (_is_beside_label(document, sentence) or _is_description(document, sentence, shape)):
        return True
    return _has_verbless_neighbour(document, sentence)


def _is_beside_label(document: Document, sentence: Sentence) -> bool:
    """Tell whether the sentence is a paragraph of its own, with a heading, a name or a date before or behind it."""
    number, blocks = sentence.block, document.blocks
    if len(blocks[number].sentences) > 1:
        return False
    beside = [*blocks[max(0, number - 1) : number], *blocks[number + 1 : number + 2]]
    return any(is_label(block.text) for block in beside)


def _is_description(document: Document, sentence: Sentence, shape: str) -> bool:
    """Tell whether the sentence says what a thing of code is or does.

    It is the first one below the name of the thing, or in a technical document has the shape of a description.
    """
    number = sentence.block
    opens = document.blocks[number].sentences[0].index == sentence.index
    if opens and number and _is_term(document.blocks[number - 1]):
        return True
    return shape in (DESCRIPTIONS if opens else SPEECHLESS) and document.once(is_technical)


def _is_term(block: Block) -> bool:
    """Tell whether a paragraph names a thing of code, or is an item of a list of such: “#### `depth`”, “--depth=N”."""
    text = block.text.rstrip()
    is_line = len(text) < _LONGEST_TERM and text[-1:] not in ".!?"
    return (is_line or _ITEM.match(text) is not None) and _CODE.search(text) is not None


def is_technical(document: Document) -> bool:
    """Tell whether code, options and names of files stand in many paragraphs of the document, or between them."""
    code = len(document.markup)
    signs = code + sum(_CODE.search(block.text) is not None for block in document.blocks)
    return signs >= max(_FEWEST_SIGNS, _TECHNICAL * (code + len(document.blocks)))


def _has_verbless_neighbour(document: Document, sentence: Sentence) -> bool:
    """Tell whether the embedded network finds a sentence beside ``sentence``, in its paragraph, broken too."""
    from scrapelint_fragments.reading import read  # noqa: PLC0415 - numpy is imported only where it is needed

    block = document.blocks[sentence.block].sentences
    place = sentence.index - block[0].index
    beside = [*block[max(0, place - 1) : place], *block[place + 1 : place + 2]]
    verdicts = read([one.text for one in beside if one.text.endswith(".") and len(one.text) <= LONGEST])
    return any(score > VERBLESS for _, score in verdicts)
