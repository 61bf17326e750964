import subprocess
import sys

import pytest

from geopolnews.model.article import Article
from geopolnews.model.note import NoteKind
from geopolnews.read.language import find_other_language, note_language

ENGLISH = "The trade envoy told reporters that both teams would sit down once more when the harvest was in."
NAMES = "Delegates: Amira Haddad, Jonas Lindqvist, Wei Zhang, Pedro Almeida, Ngozi Okafor, Ivan Petrov, Yuki Tanaka."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Außenminister sagte am Montag, dass beide Seiten vereinbart haben, sich bald zu treffen.", "de"),
        ("Le ministre a déclaré lundi que les deux parties avaient convenu de se revoir.", "fr"),
        ("El ministro de Exteriores dijo el lunes que las dos partes acordaron reunirse de nuevo.", "es"),
        ("Udenrigsministeren sagde mandag, at parterne er enige om at mødes igen for at tale om fred.", "da"),
        (
            "قال وزير الخارجية يوم الاثنين إن الجانبين اتفقا على الاجتماع مرة أخرى قبل نهاية العام الجاري",
            "ar",
        ),
        ("Министр иностранных дел заявил в понедельник, что стороны договорились встретиться до конца года.", "ru"),
        ("外交部长星期一表示双方同意在年底之前再次会面并讨论有关问题以及其他事项的进展情况", None),
    ],
)
def test_other_languages_are_noticed(text: str, language: str | None) -> None:
    found = find_other_language(Article(text=text))
    assert found == language if language else found
    note = note_language(found)
    assert note.kind is NoteKind.OTHER_LANGUAGE
    assert f"({found})" in note.message


@pytest.mark.parametrize(
    "text", [ENGLISH, ENGLISH.upper(), "Oui.", "Iran, Iraq, Syria hold meeting", "1 2 3", ENGLISH + " 游錫堃"]
)
def test_english_and_short_texts_are_not(text: str) -> None:
    assert find_other_language(Article(text=text)) is None


def test_a_sentence_of_names_and_verbs_is_read() -> None:
    text = "Italian Foreign Minister Paolo Conti paid a visit to Nairobi on Tuesday."
    assert find_other_language(Article(text=text)) is None


def test_a_list_of_names_fails_the_first_look_and_passes_the_second() -> None:
    text = f"{NAMES} The talks were held at the old town hall."
    assert find_other_language(Article(text=text)) is None


def test_what_the_article_says_holds() -> None:
    assert find_other_language(Article(text=ENGLISH, language="fr")) == "fr"
    assert find_other_language(Article(text=ENGLISH, language="en-GB")) is None


def test_plain_english_does_not_load_the_detector() -> None:
    code = (
        "import sys; from geopolnews.model.article import Article;"
        "from geopolnews.read.language import find_other_language as f;"
        f"f(Article(text={ENGLISH!r})); print('py3langid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.model
def test_an_article_in_another_language_is_noted_and_not_read() -> None:
    import geopolnews

    text = "Der Außenminister sagte am Montag in Berlin: „Wir treffen uns mit Präsident Macron.“ Paris begrüßte das."
    findings = geopolnews.extract(text, published="2025-05-14")
    assert [note.kind for note in findings.notes] == [NoteKind.OTHER_LANGUAGE]
    assert list(findings) == []
    assert findings.article.language == "de"
    assert findings.article.text == text
