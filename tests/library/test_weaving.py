"""Threads are made of subject groups: columns, voices, lines of figures, conflicts, titles."""

from dataclasses import replace

from support.threads_in_hand import Said, article, group, story, weave

from reader.library.courses import courses_of
from reader.library.subjects import subjects_of
from reader.library.weaving import Weaver

ARMY = Said("a", "the army", "the bridge fell")
MAYOR = Said("b", "Piet Lammers", "the bridge stands")
ROADS = Said("c", "Ministry of Roads", "the bridge is open")
GUEST = Said("g", "Ann Poe", "it rains")


def shown(thread):
    return [(side.heading, [each.uid for each in side.statements], side.voices) for side in thread.positions]


def test_sides_of_a_conflict_stand_in_columns_under_their_earliest_claim():
    material = story(
        article("1", ARMY, day="2024-03-02"), article("2", MAYOR, ROADS, GUEST, day="2024-03-03"), relations="a≠b b=c"
    )
    (thread,) = weave(material, "a b c | g")
    assert shown(thread) == [("the bridge fell", ["a"], 1), ("the bridge stands", ["b", "c"], 2), ("", ["g"], 1)]
    assert (thread.uid, thread.conflicts, thread.articles) == ("a", 1, 2)
    assert (thread.first_day, thread.last_day) == ("2024-03-02", "2024-03-03")


def test_where_nobody_contradicts_guests_stand_beside_one_column():
    (thread,) = weave(story(article("1", ARMY, GUEST), article("2", MAYOR)), "a b | g")
    assert shown(thread) == [("the bridge fell", ["a", "b"], 2), ("", ["g"], 1)]
    assert thread.conflicts == 0


def test_conflict_by_claim_and_by_figure_is_one():
    first, second = Said("a", "Poe", "died", 12), Said("b", "Kern", "died", 20)
    (thread,) = weave(story(article("1", first), article("2", second), relations="a≠b f-a≠f-b"), "a b f-a f-b")
    assert thread.conflicts == 1
    assert len(thread.relations) == 2


def test_figures_that_exclude_each_other_part_their_claims():
    first, second = Said("a", "Poe", "died", 12), Said("b", "Kern", "died", 20)
    (thread,) = weave(story(article("1", first), article("2", second), relations="f-a≠f-b"), "a b f-a f-b")
    assert [each for _, each, _ in shown(thread)] == [["a"], ["b"]]


def test_numbers_that_a_third_denies_share_no_column():
    said = [Said("a", "Poe", "died", 20_000), Said("b", "Kern", "died", 3_000), Said("c", "Moll", "died", 3_800)]
    (thread,) = weave(story(article("1", *said), relations="f-a≠f-c f-b≠f-c"), "a b c")
    assert [each for _, each, _ in shown(thread)] == [["a"], ["b"], ["c"]]


def test_conflict_between_two_guests_belongs_to_another_thread():
    material = story(article("1", ARMY, GUEST), article("2", MAYOR), relations="a≠b")
    (thread,) = weave(material, "g | a b")
    assert (thread.conflicts, thread.relations) == (0, ())


def test_groups_that_answer_each_other_are_one_thread():
    more = Said("d", "Moll", "it lies in the river")
    material = story(article("1", ARMY, more), article("2", MAYOR, ROADS), relations="a≠b d≠c a=d")
    (thread,) = weave(material, "a b | c", "c d")
    assert {uid for _, side, _ in shown(thread) for uid in side} == {"a", "b", "c", "d"}


def test_groups_that_only_lie_near_each_other_are_two_threads():
    material = story(article("1", ARMY, GUEST), article("2", MAYOR, ROADS), relations="a≠b g|c")
    assert len(weave(material, "a b | c g", "c g | a b")) == 2


def test_what_one_thread_cannot_hold_is_counted():
    many = [Said(f"g{number}", f"Speaker {number}", "it rains") for number in range(40)]
    material = story(article("1", ARMY, MAYOR, *many))
    guests = " ".join(each.uid for each in many)
    (thread,) = weave(material, f"a b | {guests}")
    assert sum(len(each) for _, each, _ in shown(thread)) + thread.left_out == 42
    assert thread.left_out == 18


def test_one_statement_alone_is_no_thread():
    assert weave(story(article("1", Said("a", "Poe", "died", 12))), "a f-a") == ()


def test_contested_threads_come_first():
    material = story(article("1", ARMY, GUEST), article("2", MAYOR, ROADS), relations="a≠b")
    assert [each.uid for each in weave(material, "c g", "a b")] == ["a", "g"]


