import json

import pytest
from support.shared import shared_path

from reader.model import JunkKind
from reader.text.blocks import lay_out

TITLE = "Harbour talks fail as ferry crews walk out"
STORY = (
    "The harbour council met on Tuesday evening in the old customs house and could not agree on anything at all.\n\n"
    "“We will be back on Monday,” said Ruta Sorrel, who leads the crews. The council gave no date for new talks.\n\n"
    "The mayor said nobody had been paid since October, and that the town could not go on like this."
)


def junk_of(text, title=TITLE):
    return {text[slice(*junk.span)]: junk.kind for junk in lay_out(text, title).junk}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (TITLE, JunkKind.REPEATED_TITLE),
        ("Harbour talks fail as ferry crews walk out again", JunkKind.REPEATED_TITLE),
        ("By Tam Okereke and Pell Lind", JunkKind.BYLINE),
        ("Priya Oak, Health Reporter", JunkKind.BYLINE),
        ("From our correspondent in Varne", JunkKind.BYLINE),
        ("Jon Fen", JunkKind.BYLINE),
        ("By the Herald foreign desk", JunkKind.BYLINE),
        ("Story by Jon Fen", JunkKind.BYLINE),
        ("Share | Print | Save for later", JunkKind.SHARE),
        ("Email   Chirper   Copy link", JunkKind.SHARE),
        ("Home › World › Live", JunkKind.NAV),
        ("4 min read", JunkKind.NAV),
        ("Listen to this article", JunkKind.NAV),
        ("Smoke above the brick works on Sunday. Photo: Pool", JunkKind.CAPTION),
        ("The clinic in Port Ellery. (Herald/Sol Vance)", JunkKind.CAPTION),
        ("A council lorry leaving the old fish market.", JunkKind.CAPTION),
        ("Advertisement", JunkKind.SPONSOR),
        ("Presented by VaultHaus: passwords, but nicer", JunkKind.SPONSOR),
        ("Varne, 19 March 2024", JunkKind.DATELINE),
    ],
)
def test_a_line_above_the_story_is_known_for_what_it_is(line, kind):
    assert junk_of(f"{TITLE}\n\n{line}\n\n{STORY}") == {line: kind}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("(Reporting by Tam Okereke in Varne; editing by Lou Brandt)", JunkKind.BYLINE),
        ("TP writer Sam Aguirre contributed to this report.", JunkKind.BYLINE),
        ("Ruta Mallin is a freelance reporter and the author of two books on rivers.", JunkKind.BIO),
        ("Ruta Mallin covers ports. She holds no shares in any company mentioned.", JunkKind.BIO),
        (
            "Ruta Mallin is a contributing editor and the author of “Low Water: How Orvenia Lost Its Rivers”.",
            JunkKind.BIO,
        ),
        ("This text is for information only and not investment advice.", JunkKind.SPONSOR),
        ("This website uses cookies.", JunkKind.NAV),
        ("The views here are the author's, not those of this paper.", JunkKind.BIO),
        ("Dear reader, good reporting takes time. If you value ours, become a supporter.", JunkKind.APPEAL),
        ("Our pages are free because readers like you pay for them. Please become a member today.", JunkKind.APPEAL),
        ("Sign up for our newsletter, sent every weekday at five.", JunkKind.APPEAL),
        ("READ MORE: Everything about the ferry strike", JunkKind.TEASER),
        ("Like this post? Pass it on.", JunkKind.SHARE),
        ("© Harbour News. All rights reserved.", JunkKind.NAV),
    ],
)
def test_a_line_below_the_story_is_known_for_what_it_is(line, kind):
    assert junk_of(f"{TITLE}\n\n{STORY}\n\n{line}") == {line: kind}


@pytest.mark.parametrize(
    "line",
    [
        "Published 14:20, 5 March 2024",
        "Updated 2 hours ago",
        "Politics",
        "(Wire)",
        "VARNE, Orvenia",
        "Sign in to listen",
        "Image caption, The harbour on Monday",
        "The harbour on Monday [Ann Poe/Wire]",
        "FILE - The harbour of Varne is seen on Monday, March 4, 2024.",
        "Ships are seen in the harbour of Varne on March 4. (Wire Pictures)",
    ],
)
def test_scraps_above_the_story_are_junk(line):
    assert list(junk_of(f"{TITLE}\n\n{line}\n\n{STORY}")) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Contact: ann.poe@example.org",
        "#harbour #ferries",
        "Support the Varne Post. Donate today.",
        "Comments are closed.",
        "This is a developing story and will be updated.",
        "You have 2 free articles left this month.",
        "The author, a former harbour pilot, teaches at the University of Varne.",
        "Editor's note: This story has been updated with a comment from the mayor.",
        "Your email address will not be published. Required fields are marked *",
        "Join our channel on Telegram to get the news first.",
    ],
)
def test_scraps_below_the_story_are_junk(line):
    assert list(junk_of(f"{TITLE}\n\n{STORY}\n\n{line}")) == [line]


