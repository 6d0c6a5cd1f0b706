"""Who is counted, and of what, as the words around a number and the rest of the article tell."""

import pytest

from reader.claims.figures import find_figures
from reader.model import Claim, Span, Speaker, SpeakerKind
from reader.text.blocks import lay_out

PUBLISHED = "2024-03-05"
BEGINNING = "Nobody came to the table, although it had been laid for everyone since early that day.\n\n"


def figures_in(sentences, claims=(), title="Talks"):
    text = f"{title}\n\n{BEGINNING}{sentences}"
    return find_figures(text, lay_out(text, title), claims, published=PUBLISHED)


def said_by(name, sentence, title="Talks"):
    start = len(f"{title}\n\n{BEGINNING}")
    speaker = Speaker(name, SpeakerKind.ORGANISATION)
    return Claim("c1", (), (), (Span(start, start + len(sentence)),), speaker)


@pytest.mark.parametrize(
    ("sentence", "population"),
    [
        pytest.param("Orvenian dead numbered 300.", "Orvenian", id="dead of a people"),
        pytest.param("It put Orvenian military deaths at 300.", "Orvenian soldiers", id="military deaths"),
        pytest.param("The number of injured officers has climbed to 26.", "officers", id="number of"),
        pytest.param("It put those of the Lisk army at 300 dead.", "Lisk army", id="those of"),
        pytest.param("So the Orvenians lost nine thousand men.", "Orvenians", id="who lost men"),
        pytest.param("Orvenian dead numbered 300, soldiers and police together.", "Orvenian soldiers and police",
                     id="joined"),
        pytest.param("It killed 340 soldiers of the Ghell Confederation.", "Ghell soldiers", id="whose, behind it"),
        pytest.param("Some 600 soldiers on both sides died.", "soldiers on both sides", id="both sides"),
        pytest.param("They name 70 heavy wounded.", "", id="heavy is nobody"),
        pytest.param("Hundreds of enemy soldiers died.", "soldiers", id="enemy is nobody's"),
        pytest.param("The police figure of 620 covers only the square.", "", id="a verb is no noun"),
        pytest.param("Police putting the crowd at 620 were mocked.", "participants", id="who counts is not counted"),
        pytest.param("Some 92 per cent of the 3,400 drivers walked out.", "drivers", id="a number in the noun"),
        pytest.param("Half of the harvest rotted.", "harvest", id="a share of what is no plural"),
        pytest.param("About 40 tonnes of resin leaked.", "resin", id="a substance"),
        pytest.param("They put the cost of the repairs at 3 million crowns.", "repairs", id="cost of"),
        pytest.param("The strike is costing businesses 3 million crowns.", "businesses", id="costing whom"),
        pytest.param("Turnout was 71%.", "voters", id="turnout"),
        pytest.param("It gave 53.1% of the vote for Reva Dantu.", "votes for Dantu", id="votes for"),
    ],
)  # fmt: skip
def test_a_population_is_read_from_the_sentence(sentence, population):
    assert figures_in(sentence)[0].population == population


@pytest.mark.parametrize(
    ("sentence", "measures"),
    [
        pytest.param("It lost 400 men.", "killed", id="lost men"),
        pytest.param("Police said 47 people were arrested.", "arrested", id="arrested"),
        pytest.param("Medics treated 83 marchers.", "treated", id="a noun is no measure beside a verb"),
        pytest.param("Some 83 marchers came.", "participants", id="else it is"),
        pytest.param("About 40 tonnes leaked.", "spilled", id="leaked"),
        pytest.param("The fund has a shortfall of 3 million crowns.", "deficit", id="shortfall"),
        pytest.param("Nobody saw 64 men, after twenty turned up.", "", id="of the next number"),
        pytest.param("Nobody saw three men and two women killed.", "killed", id="joined numbers"),
        pytest.param("In an e-mail that leaked he gave 81 per cent.", "", id="a letter leaks no per cent"),
        pytest.param("How many marched? The union spoke of 300.", "participants", id="the sentence before"),
        pytest.param("How many marched? The union was founded by 300.", "", id="not of any number"),
        pytest.param("Families of the dead demand 400 thalers.", "pay_demand", id="thalers are not killed"),
    ],
)  # fmt: skip
def test_a_measure_is_that_of_the_nearest_word_that_may_be_its_own(sentence, measures):
    assert figures_in(sentence)[0].measures == measures