def test_copies_of_one_report_are_one_voice():
    prints = [Said(uid, f"somebody {uid}", "the bridge fell") for uid in "abc"]
    homes = [article(uid, said, outlet=f"Paper {uid}") for uid, said in zip("123", prints, strict=True)]
    (thread,) = weave(story(*homes, copies={"2": "1"}), "a b c")
    assert [(side.voices, side.copies) for side in thread.positions] == [(2, 1)]
    assert [each.copy_of for each in thread.positions[0].statements] == ["", "1", ""]


def test_figure_in_the_own_voice_is_its_sentence_and_no_voice():
    own = Said("o", "", "people died in the flood", 11)
    (thread,) = weave(story(article("1", own), article("2", ARMY)), "o a")
    (side,) = thread.positions
    assert [each.content_text for each in side.statements] == ["11 people died in the flood.", "the bridge fell"]
    assert side.voices == 1
    assert side.statements[0].claim is None


def test_figures_stand_on_a_line_the_least_first():
    said = [Said("a", "Poe", "died", 20), Said("b", "Kern", "died", 12), Said("o", "", "died", 15)]
    (thread,) = weave(story(article("1", *said), relations="f-a≠f-b"), "a b o")
    (line,) = thread.lines
    assert [row.figure.low for row in line.rows] == [12, 15, 20]
    assert [row.statement.uid for row in line.rows] == ["b", "o", "a"]
    assert len(line.relations) == 1


def test_only_the_figures_that_a_group_names_are_on_its_line():
    material = story(article("1", Said("a", "Poe", "died", 20), Said("b", "Kern", "died", 12)))
    (account,) = material.accounts
    ages = [replace(each, uid=f"{each.uid}-age", low=80, high=80) for each in account.figures]
    material = replace(material, accounts=(replace(account, figures=(*account.figures, *ages)),))
    (thread,) = weave(material, "a f-a b")
    assert [row.figure.uid for row in thread.lines[0].rows] == ["f-b", "f-a", "f-b-age"]


def test_subjects_do_not_depend_on_the_order_of_groups():
    material = story(article("1", ARMY, GUEST), article("2", MAYOR, ROADS), relations="a=b b=c")
    home = Weaver(material).statements.home
    groups = [group("a g | b"), group("b c | a")]
    assert subjects_of(groups, material.relations, home) == subjects_of(groups[::-1], material.relations, home)


# ------------------------------------------------------------------ courses


def courses(*said, relations=""):
    homes = [article(str(number), each, day=f"2024-03-0{number}") for number, each in enumerate(said, 1)]
    (thread,) = weave(story(*homes, relations=relations), " ".join(each.uid for each in said))
    return courses_of(thread)


def dead(uid, amount, **more):
    return Said(uid, f"Speaker {uid}", "died", amount, "killed", **more)


def test_figures_of_one_measure_stand_in_the_order_of_their_days():
    (course,) = courses(dead("a", 20, as_of="2024-03-09"), dead("b", 12), dead("c", 15))
    assert [(each.day, each.figure.low) for each in course.moments] == [
        ("2024-03-02", 12),
        ("2024-03-03", 15),
        ("2024-03-09", 20),
    ]


def test_updates_are_told_from_contradictions_where_they_come_later():
    (course,) = courses(dead("a", 12), dead("b", 20), dead("c", 9), relations="f-a→f-b f-c≠f-b f-a|f-c")
    told = [[(each.kind.value, each.left) for each in moment.changes] for moment in course.moments]
    assert told == [[], [("update", "f-a")], [("conflict", "f-c")]]


def test_figures_of_other_populations_have_a_course_of_their_own():
    soldiers = [dead("a", 12, population="soldiers"), dead("b", 20, population="soldiers")]
    civilians = [dead("c", 1, population="civilians"), dead("d", 2, population="civilians")]
    found = courses(*soldiers, *civilians)
    assert [[each.statement.uid for each in course.moments] for course in found] == [["c", "d"], ["a", "b"]]
    assert [course.title for course in found] == ["Title (civilians killed)", "Title (soldiers killed)"]


def test_figures_that_rules_compare_share_a_course_whatever_they_are_called():
    (course,) = courses(dead("a", 12, population="people"), dead("b", 20, population="residents"), relations="f-a→f-b")
    assert [each.figure.low for each in course.moments] == [12, 20]


def test_positions_have_a_course_by_the_day_of_publication():
    (course,) = courses(ARMY, MAYOR, relations="a≠b")
    assert [(each.day, each.statement.uid, len(each.changes)) for each in course.moments] == [
        ("2024-03-01", "a", 0),
        ("2024-03-02", "b", 1),
    ]
