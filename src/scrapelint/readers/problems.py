"""What readers say of damaged input: the code and the name of each kind, which ``ignore`` takes like those of rules."""

PROBLEMS = {
    "SL001": "record-not-json",
    "SL002": "record-without-text",
    "SL003": "text-not-string",
    "SL004": "undecodable-text",
    "SL005": "binary-file",
    "SL006": "undeclared-encoding",
    "SL007": "damaged-compression",
    "SL008": "decompression-bomb",
    "SL009": "document-too-large",
    "SL010": "damaged-row",
    "SL011": "damaged-table",
    "SL012": "damaged-warc-record",
}


def names_problem(selector: str) -> bool:
    """Tell whether ``selector`` is the code of a problem, the beginning of one, or its name.

    >>> [names_problem(selector) for selector in ("SL", "sl006", "binary-file", "SL999", "ND")]
    [True, True, True, False, False]
    """
    return any(covers(selector, code) for code in PROBLEMS)


def covers(selector: str, code: str) -> bool:
    """Tell whether ``selector`` covers the problem ``code``."""
    upper = selector.upper()
    return selector == PROBLEMS.get(code) or (len(upper) >= 2 and code.startswith(upper)) or upper == "ALL"