@pytest.mark.parametrize(
    ("sentences", "unit", "measures", "population"),
    [
        pytest.param(
            "He scoffed at 2,340. She said 2,340 Orvenian soldiers were killed.",
            "people", "killed", "Orvenian soldiers", id="the same number, said more fully",
        ),
        pytest.param(
            "They name 300 dead. She said 340 Orvenian soldiers were killed.",
            "people", "killed", "Orvenian soldiers", id="dead of the only people that lost any",
        ),
        pytest.param(
            "They name 300 dead. She said 340 Orvenian soldiers were killed. He said 90 Lisk soldiers were killed.",
            "people", "killed", "", id="not of one of two",
        ),
        pytest.param(
            "Nine people died in the fire. The fire was out by then, but another fire broke out.",
            "people", "killed", "victims of the fire", id="dead of a disaster",
        ),
        pytest.param(
            "Nine people died in one of the hospitals. The fire was out by then, but another fire broke out.",
            "people", "killed", "people", id="not a part of them",
        ),
        pytest.param(
            "Some 900 people took part. It was the biggest protest ever.",
            "people", "participants", "protesters", id="people at a protest",
        ),
        pytest.param("Some 900 people took part.", "people", "participants", "participants", id="people elsewhere"),
        pytest.param(
            "Police arrested 47 people. At the march they held many more.",
            "people", "arrested", "protesters", id="people held at a protest",
        ),
        pytest.param(
            "How many marched? The figure of 620 covers only the square.",
            "people", "participants", "", id="not all of a crowd",
        ),
    ],
)  # fmt: skip
def test_the_article_tells_what_a_sentence_leaves_open(sentences, unit, measures, population):
    first = figures_in(sentences)[0]
    assert (first.unit, first.measures, first.population) == (unit, measures, population)


@pytest.mark.parametrize(
    ("speaker", "sentence", "population"),
    [
        pytest.param("Sarman defence ministry", "It put its own losses at 27 dead.", "Sarman soldiers", id="own"),
        pytest.param("Sarman army", "It spoke of 27 dead of its own.", "Sarman soldiers", id="of its own"),
        pytest.param("Sarman General Staff", "A dozen of its men were missing.", "Sarman soldiers", id="of its men"),
        pytest.param("Sarman Herald", "It put its own losses at 27 dead.", "", id="a newspaper has no soldiers"),
        pytest.param("Sarman army", "It put losses at 27 dead.", "", id="not said to be its own"),
    ],
)  # fmt: skip
def test_ones_own_dead_are_those_of_the_speakers_side(speaker, sentence, population):
    (figure,) = figures_in(sentence, (said_by(speaker, sentence),))
    assert figure.population == population


@pytest.mark.parametrize(
    ("sentences", "populations"),
    [
        pytest.param("It treated 83 marchers, 31 of whom were taken to hospital.",
                     ["marchers", "marchers taken to hospital"], id="a part of them"),
        pytest.param("Three districts fell. It was burying thousands.", ["districts", ""], id="not of another unit"),
        pytest.param("He walked six kilometres. It may be 5,000.", ["", ""], id="not of a distance"),
        pytest.param("It helped 51% of patients, compared with 24% on placebo.", ["patients", ""], id="not of others"),
    ],
)  # fmt: skip
def test_a_bare_number_takes_the_population_before_it_only_of_its_kind(sentences, populations):
    assert [figure.population for figure in figures_in(sentences)] == populations


def test_more_than_a_hundred_is_no_share():
    *_, last = figures_in("Turnout was 71%, said the council, with copies from 4,100 of them.")
    assert last.unit != "percent"


@pytest.mark.parametrize(
    ("sentences", "as_of"),
    [
        pytest.param("It lost 40 tanks in a fortnight.", "2024-02-20/2024-03-05", id="in a fortnight"),
        pytest.param("Some 900 marched. On Sunday 800 marched.", "2024-03-03", id="the day of the event"),
        pytest.param("It lost 900 tanks. On Sunday 800 marched.", PUBLISHED, id="not of another event"),
        pytest.param("Some 900 came to Sunday's pension march.", "2024-03-03", id="the day of a named march"),
        pytest.param("Some 900 gathered. On 1 May 2019 some 800 gathered.", PUBLISHED, id="not of years ago"),
    ],
)
def test_a_figure_holds_for_the_days_it_spans_and_those_who_came_for_the_day_of_the_event(sentences, as_of):
    assert figures_in(sentences)[0].as_of == as_of


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        pytest.param("It lost 40 tanks at Ashe General.", "", id="a hospital"),
        pytest.param("It lost 40 tanks in Estvarian brickworks.", "", id="a people's"),
        pytest.param("It lost 40 tanks in Oskelin brickworks.", "Oskelin", id="a town's"),
        pytest.param(f"It lost 40 tanks, and {'nobody knew why it was so, ' * 4}they said in Varne.", "", id="far"),
    ],
)  # fmt: skip
def test_a_place_must_be_one_and_stand_near(sentence, where):
    assert figures_in(sentence)[0].where == where
