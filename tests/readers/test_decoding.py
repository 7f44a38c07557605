"""Encodings: as declared, else UTF-8, else as they look; damaged UTF-8 is not taken for something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.readers.decoding import decode_document, known_encoding

TEXTS = {
    "fr": "Le café était fermé à Noël, a déclaré l'élève près de la forêt où l'été s'achève. Il n'est pas rouvert.",
    "de": "Die Straße war gesperrt, erklärte die Bürgermeisterin über die Größe der Schäden. Das ist nicht alles.",
    "es": "Ayer llovió en la ciudad, dijo el señor Muñoz; ¿cuándo acabará? ¡Qué día! No se sabe más por ahora.",
    "en": "The mayor’s office said it was “closed” – for now. The old bridge was closed, too, and the school.",
    "pl": "Wczoraj w mieście spadł ulewny deszcz, poinformowały władze; żółte łódki nie płynęły na rzece.",
    "cs": "Včera v Praze pršelo, řekl příslušný úředník; děti běžely domů a to je vše, co se ví na místě.",
    "ru": "Вчера в городе прошёл сильный дождь, сообщили местные власти. Это не первый раз за год.",
    "el": "Χθες έβρεξε πολύ στην πόλη, ανακοίνωσαν οι αρχές. Δεν είναι η πρώτη φορά για το νησί.",
    "tr": "Dün şehirde çok yağmur yağdı, dedi görevliler; çocuklar ise daha sonra eve döndü ve bir şey olmadı.",
    "ja": "昨日、市内で強い雨が降ったと市の当局が発表した。カタカナも含む文章である。",
    "zh": "昨天全市下了大雨，市政府发表声明说道路已经关闭。学校也都关门了。",
    "tw": "昨天全市下了大雨，市政府發表聲明說道路已經關閉。學校也都關門了。",
    "ko": "어제 시내에 많은 비가 내렸다고 시 당국이 밝혔다. 학교도 문을 닫았다.",
    "he": "אתמול ירד גשם חזק בעיר, כך נמסר מהעירייה. בתי הספר נסגרו.",
    "ar": "هطلت أمطار غزيرة على المدينة أمس، قالت السلطات. وأغلقت المدارس.",
}
ENCODINGS = [
    ("fr", "cp1252"), ("de", "cp1252"), ("es", "cp1252"), ("en", "cp1252"), ("pl", "cp1250"), ("pl", "iso8859-2"),
    ("cs", "cp1250"), ("cs", "iso8859-2"), ("ru", "cp1251"), ("ru", "koi8-r"), ("el", "cp1253"), ("tr", "cp1254"),
    ("ja", "cp932"), ("ja", "euc-jp"), ("zh", "gbk"), ("tw", "big5"), ("ko", "cp949"), ("he", "cp1255"),
    ("ar", "cp1256"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_an_undeclared_encoding_is_told_by_its_looks(language: str, encoding: str) -> None:
    text = "\n\n".join([TEXTS[language]] * 3)
    found = decode_document(text.encode(encoding))
    assert (found.text, found.guessed, found.damage) == (text, True, "")


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_a_declared_encoding_is_taken(language: str, encoding: str) -> None:
    found = decode_document(TEXTS[language].encode(encoding), encoding)
    assert (found.text, found.guessed, found.damage) == (TEXTS[language], False, "")


@pytest.mark.parametrize("language", TEXTS)
def test_utf8_is_told_from_a_wrong_declaration(language: str) -> None:
    text = TEXTS[language] if not TEXTS[language].isascii() else TEXTS[language] + "é"
    assert decode_document(text.encode(), "iso-8859-1").text == text


@pytest.mark.parametrize("language", TEXTS)
def test_damaged_utf8_stays_utf8(language: str) -> None:
    data = TEXTS[language].encode() * 3
    for broken in (
        data[:-1] if not TEXTS[language][-1].isascii() else data + b"\xe9",
        data.replace(b" ", b" \xff ", 2),
    ):
        found = decode_document(broken)
        assert (found.encoding, found.guessed) == ("utf-8", False)
        assert found.text.encode("utf-8", "surrogateescape") == broken


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("UTF-8", "utf-8"), (" utf8 ", "utf-8"), ("ISO-8859-1", "cp1252"), ("latin1", "cp1252"), ("us-ascii", "cp1252"),
        ("gb2312", "gb18030"), ("Shift_JIS", "cp932"), ("euc-kr", "cp949"), ("windows-1251", "cp1251"),
        ("utf_8_sig", "utf-8"), ("rot13", None), ("hex", None), ("idna", None), ("unicode_escape", None),
        ("utf-7", None), ("klingon", None), ("", None), (None, None), ("x" * 10_000, None), ("a\0b", None), ("é", None),
    ],
)  # fmt: skip
def test_names_are_taken_as_browsers_take_them(label: str | None, encoding: str | None) -> None:
    assert known_encoding(label) == encoding


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "cp1252", "gb18030", "cp932", "utf-16", "iso2022_jp"]))
def test_any_bytes_are_decoded(data: bytes, declared: str | None) -> None:
    found = decode_document(data, declared)
    if not found.damage and not found.guessed:
        assert data.decode(found.encoding) == found.text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf8_is_never_taken_for_something_else(text: str) -> None:
    found = decode_document(text.encode())
    assert (found.text, found.guessed) == (text, False) or text.startswith("\ufeff")
