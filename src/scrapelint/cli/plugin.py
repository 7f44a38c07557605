"""``scrapelint plugin new``: the files of a plugin that works, to be changed into one's own."""

import keyword
import re
from importlib.resources import files
from pathlib import Path
from string import Template

import click

from ..errors import InputError

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{2}[0-9]{3}")
_OURS = {"boilerplate", "duplicates", "fragments", "pytest"}
_FILES = {
    "pyproject.toml.txt": "pyproject.toml",
    "README.md.txt": "README.md",
    "gitignore.txt": ".gitignore",
    "__init__.py.txt": "src/$package/__init__.py",
    "rule.py.txt": "src/$package/$module.py",
    "cases.toml.txt": "tests/cases/$name.toml",
}


@click.group()
def plugin() -> None:
    """Write plugins of your own."""


@plugin.command()
@click.argument("name")
@click.option("--rule", default="shouted-line", show_default=True, help="The name of its first rule.")
@click.option("--code", help="The code of its first rule.  [default: two letters of NAME and 001]")
@click.option("--directory", type=click.Path(), help="Where to put it.  [default: scrapelint-NAME]")
def new(name: str, rule: str, code: str | None, directory: str | None) -> None:
    """Write a new plugin NAME, ready to install and to test: a package with one rule and its cases.

    NAME is a topic in kebab case, such as `recipes`; the distribution is called scrapelint-NAME.
    """
    name = name.removeprefix("scrapelint-")
    code = code or f"{re.sub('[^a-z]', '', name)[:2].upper():X<2}001"
    _refuse(name, rule, code)
    folder = Path(directory or f"scrapelint-{name}")
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        raise InputError(f"{folder}: exists already; give another --directory, or take it away")
    for path, text in plugin_files(name, rule, code).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"wrote {target.as_posix()}", err=True)
    click.echo(f"now: python -m pip install -e {folder.as_posix()} pytest && pytest {folder.as_posix()}", err=True)


def plugin_files(name: str, rule: str, code: str) -> dict[str, str]:
    """Return the texts of a new plugin's files, by path within its folder."""
    from .. import __version__  # noqa: PLC0415 - the package is loaded; at the top it would be a cycle

    words = {
        "class_name": "".join(word.capitalize() for word in rule.split("-")),
        "code": code,
        "distribution": f"scrapelint-{name}",
        "module": rule.replace("-", "_"),
        "name": rule,
        "package": f"scrapelint_{name.replace('-', '_')}",
        "plugin": name,
        "version": __version__,
        "words": name.replace("-", " "),
    }
    folder = files("scrapelint") / "cli" / "plugin_template"
    texts = {path: (folder / source).read_text(encoding="utf-8") for source, path in _FILES.items()}
    return {Template(path).substitute(words): Template(text).substitute(words) for path, text in texts.items()}


def _refuse(name: str, rule: str, code: str) -> None:
    """Raise a usage error with everything that is wrong with the names."""
    problems = []
    if not _NAME.fullmatch(name) or name in _OURS:
        problems.append(f"NAME must be words in kebab case and none of {', '.join(sorted(_OURS))}, not {name!r}")
    if not _NAME.fullmatch(rule) or keyword.iskeyword(rule):
        problems.append(f"--rule must be words in kebab case, such as 'shouted-line', not {rule!r}")
    if not _CODE.fullmatch(code):
        problems.append(f"--code must be two capitals and three digits, such as 'SH001', not {code!r}")
    if problems:
        raise click.UsageError("; ".join(problems))
