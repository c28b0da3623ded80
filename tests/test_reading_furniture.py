"""What is furniture, what is a caption, and that story is thrown away in neither."""

import pytest

from generator.reading.furniture import role_of

FURNITURE = [
    "Read also: Repair crews work in three districts", "READ MORE", "Read more: Bridge closed", "Related:", "Share",
    "Related stories", "Share this article", "Share | Tweet | Print", "Follow us on our channel", "Copy link",
    "Sign up for our morning newsletter", "Subscribe", "Advertisement", "Advertisement · Scroll to continue",
    "© 2025 The Paper", "Tags: diplomacy, ports", "Photo: regional administration", "Image source, Getty Images",
    "Reporting by the newsroom; Editing by the desk", "This story has been updated with the reaction of the ministry.",
    "This article is more than 3 months old", "Our Standards: The Trust Principles.", "3 min read", "14:05", "2 hours ago",
    "We use cookies to improve your experience.", "Found a spelling error? Let us know by selecting the text.",
    "Updated at 14:05", "More on this story", "Most read", "Get the news in your inbox", "Leave a comment",
]  # fmt: skip

CAPTIONS = [
    "The minister attends a meeting in Kyiv, Ukraine September 30, 2022. — Reuters",
    "A crane stands in the harbour, June 3, 2024. (AP Photo/Staff)",
    "A crane stands in the harbour. Photo by the State Service",
    "A crane stands in the harbour. Picture: Agency", "A crane. Photo courtesy of the State Service",
    "A crane stands in the harbour on June 3. [Reuters]",
    "A crane stands in the harbour. Agency Staff/AFP via Getty Images",
    "FILE PHOTO: A crane stands in the harbour",
    "Image caption, Flags outside the venue",
]

STORIES = [
    "Read the statement carefully, the mayor said, and you will see what is missing.",
    "Share prices fell after the announcement.", "Support for the port must grow today, the mayor said.",
    "Receive and repair: the workshop took in forty vehicles.", "Follow-up talks are planned for Wednesday.",
    "Related companies were fined as well, the ministry said.", "Listening posts recorded the flight, he said.",
    "Register of damage opens in The Hague, according to the ministry.", "Print runs doubled last year.",
    "“We have moved from words to contracts.” — The Minister",
    "The talks end on Tuesday. — Reuters",
    "The strike was reported via Telegram, the mayor said.", "Aid reaches the town via Poland and Romania.",
    "The claim rests on a photo by Maxar Technologies.", "The ministry showed a picture of President Street.",
    "Satellite images by the company show the damage, the ministry said.",
    "She was a journalist for a Kyiv newspaper before the war.", "More than 40 people were evacuated.",
    "The commander-in-chief posted photos of the wreckage (some of them blurred).",
    "Comments by the minister drew criticism.", "Correction of fire was done by drone, the brigade said.",
]  # fmt: skip


@pytest.mark.parametrize("text", FURNITURE)
def test_furniture(text):
    assert role_of(text, words={}) == "furniture"


@pytest.mark.parametrize("text", CAPTIONS)
def test_captions(text):
    assert role_of(text, words={}) == "caption"


@pytest.mark.parametrize("text", STORIES)
def test_story_stays_story(text):
    assert role_of(text, words={}) == "story"


def test_the_lexicon_adds_notices_and_credits():
    words = {"furniture": ("prefer us",), "caption": ("— The Agency",)}
    assert role_of("Prefer us on your search page", words=words) == "furniture"
    assert role_of("Preferred bidders were named.", words=words) == "story"
    assert role_of("A crane stands in the harbour. — The Agency", words=words) == "caption"


def test_an_authors_note_is_furniture_only_at_the_end():
    note = "The author is a reporter based in Kyiv."
    assert role_of(note, words={}, closing=True) == "furniture"
    assert role_of(note, words={}) == "story"
