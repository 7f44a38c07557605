"""How other documents are named in messages."""

from scrapelint.plugin import Place


def named(place: Place) -> str:
    """Return what users call the document of ``place``: its id, or its file and the record in it."""
    if place.id is not None:
        return place.id
    return place.path if place.record is None else f"{place.path}:{place.record}"


def counted(others: int) -> str:
    """Return how many documents more there are, in words; nothing if there are none."""
    if others < 1:
        return ""
    return ", as one more does" if others == 1 else f", as {others:,} more do"