@pytest.mark.parametrize(
    "line", ["Printers walk out over pay", "Watchdog says the harbour is safe", "Saved from the flood by a cat"]
)
def test_a_standfirst_is_no_junk(line):
    assert junk_of(f"{TITLE}\n\n{line}\n\n{STORY}") == {}


@pytest.mark.parametrize("line", ["Share prices fell on Monday.", "1. Ann Poe (2.)", "(12 crowns are a pound)"])
def test_a_last_line_may_belong_to_the_story(line):
    assert junk_of(f"{TITLE}\n\n{STORY}\n\n{line}") == {}


def test_what_follows_a_label_are_teasers():
    tail = ["More in this category", "Bypass plan “dead”, admits county", "The ferry that never came was built in..."]
    kinds = junk_of(f"{TITLE}\n\n{STORY}\n\n" + "\n\n".join(tail))
    assert kinds == dict(zip(tail, [JunkKind.NAV, JunkKind.TEASER, JunkKind.TEASER], strict=True))


def test_a_label_between_paragraphs_takes_only_the_headline_below_it():
    first, rest = STORY.split("\n\n", 1)
    text = f"{TITLE}\n\n{first}\n\nREAD ALSO\n\nWhat is an earth dam\n\n{rest}"
    assert junk_of(text) == {"READ ALSO": JunkKind.NAV, "What is an earth dam": JunkKind.TEASER}


def test_an_author_named_twice_below_the_story_has_a_bio():
    tail = "Ann Poe\nAnn Poe\nAnn Poe holds a degree in history and is working towards another."
    assert set(junk_of(f"{TITLE}\n\n{STORY}\n\n{tail}").values()) == {JunkKind.BIO}


def test_a_dateline_is_marked_inside_its_paragraph():
    assert junk_of(f"{TITLE}\n\nVARNE, March 5 (Meridian Wire) - {STORY}") == {
        "VARNE, March 5 (Meridian Wire) -": JunkKind.DATELINE
    }


def test_a_label_glued_to_the_title_goes_with_the_doubled_title():
    glued = f"Video of the day{TITLE}"
    assert junk_of(f"{TITLE}\n\n{glued}\n\n{STORY}") == {glued: JunkKind.REPEATED_TITLE}


@pytest.mark.parametrize(
    "paragraph",
    [
        "“Our readers deserve better, and we will support you,” the mayor said of the paper on Monday evening.",
        "The party urged voters to donate and to become a member, according to its newsletter.",
        "Ann Poe covers the roof with her own hands, she said, as nobody else will do it.",
        "By the old dock, the crews met again.",
        "There were 40 names on the list, according to the page photographed by our reporter. The mayor denied it.",
        "The author, a former harbour pilot, told the council on Monday that he would not come.",
        "She shared the picture with a friend. He printed it.",
        "Nobody came.",
        "“Nobody came.”",
    ],
)
def test_what_people_do_and_say_is_no_junk(paragraph):
    assert junk_of(f"{TITLE}\n\n{STORY}\n\n{paragraph}\n\n{STORY}") == {}


def _characters(spans):
    return {offset for start, end, *_ in spans for offset in range(start, end)}


def test_the_gold_is_met_by_characters():
    hit = found = wanted = false = story = 0
    for line in shared_path("gold", "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = shared_path("gold", record["file"]).read_bytes().decode()
        gold = _characters(record["boilerplate"])
        marked = _characters(junk.span for junk in lay_out(text, record["title"]).junk)
        hit, found, wanted = hit + len(gold & marked), found + len(marked), wanted + len(gold)
        false, story = false + len(marked - gold), story + len(text) - len(gold)
    assert 2 * hit / (found + wanted) >= 0.97
    assert false / story < 0.005


def test_next_to_nothing_is_marked_in_clean_news():
    marked = total = 0
    for line in shared_path("eval", "polnear-dev.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        marked += len(_characters(junk.span for junk in lay_out(text).junk))
        total += len(text)
    assert marked / total < 0.007  # datelines, credits and notes about authors are there, and rightly marked


@pytest.mark.parametrize(
    ("name", "beginnings"),
    [
        ("000", ["Dear reader,", "Our access to web", "Video of the day", "Bakhmut/ Photo"]),
        (
            "003",
            ["US Official", "Matthew Dellinger holds", "- Sponsor -", "Week's Top", "SOF Week", "Russia’s Ambassador"],
        ),
    ],
)
def test_the_seeds_keep_their_story_and_lose_their_junk(name, beginnings):
    (path,) = shared_path("seeds").glob(f"{name}_*.txt")
    text = path.read_text(encoding="utf-8")
    junk = list(junk_of(text, ""))
    assert [start for start in beginnings if not any(words.startswith(start) for words in junk)] == []
    assert not any("Kirby" in words or "Zaluzhny" in words for words in junk)
