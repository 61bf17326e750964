import pytest

from geopolnews.model.article import Article
from geopolnews.model.note import NoteKind
from geopolnews.read.language import note_language

ENGLISH = "The foreign minister said on Monday that the two sides had agreed to meet again before the end of the year."


@pytest.mark.parametrize(
    "text",
    [
        "Der Außenminister sagte am Montag, dass beide Seiten vereinbart haben, sich bald zu treffen.",
        "Le ministre a déclaré lundi que les deux parties avaient convenu de se revoir.",
        "El ministro de Exteriores dijo el lunes que las dos partes acordaron reunirse de nuevo.",
        "قال وزير الخارجية يوم الاثنين إن الجانبين اتفقا على الاجتماع مرة أخرى قبل نهاية العام الجاري في العاصمة",
        "Министр иностранных дел заявил в понедельник, что стороны договорились встретиться ещё раз до конца года.",
        "外交部长星期一表示双方同意在年底之前再次会面并讨论有关问题以及其他事项的进展情况",
    ],
)
def test_other_languages_are_noted(text: str) -> None:
    (note,) = note_language(Article(text=text))
    assert note.kind is NoteKind.OTHER_LANGUAGE


@pytest.mark.parametrize(
    "text", [ENGLISH, ENGLISH.upper(), "Oui.", "Iran, Iraq, Syria hold meeting", "1 2 3", ENGLISH + " 游錫堃"]
)
def test_english_and_short_texts_are_not(text: str) -> None:
    assert note_language(Article(text=text)) == ()
