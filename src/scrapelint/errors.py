"""Every error raised on purpose, under one base; each message says where, what, and what would be right."""


class ScrapelintError(Exception):
    """Base of all errors that scrapelint raises on purpose; the command line prints it and exits 2."""


class ConfigError(ScrapelintError):
    """The configuration holds one or more mistakes; all of them are in :attr:`problems`."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type["ConfigError"], tuple[list[str]]]:
        """Pickle by the problems, so that the error crosses from a worker process whole."""
        return ConfigError, (self.problems,)


class PluginError(ScrapelintError):
    """A plugin cannot be loaded, or does not keep to the plugin interface."""


class InputError(ScrapelintError):
    """An input path cannot be read at all: it does not exist, or is of no known format."""


class FixError(ScrapelintError):
    """Fixes cannot be written into a file, which stays as it was."""
