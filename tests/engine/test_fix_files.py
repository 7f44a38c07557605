import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint import Document, Edit, Linter
from scrapelint.engine.fix_diff import diff
from scrapelint.engine.fix_files import Change, pieces, rewrite
from scrapelint.engine.fixing import Step, fix
from scrapelint.engine.json_text import edited_literal, literal_span
from scrapelint.errors import FixError
from scrapelint.readers.base import ReadOptions
from scrapelint.readers.markdown_text import markdown_document
from scrapelint.readers.text import TextReader

REMOVE_FIRST_WORD: tuple[Step, ...] = ((Edit(0, 5),),)


def changed(data: bytes, *changes: Change) -> bytes:
    return b"".join(after for _, after in pieces(BytesIO(data), changes, "text"))


def record(text: str, number: int = 1) -> Change:
    return Change(Document(text, "a.jsonl", record=number), REMOVE_FIRST_WORD)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_encoding_mark_and_line_ends_stay(encoding: str, end: str) -> None:
    text = f"\ufeffjunk é😀{end}more{end}"
    change = Change(Document(text, "a.txt"), ((Edit(1, 6),),))
    assert changed(text.encode(encoding), change) == f"\ufeffé😀{end}more{end}".encode(encoding)


def test_bytes_that_are_no_text_stay() -> None:
    data = b"junk caf\xe9 \xff\r\n"
    document = Document(data.decode("utf-8", "surrogateescape"), "a.txt")
    assert changed(data, Change(document, REMOVE_FIRST_WORD)) == data[5:]


def test_a_file_changed_since_it_was_linted_is_left_alone() -> None:
    with pytest.raises(FixError, match="not in the file as it was linted"):
        changed(b"other text", Change(Document("junk text", "a.txt"), REMOVE_FIRST_WORD))
    with pytest.raises(FixError, match=r"a\.jsonl:1: the text is not in the file"):
        changed(b'{"text": "other"}\n', record("junk text"))
    with pytest.raises(FixError, match=r"a\.jsonl:1: the text is not in the file"):
        changed(b'{"text": "oth', record("junk text"))
    with pytest.raises(FixError, match="no longer in the file"):
        changed(b'{"text": "junk text"}\n', record("junk text", 2))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(rb'{"id":1,"text":"junk a","z":1.50}', rb'{"id":1,"text":"a","z":1.50}', id="plain"),
        pytest.param(b'{ "text" :\t"junk a" , "n" : 1e5 }\r\n', b'{ "text" :\t"a" , "n" : 1e5 }\r\n', id="odd blanks"),
        pytest.param(rb'{"text":"junk \u00e9\/\n"}', rb'{"text":"\u00e9\/\n"}', id="escapes stay"),
        pytest.param('{"text":"junk é\\u00e9"}'.encode(), '{"text":"é\\u00e9"}'.encode(), id="mixed escapes stay"),
        pytest.param(rb'{"text":"junk \ud83d\ude00x"}', rb'{"text":"\ud83d\ude00x"}', id="a pair is one character"),
        pytest.param(rb'{"text":"junk \ud83d"}', rb'{"text":"\ud83d"}', id="half a pair stays"),
        pytest.param(b'{"text":"x","text":"junk a"}', b'{"text":"x","text":"a"}', id="the last of two keys counts"),
        pytest.param(b'{"a":{"text":"x"},"text":"junk a"}', b'{"a":{"text":"x"},"text":"a"}', id="nested keys do not"),
        pytest.param(b'{"te\\u0078t":"junk a"}', b'{"te\\u0078t":"a"}', id="an escaped key"),
        pytest.param(b'\xef\xbb\xbf{"text":"junk a"}\n', b'\xef\xbb\xbf{"text":"a"}\n', id="byte order mark"),
        pytest.param(b'{"b":"\xff","text":"junk a"}\n', b'{"b":"\xff","text":"a"}\n', id="bad bytes elsewhere"),
    ],
)
def test_of_a_record_only_the_text_changes(before: bytes, after: bytes) -> None:
    text = json.loads(before.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape"))["text"]
    other = b'{"text": "another"}\n'
    assert changed(before + b"\n" + other, record(text)) == after + b"\n" + other


@given(st.text(), st.booleans(), st.dictionaries(st.text(), st.integers() | st.text()), st.data())
def test_a_literal_is_edited_as_its_text_is(
    text: str, plain: bool, fields: dict[str, object], data: st.DataObject
) -> None:
    line = json.dumps({**fields, "text": text, "after": [1, {"text": "}"}]}, ensure_ascii=plain)
    span = literal_span(line, "text")
    assert span is not None
    assert json.loads(line[slice(*span)]) == text
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    change = Change(Document(text), ((Edit(start, end, 'é"\\'),),))
    assert json.loads(edited_literal(line[slice(*span)], change.steps)) == change.text
    assert change.text == text[:start] + 'é"\\' + text[end:]


def test_permissions_stay_and_no_other_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"junk word\n")
    path.chmod(0o640)
    rewrite(path, [Change(Document("junk word\n", "a.txt"), REMOVE_FIRST_WORD)], "text")
    assert path.read_bytes() == b"word\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "a.txt", tmp_path / "link.txt"
    target.write_bytes(b"junk word\n")
    link.symlink_to(target)
    rewrite(link, [Change(Document("junk word\n", "link.txt"), REMOVE_FIRST_WORD)], "text")
    assert link.is_symlink()
    assert target.read_bytes() == b"word\n"


