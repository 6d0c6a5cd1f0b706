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
