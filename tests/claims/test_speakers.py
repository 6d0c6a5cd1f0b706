import pytest
from support.extracted import claims_in, only

from reader.model import SpeakerKind


def speakers(text):
    return [each.claim.speaker.name for each in claims_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ann Poe spoke first. Poe said it fell.", "Ann Poe", id="last-name"),
        pytest.param("Ann Poe said it fell. She said it burned.", "Ann Poe", id="she"),
        pytest.param("Mayor Ann Poe came late. The mayor said it fell.", "Ann Poe", id="office"),
        pytest.param("Ann Poe, the mayor, came late. The mayor said it fell.", "Ann Poe", id="office-in-appositive"),
        pytest.param(
            "The Ashe Ministry of Defence met. The ministry said it fell.",
            "Ashe Ministry of Defence",
            id="the-ministry",
        ),
        pytest.param(
            "The Ashe Ministry of Defence met. The Ashe M.O.D. said it fell.", "Ashe Ministry of Defence", id="acronym"
        ),
        pytest.param("Halden Water closed the dam. Halden said it leaked.", "Halden Water", id="first-word-of-a-firm"),
        pytest.param("Halden Water closed the dam. The company said it leaked.", "Halden Water", id="the-company"),
        pytest.param("Halden Water said it leaked. It said it was shut.", "Halden Water", id="it"),
        pytest.param("Consumer group FairPay said it leaked.", "FairPay", id="kind-before-name"),
        pytest.param("Secretary of State Ann Poe said it fell.", "Ann Poe", id="office-of-something"),
        pytest.param("According to the latest data from the Norland services, it fell.", "Norland services", id="data"),
        pytest.param(
            "The dam is safe, the chief of the water board claims. Ann Poe. The rain goes on.",
            "Ann Poe",
            id="name-cut-off-by-a-full-stop",
        ),
    ],
)
def test_the_full_name_is_found(text, expected):
    assert speakers(text)[-1] == expected


def test_a_short_form_is_marked_as_inferred():
    first, second = claims_in("Ann Poe said it fell. Poe said it burned.")
    assert (first.claim.speaker.is_inferred, second.claim.speaker.is_inferred) == (False, True)


def test_the_official_of_a_headline_is_the_person_who_speaks_below():
    text = (
        "Port Official Says Pier is Open\n\n"
        "It rained. Ann Poe, spokesperson for the port, said on Monday that the pier was open.\n"
    )
    assert speakers(text) == ["Ann Poe", "Ann Poe"]


def test_he_is_not_the_woman_who_spoke_last():
    text = "Mr Tom Ash said it fell. Ms Ann Poe said it burned. He said it was cold."
    assert speakers(text)[-1] == "Tom Ash"


def test_who_goes_by_the_first_word_is_no_person():
    found = claims_in("Quillon Trast closed the dam. Quillon said it leaked.")[-1].claim.speaker
    assert (found.name, found.kind) == ("Quillon Trast", SpeakerKind.ORGANISATION)


def test_possessives_name_someone_else():
    assert only("A spokesman for Ann Poe said it fell. Ann Poe left.").claim.speaker.kind is SpeakerKind.UNNAMED


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Ann Poe said it fell.", SpeakerKind.PERSON, id="person"),
        pytest.param("The Ashe Ministry of Defence said it fell.", SpeakerKind.ORGANISATION, id="organisation"),
        pytest.param("The report said it fell.", SpeakerKind.DOCUMENT, id="document"),
        pytest.param("An official said it fell.", SpeakerKind.UNNAMED, id="unnamed"),
        pytest.param("Residents said it fell.", SpeakerKind.CROWD, id="crowd"),
        pytest.param("Reuters and the Ashe Ministry said it fell.", SpeakerKind.CROWD, id="several"),
        pytest.param("It is believed that it fell.", SpeakerKind.UNNAMED, id="nobody"),
    ],
)
def test_the_kind_of_speaker_follows_the_source(text, kind):
    assert only(text).claim.speaker.kind is kind


def test_an_office_before_a_name_is_kept_as_role():
    assert only("Lieutenant General Ann Poe said it fell.").claim.speaker.role == "Lieutenant General"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ann Poe of the Ashe Institute disagrees. Tom, she thinks, fears the vote.", "Ann Poe", id="subject-before"
        ),
        pytest.param(
            "Ann Poe, the deputy, went further. In a talk with state television she said it fell.",
            "Ann Poe",
            id="behind-an-adjunct",
        ),
        pytest.param(
            "“It fell,” a nurse said. Ann Poe, when I asked, laughed for a long time. It fell, she said.",
            "Ann Poe",
            id="nearer-subject-before-earlier-speaker",
        ),
        pytest.param("Ann Poe met Tom Ash. He said it fell.", "Tom Ash", id="first-names-tell"),
        pytest.param(
            "Ann Poe said Olga Brun had claimed it. Olga Brun herself was away. “It fell,” she said.",
            "Olga Brun",
            id="the-subject-of-the-sentence-before",
        ),
        pytest.param("Mr Ash left. He said Ash Tom Brun had lied.", "Ash", id="nobody-named-in-the-content"),
        pytest.param(
            "The Ashe Water Board has sent a team of five. It would not say when it will report.",
            "Ashe Water Board",
            id="it-is-the-subject",
        ),
        pytest.param("Residents said it fell. They said it burned.", "Residents", id="they"),
    ],
)
def test_pronouns_mean_whom_the_text_has_in_mind(text, expected):
    assert speakers(text)[-1] == expected


