import pytest
from eval.names import is_same_description, is_same_name


@pytest.mark.parametrize(
    ("left", "right", "is_same"),
    [
        pytest.param("Ada Reed", "Reed", True, id="last-name"),
        pytest.param("Ada Reed", "Mrs. Reed", True, id="courtesy"),
        pytest.param("Ada Reed", "Governor Ada Reed", True, id="office"),
        pytest.param("Ada Reed", "A. Reed", True, id="initial"),
        pytest.param("Ed Reed", "Edna Reed", False, id="beginning-is-no-initial"),
        pytest.param("Ada Reed", "Ann Reed", False, id="another-first-name"),
        pytest.param("Ada Reed", "Ada Hale", False, id="another-last-name"),
        pytest.param("Ada Reed", "Ada", False, id="first-name"),
        pytest.param("Ada Maria Reed", "Ada Reed", True, id="middle-name"),
        pytest.param("Ada Reed, a miller", "Ada Reed", True, id="behind-a-comma"),
        pytest.param("Ada Reed (Mill Party)", "ADA REED", True, id="bracket-and-case"),
        pytest.param("Édgar Ölen Jr.", "Edgar Olen", True, id="accents-and-junior"),
        pytest.param("Reed’s", "Reed", True, id="possessive"),
        pytest.param("Sean O’Hale", "O'Hale", True, id="apostrophe"),
        pytest.param("the mayor", "Mayor", True, id="title-alone"),
        pytest.param(None, "", True, id="nobody-twice"),
        pytest.param("Reed", None, False, id="nobody"),
        pytest.param("—", "Reed", False, id="no-word"),
    ],
)
def test_names_of_persons(left, right, is_same):
    assert is_same_name(left, right, is_person=True) is is_same
    assert is_same_name(right, left, is_person=True) is is_same


@pytest.mark.parametrize(
    ("left", "right", "is_same"),
    [
        pytest.param("The Mill Board", "Mill Board", True, id="article"),
        pytest.param("Mill Board", "Board", False, id="no-short-forms"),
        pytest.param("Mill Board of Ashe", "Mill Board", False, id="longer"),
    ],
)
def test_names_of_organisations_are_whole(left, right, is_same):
    assert is_same_name(left, right, is_person=False) is is_same


@pytest.mark.parametrize(
    ("left", "right", "is_same"),
    [
        pytest.param("unnamed old miller", "a miller", True, id="half-of-the-shorter"),
        pytest.param("unnamed miller", "an anonymous baker", False, id="anonymous-says-nothing"),
        pytest.param("people of Ashe", "people of Orvel", True, id="one-of-two"),
        pytest.param("three old men of Ashe", "four young women of Ashe", False, id="one-of-four"),
        pytest.param(None, "", True, id="nobody-twice"),
        pytest.param(None, "a miller", False, id="nobody"),
    ],
)
def test_descriptions(left, right, is_same):
    assert is_same_description(left, right) is is_same
