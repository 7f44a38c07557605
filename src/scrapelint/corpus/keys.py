"""What a run depends on besides its input, as hashes: an interrupted one goes on only where they are the same."""

from collections.abc import Iterable
from hashlib import blake2b

from ..engine.cache_key import linter_key
from ..engine.session import Session
from ..engine.units import UNIT_BYTES


def settings_keys(session: Session, known: Iterable[str]) -> dict[str, str]:
    """Return hashes of the settings and of the program, by a word for each.

    ``known`` are the fingerprints that are not to be reported.
    """
    config = session.linter.config
    per_file = sorted(config.per_file_ignores.items())
    settings = (
        config.select, config.extend_select, config.ignore, config.preview, config.sensitivity, config.exclude,
        config.ignore_text, config.inline_directives, config.time_limit, config.root, per_file,
        sorted((name, sorted(options.items())) for name, options in (*config.rules.items(), *config.tables.items())),
        session.options, sorted(known), UNIT_BYTES,
    )  # fmt: skip
    program = linter_key(session.linter) or b""
    return {"settings": digest(repr(settings)), "versions of scrapelint or of its libraries": program.hex()}


def digest(text: str) -> str:
    """Return the hash of ``text``."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def digest_number(text: str) -> int:
    """Return a number below 2 to the 64 that stands for ``text``."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
