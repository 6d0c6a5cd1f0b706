import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.language import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council said on Tuesday that it would not close the harbour.", "en"),
        ("Рада заявила у вівторок, що не буде закривати порт, але це ще не остаточно.", "uk"),
        ("Совет заявил во вторник, что не будет закрывать порт, но это еще не все.", "ru"),
        ("Советот соопшти дека нема да го затвори пристаништето, но тоа не е сè.", "mk"),
        ("Съветът заяви, че няма да затвори пристанището, но това не е всичко.", "bg"),
        ("Рада абвясціла, што не будзе закрываць порт, але гэта яшчэ не ўсё.", "be"),
        ("Der Rat sagte am Dienstag, dass er den Hafen nicht schließen werde.", "de"),
        ("De raad zei dinsdag dat hij de haven niet zal sluiten, maar dat is niet alles.", "nl"),
        ("Le conseil a déclaré mardi qu'il ne fermerait pas le port.", "fr"),
        ("El consejo dijo que no cerraría el puerto, pero que los barcos de pesca tendrán que esperar.", "es"),
        ("O conselho disse na terça-feira que não fecharia o porto.", "pt"),
        ("Il consiglio ha detto che non chiuderà il porto, ma questo non è tutto.", "it"),
        ("Rada powiedziała we wtorek, że nie zamknie portu, ale to nie jest wszystko.", "pl"),
        ("Rada v úterý uvedla, že přístav nezavře, ale to není všechno.", "cs"),
        ("Rådet sade på tisdagen att det inte skulle stänga hamnen.", "sv"),
        ("Τα πλοία θα μείνουν στο λιμάνι, είπε το συμβούλιο.", "el"),
        ("議会は火曜日に港を閉鎖しないと述べた。", "ja"),
        ("议会周二表示不会关闭港口。", "zh"),
        ("시의회는 화요일에 항구를 닫지 않겠다고 밝혔다.", "ko"),
    ],
)
def test_a_sentence_tells_its_language(text, code):
    assert detect_language(text) == code


@pytest.mark.parametrize("text", ["", "x", "12 34 56 -- ##", "Oskelin Varne Brenn Lisk Oster Penn", "\n\n \t"])
def test_no_language_is_guessed_from_next_to_nothing(text):
    assert detect_language(text) == ""


def test_only_the_beginning_of_a_long_text_counts():
    english = "The council said that it would not close the harbour. " * 100
    assert detect_language(english + "Der Rat wird den Hafen nicht schließen. " * 1000) == "en"


@settings(max_examples=30)
@given(st.text())
def test_any_text_gets_a_code_or_nothing(text):
    assert len(detect_language(text)) in {0, 2}