def test_nobody_is_guessed_between_two_equals():
    found = claims_in("It rained on Kerr Solm and Brek Tann. He said it fell.")[-1].claim.speaker
    assert (found.name, found.kind, found.is_inferred) == ("", SpeakerKind.PERSON, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The regional road authority met. The authority said it fell.", "regional road authority", id="lower-case"
        ),
        pytest.param(
            "Norland's dam council said so. The National Dam Council said it fell.",
            "National Dam Council",
            id="national",
        ),
        pytest.param(
            "The Ashe Harbour Safety Board met. The Safety Board met. The Board said it fell.",
            "Ashe Harbour Safety Board",
            id="chain-of-short-forms",
        ),
        pytest.param("Dr Lev Zelinskyi met us. Zelinsky said it fell.", "Lev Zelinskyi", id="transliteration"),
        pytest.param("Ann O’Dell met us. ANN O'DELL said it fell.", "Ann O’Dell", id="capitals-and-apostrophes"),
        pytest.param("The Ashe Dam Safety Board met. The Board said it fell.", "Ashe Dam Safety Board", id="last-word"),
        pytest.param(
            "The Open Gate coalition met. Open Gate said it fell.", "Open Gate coalition", id="without-what-it-is"
        ),
        pytest.param(
            "Norland sent a note. The Norland Federation and its trade ministry met. Norland said it fell.",
            "Norland Federation",
            id="a-country-is-its-state",
        ),
        pytest.param("The shipowner, Sule Line, said it fell.", "Sule Line", id="named-behind-a-comma"),
        pytest.param('It rained for days, reports "Gull-Radio".', "Gull-Radio", id="no-quotation-marks"),
        pytest.param("The “No Worries” ad said it fell.", "No Worries ad", id="no-quotation-marks-inside"),
        pytest.param("The Ashe  rescue service said it fell.", "Ashe rescue service", id="two-spaces"),
        pytest.param("A man who said it fell left. It rained, and who called it absurd?", "", id="no-pronoun"),
        pytest.param(
            "Ann Poe, head of dams at the Ministry of Water and Roads of Norland, said it fell.",
            "Ann Poe",
            id="and-inside-a-name",
        ),
        pytest.param(
            "“It fell,” said Ann Poe, a baker, who was a critic and Olm Party chief and is now a friend.",
            "Ann Poe",
            id="and-in-a-relative-clause",
        ),
        pytest.param("The former government fell. The government said it fell.", "government", id="former-is-no-name"),
        pytest.param(
            "Ann Poe, head of the mill, left. Tom Ash came. The mill chief said it fell.",
            "Ann Poe",
            id="chief-of-a-mill",
        ),
        pytest.param(
            "Ann Poe, boss of Halden Water, met Tom Ash. The Halden Water chief said it fell.",
            "Ann Poe",
            id="boss-and-chief",
        ),
        pytest.param("The embassy of Norland said it fell.", "embassy of Norland", id="body-of-a-country"),
        pytest.param("Ann Poe left. Her office said it fell.", "office of Ann Poe", id="office-of-somebody"),
        pytest.param("Harbour master Ann Poe left. The harbour master said it fell.", "Ann Poe", id="trade-in-front"),
        pytest.param(
            "Ann Poe, a sleep physiologist, left. The physiologist said it fell.", "Ann Poe", id="trade-behind"
        ),
        pytest.param(
            "Ann Poe, head of Halden Water, left. The Halden Water chief said it fell.", "Ann Poe", id="head-and-chief"
        ),
        pytest.param(
            "Trade minister Ann Poe met defence minister Jo Ash. The trade minister said it fell.",
            "Ann Poe",
            id="which-of-two-ministers",
        ),
        pytest.param("His sister, Maud, said it fell. Maud said it burned.", "Maud", id="kin-by-first-name"),
        pytest.param("Ann Poe won again. The 27-year-old said it fell.", "Ann Poe", id="described-by-age"),
        pytest.param("Two nurses in Ashe said it fell. One said it burned.", "Two nurses in Ashe", id="one-of-them"),
        pytest.param(
            "Halden Water said it fell. The Ashe council said it burned. Both sides said it was cold.",
            "Halden Water and Ashe council",
            id="both-sides",
        ),
    ],
)
def test_short_forms_and_variants_are_one_name(text, expected):
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Norland's defence ministry said it fell. The Norlandian Ministry of Defense said it burned.",
            id="word-order",
        ),
        pytest.param("The Norlandian army said it fell. Norland's army said it burned.", id="adjective-of-a-country"),
        pytest.param("Norland’s army said it fell. The Norlandian army said it burned.", id="genitive-first"),
    ],
)
def test_variants_of_one_body_have_one_name_without_genitive(text):
    first, second = speakers(text)
    assert first == second
    assert "’s" not in first
    assert "'s" not in first


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Black Moth fighters fled. Black Moth, which digs, said it fell.", SpeakerKind.ORGANISATION, id="which"
        ),
        pytest.param("Kerr Solm, 34, said it fell.", SpeakerKind.PERSON, id="age"),
        pytest.param("Kerr Solm, a baker, said it fell.", SpeakerKind.PERSON, id="trade"),
        pytest.param(
            "Kerr Solm, a family-owned contractor, said it fell.", SpeakerKind.ORGANISATION, id="kind-of-firm"
        ),
        pytest.param("Water firm Kerr & Solm said it fell.", SpeakerKind.ORGANISATION, id="ampersand"),
        pytest.param("Mr Solm said it fell.", SpeakerKind.PERSON, id="title-and-one-word"),
        pytest.param("Reuters said it fell.", SpeakerKind.ORGANISATION, id="s-of-the-singular"),
        pytest.param("Two nurses said it fell.", SpeakerKind.UNNAMED, id="a-few"),
        pytest.param("Diplomats in Ashe said it fell.", SpeakerKind.UNNAMED, id="diplomats"),
        pytest.param("Developers say it fell.", SpeakerKind.CROWD, id="capital-of-the-sentence"),
        pytest.param("A statement his office issued says it fell.", SpeakerKind.DOCUMENT, id="contact-clause"),
        pytest.param("An audit found it fell.", SpeakerKind.DOCUMENT, id="audit"),
        pytest.param(
            "The Poe campaign said it fell. Ann Poe left.", SpeakerKind.ORGANISATION, id="named-after-somebody"
        ),
    ],
)
def test_what_stands_beside_a_name_tells_its_kind(text, kind):
    assert claims_in(text)[-1].claim.speaker.kind is kind


