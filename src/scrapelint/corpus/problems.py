"""What can keep a run over a corpus from being done."""

from ..errors import ScrapelintError


class RunError(ScrapelintError):
    """A run cannot begin, go on, or end; the message says what is in the way, and what to do."""
