"""Basic rules: one sentence, one claim; the sentences are our own."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.claims.extract import extract
from reader.claims.frames.engine import find_claims
from reader.claims.frames.figures import find_figures
from reader.claims.frames.story import read
from reader.claims.frames.words import words_of
from reader.claims.languages import Rules, about_rules, mark_of_rules, rules_for
from reader.model import Block, BlockKind, Certainty, Layout, Polarity, Reporting, Span, SpeakerKind
from reader.text.language import language_to_read_by
from reader.text.tokens import tokenize

OPENING = "Міська голова Ірина Гук приїхала на завод у середу вранці разом із заступником. "
"""Something in front, so that no row is taken for a headline."""


def pieces(text, spans):
    return " … ".join(text[start:end] for start, end in spans)


def claims_in(text, language="uk"):
    return extract(text, language=language).claims


def shown(text, language="uk"):
    return [
        (pieces(text, claim.source), pieces(text, claim.cue), pieces(text, claim.content))
        for claim in claims_in(text, language)
    ]


UKRAINIAN = [
    pytest.param("Остап Гринь заявив, що міст закрили.", ("Остап Гринь", "заявив", "що міст закрили"), id="clause"),
    pytest.param(
        "У понеділок речниця порту Леся Квітка повідомила журналістам, що причал відкрили.",
        ("речниця порту Леся Квітка", "повідомила", "що причал відкрили"),
        id="day-before-and-hearer-behind",
    ),
    pytest.param(
        "Під час брифінгу в Лузі мер Остап Гринь наголосив: «Ми не відступимо від плану».",
        ("мер Остап Гринь", "наголосив", "«Ми не відступимо від плану»"),
        id="place-before-and-colon",
    ),
    pytest.param(
        "«Ми не відступимо від плану», – сказав мер.",
        ("мер", "сказав", "«Ми не відступимо від плану»"),
        id="quotation-dash-verb",
    ),
    pytest.param(
        "«Коли відкриють міст?» — запитала вчителька Зоя Рись.",
        ("вчителька Зоя Рись", "запитала", "«Коли відкриють міст?»"),
        id="question-dash-verb",
    ),
    pytest.param(
        "“Вода піднялася за годину”, – розповів рибалка.",
        ("рибалка", "розповів", "“Вода піднялася за годину”"),
        id="curly-marks",
    ),
    pytest.param(
        "„Вода піднялася за годину”, – розповів рибалка.",
        ("рибалка", "розповів", "„Вода піднялася за годину”"),
        id="low-marks",
    ),
    pytest.param(
        "«Ми готові, – запевнив капітан Роман Стриж, – і чекаємо на дозвіл».",
        ("капітан Роман Стриж", "запевнив", "«Ми готові … і чекаємо на дозвіл»"),
        id="verb-inside-the-quotation",
    ),
    pytest.param(
        "«Ми готові, – запевнив капітан Роман Стриж. – Чекаємо на дозвіл».",
        ("капітан Роман Стриж", "запевнив", "«Ми готові … Чекаємо на дозвіл»"),
        id="verb-inside-the-quotation-between-sentences",
    ),
    pytest.param(
        "– Так, ми прийдемо, – сказав Стриж. – Але пізніше.",
        ("Стриж", "сказав", "Так, ми прийдемо … Але пізніше"),
        id="dialogue-with-dashes",
    ),
    pytest.param(
        "Причал закриють до весни, повідомив директор порту.",
        ("директор порту", "повідомив", "Причал закриють до весни"),
        id="statement-comma-verb",
    ),
    pytest.param(
        "За словами речниці порту Лесі Квітки, причал відкриють у травні.",
        ("речниці порту Лесі Квітки", "За словами", "причал відкриють у травні"),
        id="according-in-front",
    ),
    pytest.param(
        "Причал, за даними міністерства інфраструктури, відкриють у травні.",
        ("міністерства інфраструктури", "за даними", "Причал … відкриють у травні"),
        id="according-in-the-middle",
    ),
    pytest.param(
        "Причал відкриють у травні, за інформацією порту.",
        ("порту", "за інформацією", "Причал відкриють у травні"),
        id="according-behind",
    ),
    pytest.param(
        "Згідно зі звітом інспекції, балки проіржавіли.",
        ("звітом інспекції", "Згідно зі", "балки проіржавіли"),
        id="according-to-a-document",
    ),
    pytest.param(
        "На думку експерта Юрія Вовка, балки проіржавіли.",
        ("експерта Юрія Вовка", "На думку", "балки проіржавіли"),
        id="opinion",
    ),
    pytest.param(
        "На його думку, балки проіржавіли.", ("його", "На його думку", "балки проіржавіли"), id="opinion-of-a-pronoun"
    ),
    pytest.param(
        "Як повідомляє агентство «Зоря», двоє робітників дістали поранення.",
        ("агентство «Зоря»", "повідомляє", "двоє робітників дістали поранення"),
        id="as-in-front",
    ),
    pytest.param(
        "Двоє робітників, як заявив лікар Яким Дуб, дістали поранення.",
        ("лікар Яким Дуб", "заявив", "Двоє робітників … дістали поранення"),
        id="as-in-the-middle",
    ),
    pytest.param(
        "У міністерстві освіти заявили, що школи не закриють.",
        ("міністерстві освіти", "заявили", "що школи не закриють"),
        id="in-the-ministry-they-said",
    ),
    pytest.param(
        "Школи не закриють, повідомили в міністерстві освіти.",
        ("міністерстві освіти", "повідомили", "Школи не закриють"),
        id="they-said-in-the-ministry",
    ),
    pytest.param(
        "Компанія «Обрій» спростувала звинувачення в розкраданні.",
        ("Компанія «Обрій»", "спростувала", "звинувачення в розкраданні"),
        id="object",
    ),
    pytest.param(
        "Остап Гринь, міський голова Луги, пообіцяв відновити рух.",
        ("Остап Гринь, міський голова Луги", "пообіцяв", "відновити рух"),
        id="apposition-and-infinitive",
    ),
    pytest.param(
        "Генерал Петро Бойко повідомив про загибель двох моряків.",
        ("Генерал Петро Бойко", "повідомив про", "загибель двох моряків"),
        id="preposition-of-the-verb",
    ),
    pytest.param(
        "Міністр не сказав, коли відкриють міст.", ("Міністр", "не сказав", "коли відкриють міст"), id="not-said"
    ),
    pytest.param(
        "Очікується, що рух відновлять у травні.",
        ("", "Очікується", "що рух відновлять у травні"),
        id="nobody-is-named",
    ),
    pytest.param(
        "Будинок нібито збудували без дозволу.", ("", "нібито", "Будинок … збудували без дозволу"), id="hearsay"
    ),
    pytest.param(
        "Про це повідомляє пресслужба поліції.",
        ("пресслужба поліції", "повідомляє", "Про це"),
        id="pointing-back",
    ),
    pytest.param(
        "Жителі кажуть, що води немає третій день.", ("Жителі", "кажуть", "що води немає третій день"), id="crowd"
    ),
    pytest.param(
        "Вона категорично заперечила, що гроші зникли.",
        ("Вона", "заперечила", "що гроші зникли"),
        id="pronoun-and-adverb",
    ),
    pytest.param(
        "П’ятеро рибалок, сказав він, повернулися додому.", ("він", "сказав", "П’ятеро рибалок"), id="apostrophe"
    ),
    pytest.param(
        "Посол наполягає на негайному звільненні моряків.",
        ("Посол", "наполягає на", "негайному звільненні моряків"),
        id="insists-on",
    ),
]

RUSSIAN = [
    pytest.param("Остап Гринь заявил, что мост закрыли.", ("Остап Гринь", "заявил", "что мост закрыли"), id="clause"),
    pytest.param(
        "«Мы не отступим от плана», — сказала директор порта Леся Рысь.",
        ("директор порта Леся Рысь", "сказала", "«Мы не отступим от плана»"),
        id="quotation-dash-verb",
    ),
    pytest.param(
        "По словам представителя порта, причал откроют в мае.",
        ("представителя порта", "По словам", "причал откроют в мае"),
        id="according",
    ),
    pytest.param(
        "Как сообщило агентство «Заря», двое рабочих ранены.",
        ("агентство «Заря»", "сообщило", "двое рабочих ранены"),
        id="as",
    ),
    pytest.param(
        "В министерстве образования заявили, что школы не закроют.",
        ("министерстве образования", "заявили", "что школы не закроют"),
        id="in-the-ministry-they-said",
    ),
    pytest.param(
        "Полиция опровергла сообщения о взрыве.", ("Полиция", "опровергла", "сообщения о взрыве"), id="object"
    ),
    pytest.param(
        "«Мы готовы, — заверил капитан Роман Стриж, — и ждём разрешения».",
        ("капитан Роман Стриж", "заверил", "«Мы готовы … и ждём разрешения»"),
        id="verb-inside-the-quotation",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), UKRAINIAN)
def test_ukrainian_sentence_has_the_claim(sentence, expected):
    assert shown(f"{OPENING}\n\n{sentence}") == [expected]


@pytest.mark.parametrize(("sentence", "expected"), RUSSIAN)
def test_russian_sentence_has_the_claim(sentence, expected):
    assert shown(sentence, "ru") == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Він відповідає за безпеку порту.", id="answers-for"),
        pytest.param("Агентство передало гроші лікарні.", id="handed-over"),
        pytest.param("Директор додав солі до води.", id="added-salt"),
        pytest.param("У п’ятницю йшов дощ, і рибалки лишилися вдома.", id="no-cue"),
        pytest.param("За словами ховається порожнеча.", id="behind-the-words"),
        pytest.param("За попередніми даними, горить ліс біля порту.", id="first-data-of-nobody"),
    ],
)
def test_sentence_has_no_claim(sentence):
    assert shown(f"{OPENING}\n\n{sentence}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Мер Остап Гринь заявив, що міст безпечний, і додав, що звіт застарів.",
            ["що міст безпечний", "що звіт застарів"],
            id="shared-subject",
        ),
        pytest.param(
            "Мер заявив, що міст безпечний, а речниця порту повідомила, що рух закрито.",
            ["що міст безпечний", "що рух закрито"],
            id="two-speakers",
        ),
        pytest.param(
            "Мер заявив, що міст безпечний, – повідомляє агентство «Зоря».",
            ["що міст безпечний", "Мер заявив, що міст безпечний"],
            id="claim-in-a-claim",
        ),
    ],
)
def test_contents_of_one_sentence_are(text, expected):
    assert sorted(content for _, _, content in shown(f"{OPENING}\n\n{text}")) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param("Мер Остап Гринь пішов. Він сказав, що втомився.", "", SpeakerKind.UNNAMED, id="nobody-yet"),
        pytest.param(
            "Мер Остап Гринь сказав, що йде. Він додав, що втомився.", "Остап Гринь", SpeakerKind.PERSON, id="he"
        ),
        pytest.param(
            "Речниця Леся Рись сказала, що йде. Лікар Яким Дуб сказав, що ні. Вона додала, що втомилася.",
            "Леся Рись",
            SpeakerKind.PERSON,
            id="she-is-not-the-last-man",
        ),
        pytest.param(
            "Мер Остап Гринь сказав, що йде. Гринь додав, що втомився.",
            "Остап Гринь",
            SpeakerKind.PERSON,
            id="last-name",
        ),
        pytest.param(
            "Мер Остап Гринь сказав, що йде. За словами мера, він утомився.",
            "Остап Гринь",
            SpeakerKind.PERSON,
            id="office-in-another-case",
        ),
        pytest.param("У МЗС заявили, що посол повернеться.", "МЗС", SpeakerKind.ORGANISATION, id="acronym"),
        pytest.param("Україна заявила, що посол повернеться.", "Україна", SpeakerKind.ORGANISATION, id="country"),
        pytest.param("Жителі кажуть, що води немає.", "Жителі", SpeakerKind.CROWD, id="crowd"),
        pytest.param("За даними звіту, води немає.", "звіту", SpeakerKind.DOCUMENT, id="document"),
    ],
)
def test_speaker_of_the_last_claim_is(text, name, kind):
    speaker = claims_in(f"На заводі стався вибух, і рух зупинили.\n\n{text}")[-1].speaker
    assert (speaker.name, speaker.kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "polarity", "certainty", "reporting"),
    [
        pytest.param("Мер заявив, що міст упав.", "affirms", "certain", "neutral", id="flat"),
        pytest.param("Мер заперечив, що міст упав.", "denies", "certain", "neutral", id="denies"),
        pytest.param("Мер не заперечив, що міст упав.", "affirms", "unspecified", "neutral", id="does-not-deny"),
        pytest.param("Мер стверджує, що міст упав.", "affirms", "certain", "distancing", id="claims"),
        pytest.param("Мер визнав, що міст упав.", "affirms", "certain", "endorsing", id="admits"),
        pytest.param("Мер вважає, що міст упав.", "affirms", "probable", "neutral", id="thinks"),
        pytest.param("Мер сказав, що міст, можливо, упав.", "affirms", "possible", "neutral", id="perhaps"),
        pytest.param("Мер сказав, що міст, ймовірно, упав.", "affirms", "probable", "neutral", id="probably"),
        pytest.param("Міський міст нібито впав через повінь.", "affirms", "unspecified", "distancing", id="allegedly"),
        pytest.param("«Чи впав міст?» — запитав мер.", "affirms", "unspecified", "neutral", id="question"),
    ],
)
def test_firmness_is(text, polarity, certainty, reporting):
    (claim,) = claims_in(f"{OPENING}\n\n{text}")
    assert claim.polarity is Polarity(polarity)
    assert claim.certainty is Certainty(certainty)
    assert claim.reporting is Reporting(reporting)


def test_a_quotation_by_itself_goes_on_with_the_claim_before():
    text = f"{OPENING}\n\n«Ми не відступимо від плану», – сказав мер. «Міст буде готовий навесні»."
    assert [content for _, _, content in shown(text)] == ["«Ми не відступимо від плану» … «Міст буде готовий навесні»"]


def test_a_basic_claim_says_that_its_rules_are_basic():
    assert "basic rules" in claims_in(f"{OPENING}\n\nМер заявив, що міст упав.")[0].why


def test_boilerplate_is_left_out():
    text = "Мер заявив, що міст упав."
    junk = Layout((Block(Span(0, len(text)), BlockKind.PARAGRAPH),), ())
    assert find_claims(read(text, junk, words_of("uk"), tokenize(text)))
    assert not find_claims(read(text, Layout((), ()), words_of("uk"), tokenize(text)))


@pytest.mark.parametrize(
    ("language", "rules", "told"),
    [
        pytest.param("en-GB", Rules.FULL, "", id="english"),
        pytest.param("", Rules.FULL, "", id="unknown"),
        pytest.param("uk", Rules.BASIC, "basic rules for Ukrainian", id="ukrainian"),
        pytest.param("ru-RU", Rules.BASIC, "basic rules for Russian", id="russian"),
        pytest.param("de", Rules.NONE, "no rules for this language yet", id="german"),
    ],
)
def test_rules_go_so_far(language, rules, told):
    assert rules_for(language) is rules
    assert about_rules(language).startswith(told)
    assert bool(mark_of_rules(language)) is bool(told)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("The mayor said the bridge fell.", "en", id="english"),
        pytest.param("Мер заявив, що міст упав, і додав, що його не відновлять.", "uk", id="ukrainian"),
        pytest.param("Мэр заявил, что мост упал, и добавил, что его не восстановят.", "ru", id="russian"),
        pytest.param("", "en", id="nothing"),
        pytest.param("\ud800" * 9, "en", id="surrogates"),
    ],
)
def test_a_text_without_a_language_is_read_by_the_rules_of(text, language):
    assert language_to_read_by(text) == language


def test_a_ukrainian_text_from_outside_has_its_claims():
    assert shown("Мер заявив, що міст упав, і це вже не вперше за рік.", language="")


FIGURES = [
    pytest.param("Знайшли 20 тис. мін.", 20_000, 20_000, False, "мін", id="thousands"),
    pytest.param("Знайшли 20 000 мін.", 20_000, 20_000, False, "мін", id="space-in-the-number"),
    pytest.param("Збитки сягають 2,4 млн гривень.", 2_400_000, 2_400_000, False, "hryvnias", id="millions"),
    pytest.param("Загинули понад 20 людей.", 20, None, False, "people", id="more-than"),
    pytest.param("Загинули щонайменше 20 людей.", 20, None, False, "people", id="at-least"),
    pytest.param("Загинули не менше ніж 20 людей.", 20, None, False, "people", id="no-fewer-than"),
    pytest.param("Виїхали до 3 тис. мешканців.", 0, 3_000, False, "people", id="up-to"),
    pytest.param("Ставку підвищили до 9 відсотків.", 9, 9, False, "percent", id="raised-to-is-no-bound"),
    pytest.param("Привезли близько 40 ящиків.", 40, 40, True, "ящиків", id="about"),
    pytest.param("Загинули від двох до чотирьох осіб.", 2, 4, False, "people", id="from-to-in-words"),
    pytest.param("Привезли 2–4 тис. ящиків.", 2_000, 4_000, False, "ящиків", id="range-with-one-scale"),
    pytest.param("Між 20 і 30 людей зникли.", 20, 30, False, "people", id="between"),
    pytest.param("На збори прийшли двадцять п’ять людей.", 25, 25, False, "people", id="number-words"),
    pytest.param("На збори до школи прийшли сотні людей.", 200, 999, True, "people", id="hundreds"),
    pytest.param("Це 15% мешканців.", 15, 15, False, "percent", id="per-cent"),
]


@pytest.mark.parametrize(("sentence", "low", "high", "approx", "unit"), FIGURES)
def test_figure_is(sentence, low, high, approx, unit):
    (figure,) = extract(f"{OPENING}\n\n{sentence}", language="uk").figures
    assert (figure.low, figure.high, figure.is_approx, figure.unit) == (low, high, approx, unit)


def test_the_span_of_a_figure_holds_its_modifier_and_scale():
    text = f"{OPENING}\n\nМер сказав, що виїхали понад 3 тис. мешканців."
    findings = extract(text, language="uk")
    assert [pieces(text, [figure.span]) for figure in findings.figures] == ["понад 3 тис."]
    assert findings.figures[0].claim_uid == findings.claims[0].uid


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Це сталося 5 травня 2031 року.", id="date"),
        pytest.param("Збори почалися о 15:30.", id="clock"),
        pytest.param("Школу № 3 закрили.", id="number-of-a-school"),
        pytest.param("Приїхав танк Т-72.", id="name"),
        pytest.param("Його 20-річний син утік.", id="age"),
        pytest.param("Лист від 12.05.2031 загубили.", id="date-in-digits"),
        pytest.param("Один із них утік.", id="one-of-them"),
    ],
)
def test_number_that_counts_nothing_is_no_figure(sentence):
    assert extract(f"{OPENING}\n\n{sentence}", language="uk").figures == ()


PIECES = [
    pytest.param("він сказав, що ", id="one-sentence-of-cues"),
    pytest.param("сказав ", id="said"),
    pytest.param("слово, ", id="commas"),
    pytest.param("«а» ", id="quotations"),
    pytest.param("«а ", id="unclosed-quotations"),
    pytest.param("– а, – сказав ", id="dashes"),
    pytest.param("«а, – сказав Гук, – ", id="interruptions"),
    pytest.param("за словами ", id="according"),
    pytest.param("за його словами, ", id="according-to-him"),
    pytest.param("як заявив мер, ", id="as"),
    pytest.param("нібито ", id="hearsay"),
    pytest.param("Міст упав. Вона сказала, що горів. ", id="pronouns"),
    pytest.param("Остап Гринь і Леся Рись ", id="names"),
    pytest.param("у місті в ", id="prepositions"),
    pytest.param("said мер заявив that що ", id="mixed-scripts"),
    pytest.param("ʼ'’-–—", id="marks"),
    pytest.param("не менше ніж 20 тис. – ", id="numbers"),
    pytest.param("від 1 до ", id="ranges"),
    pytest.param("111 ", id="groups"),
]


def work_for(text):
    """How many lines of the program run; unlike time it does not wobble."""
    layout = Layout((Block(Span(0, len(text)), BlockKind.PARAGRAPH),), ())
    tokens = tokenize(text)
    count = 0

    def trace(_frame, _event, _argument):
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        story = read(text, layout, words_of("uk"), tokens)
        find_figures(story, find_claims(story), "")
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_takes_about_twice_the_work(piece):
    words_of("uk")
    once, twice = work_for(piece * 300), work_for(piece * 600)
    assert twice < once * 2.6


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("language", ["uk", "ru"])
def test_nothing_raises_and_spans_lie_in_the_text(piece, language):
    for text in (piece, piece.strip(), piece * 7, f"{piece}\n\n" * 5, f"{piece}мер заявив, що {piece}"):
        for claim in claims_in(text, language):
            spans = [*claim.source, *claim.cue, *claim.content, *claim.hedges]
            assert all(0 <= start < end <= len(text) for start, end in spans)
        for figure in extract(text, language=language).figures:
            assert 0 <= figure.span.start < figure.span.end <= len(text)


JUMBLE = """
сказав заявили що , . – — « » “ ” : ? за словами його її мера Остап Гринь «Обрій» як не у в міністерстві про це 20 тис
від до млн 2031 травня і а нібито Вона який said ґ́ пообіцяв відновити % № 1.2.3 ٣ й
"""


@given(st.lists(st.sampled_from(JUMBLE.split()), max_size=40), st.sampled_from(["uk", "ru"]))
def test_any_jumble_of_cues_and_marks_is_read(words, language):
    for text in (" ".join(words), "".join(words)):
        findings = extract(text, language=language)
        spans = [span for claim in findings.claims for span in (*claim.source, *claim.cue, *claim.content)]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert [claim.uid for claim in findings.claims] == [f"c{n}" for n, _ in enumerate(findings.claims, 1)]
