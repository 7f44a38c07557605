"""``scrapelint server``: the language server, for editors."""

import click

from ..errors import InputError


@click.command()
def server() -> None:
    """Serve findings and fixes to an editor, over standard input and output, by the Language Server Protocol.

    Needs the extra: pip install "scrapelint[lsp]". The settings are those of the folder that the editor opens.
    """
    try:
        from ..integrations.lsp.server import serve  # noqa: PLC0415 - an extra, and slow to import
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise InputError('the server needs pygls: pip install "scrapelint[lsp]"') from error
    serve()
