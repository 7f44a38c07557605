"""Libraries that only some formats need: imported when such a file is read, and named when they are missing."""

from importlib import import_module
from typing import Any

from ..errors import InputError


def needed(extra: str, *modules: str, purpose: str) -> Any:
    """Return the first of ``modules`` that can be imported.

    Raises:
        InputError: none can; the message says what ``purpose`` needs it and which ``extra`` brings it.
    """
    for module in modules:
        try:
            return import_module(module)
        except ModuleNotFoundError as error:
            if not module.startswith(error.name or "\0"):
                raise  # it is there, but something that it needs is not
    name = modules[-1].partition(".")[0] if modules[-1] != "backports.zstd" else modules[-1]
    raise InputError(f'{purpose} needs {name}: pip install "scrapelint[{extra}]"')