def test_a_headline_means_the_body_that_speaks_below():
    text = (
        "Regulator says dam is safe\n\n"
        "It rained. The safety regulator, the Ashe Dam Board, said on Monday that it was safe.\n"
    )
    assert speakers(text) == ["Ashe Dam Board", "Ashe Dam Board"]


def test_both_sides_of_a_headline_are_not_the_last_two_who_speak_below():
    text = "Both sides claim victory\n\nIt rained. Halden Water said it fell. The Ashe council said it burned.\n"
    assert speakers(text)[0] == "Both sides"


def test_a_verb_behind_a_place_does_not_make_it_the_office_behind_the_verb():
    text = (
        "20.000 fallen at Hollin, claims Black Heron chief\n\n"
        "The head of Black Heron, Tom Ash, counted. On Tuesday he said that 20.000 fell at Hollin.\n"
    )
    assert speakers(text) == ["Tom Ash", "Tom Ash"]


FAMILY = "Bill Poe spoke. Ann Poe listened. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(FAMILY + "Mrs. Poe said it fell.", "Ann Poe", id="title-of-a-woman"),
        pytest.param(FAMILY + "Mr. Poe said it fell.", "Bill Poe", id="title-of-a-man"),
        pytest.param("Bill Poe spoke. Mrs. Poe said it fell.", "Mrs. Poe", id="nobody-of-that-gender"),
        pytest.param("Ann Poe left. Several Poe supporters said it fell.", "Several Poe supporters", id="supporters"),
        pytest.param("Ann Poe left. Friends of Ms. Poe said it fell.", "Friends of Ms. Poe", id="friends-of"),
        pytest.param(
            "Jon Ash, a former adviser and pollster to Mr. Bill Poe, said it fell.",
            "Jon Ash",
            id="and-in-an-appositive",
        ),
        pytest.param("Ashe Alderman Jason Brun said it fell.", "Jason Brun", id="trade-with-a-capital"),
        pytest.param("Ann Poe met us. Poe's claim that it fell was odd.", "Ann Poe", id="possessive-of-a-noun"),
        pytest.param(
            "Ann Poe, head of the Ashe Defence and Harbour Fund, said it fell.", "Ann Poe", id="and-in-a-name-behind"
        ),
        pytest.param(
            "Halden Water met. Carrying signs, they left. The company said it fell.", "Halden Water", id="participle"
        ),
        pytest.param(
            "The Pilots and Harbour Workers (PHW) said it fell.", "Pilots and Harbour Workers", id="letters-tell"
        ),
        pytest.param("Ravi Brun of Sule Partners, who left, said it fell.", "Ravi Brun", id="of-a-firm"),
    ],
)
def test_a_last_name_is_the_person_whom_the_words_around_it_allow(text, expected):
    assert speakers(text)[-1] == expected
