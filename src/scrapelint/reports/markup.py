"""XML that any parser takes."""

from .escaping import visible

_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})


def xml_text(text: str) -> str:
    r"""Return ``text`` for an attribute or between tags; what XML forbids is written out, as on a terminal.

    >>> xml_text('<b a="\x00">')
    '&lt;b a=&quot;&lt;00&gt;&quot;&gt;'
    """
    # Two colons at the start of a line would be a command to GitHub, should this be printed there.
    return visible(text).translate(_XML).replace("::", "&#58;:")


def xml_tag(name: str, attributes: dict[str, str | int], *, empty: bool = False) -> str:
    """Return an opening tag, or the tag of an empty element.

    >>> xml_tag("file", {"name": "a&b", "line": 3}, empty=True)
    '<file name="a&amp;b" line="3"/>'
    """
    written = "".join(f' {key}="{xml_text(str(value))}"' for key, value in attributes.items())
    return f"<{name}{written}{'/' if empty else ''}>"
