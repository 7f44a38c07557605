"""The guess at a language: sure of paragraphs, silent on scraps."""

import pytest

from scrapelint import Document


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "und"),
        ("*", "und"),
        ("Putin Aliyev Erdogan", "und"),
        ("The river rose in the night, and by the morning it was in the town.", "en"),
        ("Der Fluss stieg in der Nacht, und am Morgen stand das Wasser auf dem Markt.", "de"),
        ("La rivière est montée dans la nuit, et les gens ne sont pas sortis de la ville.", "fr"),
        ("El río creció en la noche y por la mañana las calles del pueblo se llenaron.", "es"),
        ("Река поднялась ночью, и утром вода стояла на улице города, как в море.", "ru"),
        ("雨が降って、川の水が町に入った。", "ja"),
        ("河水在夜里上涨，早晨进了城。", "zh"),
        ("밤에 강물이 불어나 아침에는 마을에 들어왔다.", "ko"),
        ("ارتفع النهر في الليل", "ar"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert Document(text).language == language