def test_an_error_half_way_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    before = b'{"text": "junk one"}\n{"text": "changed"}\n'
    path.write_bytes(before)
    with pytest.raises(FixError):
        rewrite(path, [record("junk one", 1), record("junk two", 2)], "text")
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_vanished_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FixError, match=r"read-only|cannot be written"):
        rewrite(tmp_path / "gone.txt", [record("junk a")], "text")


def diffed(before: bytes, after: bytes) -> str:
    return "".join(diff("a.txt", [(before, after)]))


def test_a_diff_shows_what_changes() -> None:
    assert diffed(b"one\ntwo\nthree\n", b"one\nthree\n") == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,2 @@\n one\n-two\n three\n"
    )
    assert diffed(b"one\n", b"one\n") == ""


def test_a_diff_says_where_the_last_line_break_is_missing() -> None:
    end = "\\ No newline at end of file\n"
    assert diffed(b"one\ntwo", b"one") == f"--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1 @@\n-one\n-two\n{end}+one\n{end}"


def test_records_are_compared_one_by_one() -> None:
    assert "".join(diff("a.jsonl", [(b"1\n", b"1\n"), (b"2\n", b"x\n")])) == (
        "--- a/a.jsonl\n+++ b/a.jsonl\n@@ -2 +2 @@\n-2\n+x\n"
    )


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "cp932"])
def test_a_file_in_a_guessed_encoding_stays_in_it(encoding: str) -> None:
    words = {"cp1252": "Der Bürgermeister sagte, die Brücke müsse für längere Zeit gesperrt werden. ",
             "cp1251": "Мэр сказал, что старый мост будет закрыт до конца года. ",
             "cp932": "市長は、古い橋が年末まで閉鎖されると述べた。"}[encoding]  # fmt: skip
    data = (words * 20).encode(encoding)
    (document,) = (one for one in TextReader(ReadOptions()).read("a.txt", BytesIO(data)) if isinstance(one, Document))
    assert changed(data, Change(document, ((Edit(0, len(words)),),))) == (words * 19).encode(encoding)


def test_markdown_stays_markdown(junk_linter: Linter) -> None:
    document = markdown_document("Some junk\nwords here.\n\n```\njunk\n```\n", "a.md")
    outcome = fix(junk_linter.lint(document), junk_linter.lint, most_removed=1)
    assert outcome.report.document.markup
