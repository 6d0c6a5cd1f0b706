"""Kindle clippings, in the languages of its devices."""

from __future__ import annotations

import pytest

from reader.errors import IntakeError
from reader.ingest.notes.kindle import knows, read_text
from reader.ingest.notes.kindle_dates import moment_in


def entry(about, words, title="The Dam (Lee, Ann)"):
    return f"{title}\r\n- {about}\r\n\r\n{words}\r\n==========\r\n"


def read(*entries):
    text = "".join(entries)
    assert knows(text)
    return list(read_text(text, "clippings"))


@pytest.mark.parametrize(
    ("about", "at"),
    [
        (
            "Your Highlight on page 92 | Location 1406-1407 | Added on Saturday, 26 March 2016 14:59:39",
            "2016-03-26T14:59:39",
        ),
        ("Your Highlight on Location 1406-1407 | Added on Monday, July 20, 2020 12:58:07 AM", "2020-07-20T00:58:07"),
        ("Highlight Loc. 1406-07 | Added on Friday, October 13, 2023 04:15:54 PM", "2023-10-13T16:15:54"),
        (
            "Ihre Markierung bei Position 1406-1407 | Hinzugefügt am Dienstag, 5. März 2024 21:12:45",
            "2024-03-05T21:12:45",
        ),
        (
            "Votre surlignement sur la page 5 | emplacement 1406-1407 | Ajouté le lundi 20 août 2018 à 12:55:45",
            "2018-08-20T12:55:45",
        ),
        (
            "La subrayado en la posición 1406-1407 | Añadido el sábado, 17 de diciembre de 2022 2:30:30 p. m.",
            "2022-12-17T14:30:30",
        ),
        (
            "La tua evidenziazione alla posizione 1406-1407 | Aggiunto in data martedì 30 maggio 2019 18:00:39",
            "2019-05-30T18:00:39",
        ),
        (
            "Je markering op pagina 6 | locatie 1406-1407 | Toegevoegd op maandag 30 maart 2020 18:00:39",
            "2020-03-30T18:00:39",
        ),
        (
            "Seu destaque ou posição 1406-1407 | Adicionado: segunda-feira, 5 de outubro de 2020 10:15:30",
            "2020-10-05T10:15:30",
        ),
        (
            "Ваш выделенный отрывок в месте 1406–1407 | Добавлено: понедельник, 4 мая 2020 г. в 10:15:30",
            "2020-05-04T10:15:30",
        ),
        ("您在位置 #1406-1407的标注 | 添加于 2020年1月4日星期三 下午1:02:03", "2020-01-04T13:02:03"),
        ("12ページ|位置No. 1406-1407のハイライト | 作成日: 2020年1月4日水曜日 1:02:03", "2020-01-04T01:02:03"),
    ],
    ids=["en", "en us", "old", "de", "fr", "es", "it", "nl", "pt", "ru", "zh", "ja"],
)
def test_highlights_are_read_in_every_language(about, at):
    (found,) = read(entry(about, "It rained"))
    assert (found.annotation.selector.quote, found.annotation.created) == ("It rained", f"{at}.000+00:00")
    assert (found.article.title, found.article.byline) == ("The Dam", "Lee, Ann")


@pytest.mark.parametrize(
    ("highlight", "note"),
    [
        ("Your Highlight on Location 140-145", "Your Note on Location 145"),
        ("Ihre Markierung bei Position 140-145", "Ihre Notiz bei Position 145"),
        ("Votre surlignement à l'emplacement 140-145", "Votre note à l'emplacement 145"),
        ("La subrayado en la posición 140-145", "La nota en la posición 145"),
        ("您在位置 #140-145的标注", "您在位置 #145的笔记"),
    ],
    ids=["en", "de", "fr", "es", "zh"],
)
def test_a_note_beside_a_highlight_is_its_note(highlight, note):
    found = read(
        entry(f"{highlight} | x", "It rained"),
        entry(f"{note} | x", "Who says?"),
        entry("Your Highlight on Location 900-910 | x", "Far"),
    )
    assert [(each.annotation.selector.quote, each.annotation.text) for each in found] == [
        ("It rained", "Who says?"),
        ("Far", ""),
    ]


def test_a_note_beside_nothing_is_on_the_book_as_a_whole():
    (found,) = read(entry("Your Note on Location 7 | x", "Hm"))
    assert (found.annotation.selector, found.annotation.text) == (None, "Hm")


@pytest.mark.parametrize(
    "about", ["Your Bookmark on Location 7", "Ihr Lesezeichen bei Position 7", "Votre signet", "您在位置 #7的书签"]
)
def test_bookmarks_are_no_notes(about):
    assert (
        read(entry(f"{about} | x", ""), entry("Your Highlight on Location 1-2 | x", "It rained"))[0].annotation.text
        == ""
    )


def test_of_a_highlight_that_was_extended_the_last_stays():
    found = read(
        entry("Your Highlight on Location 10-11 | x", "It rained"),
        entry("Your Highlight on Location 10-12 | x", "It rained in Hollin"),
        entry("Your Highlight on Location 90-91 | x", "It rained"),
        entry("Your Highlight on Location 10-12 | x", "It rained in Hollin", title="Another book"),
    )
    assert [(each.article.title, each.annotation.selector.quote) for each in found] == [
        ("The Dam", "It rained in Hollin"), ("The Dam", "It rained"), ("Another book", "It rained in Hollin"),
    ]  # fmt: skip


def test_words_that_the_device_leaves_out_are_told():
    (wrong,) = read(entry("Your Highlight on Location 1-2 | x", "<You have reached the clipping limit for this item>"))
    assert isinstance(wrong, IntakeError)


def test_marks_of_byte_order_in_the_middle_do_no_harm():
    one = entry("Your Highlight on Location 1-2 | x", "It rained")
    assert {
        each.article.title
        for each in read("\ufeff" + one, "\ufeff" + entry("Your Highlight on Location 5-6 | x", "So"))
    } == {"The Dam"}


def test_an_entry_that_is_none_costs_one_line():
    found = read(entry("Your Highlight on Location 1-2 | x", "It rained"), "what is this\r\n==========\r\n")
    assert [type(each).__name__ for each in found] == ["IntakeError", "NoteFound"]


def test_titles_may_have_brackets_of_their_own():
    (found,) = read(entry("Your Highlight on Location 1-2 | x", "It rained", title="The Dam (Part (1)) (Ann (A.) Lee)"))
    assert (found.article.title, found.article.byline) == ("The Dam (Part (1))", "Ann (A.) Lee")


@pytest.mark.parametrize("words", ["", "soon", "Added on 45 March 2020 10:00:00", "2020", "99:99"])
def test_what_is_no_time_is_none(words):
    assert moment_in(words) == ""
