"""Letters as plain text, Markdown and HTML: the same words in each, blanks that show, and texts that stay texts."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from html.parser import HTMLParser

import pytest
from attrs import evolve

from complaint_rules import Complaint, schemes
from complaint_rules.errors import UnknownNameError
from complaint_rules.explanations import DISCLAIMER
from complaint_rules.letters import Kind, Letter, People, Person, checklist, checklists, draft
from complaint_rules.letters.forms import html_escaped
from complaint_rules.letters.parts import Blank, Paragraph, said
from tests.test_letters import KNOWN, LETTERS, cornwall, held, letter
from tests.test_security import HOSTILE, complaint_with, filled, unprintable
from tests.test_show import everything

VOID = {"br", "input"}


class Reader(HTMLParser):
    """Reads a fragment: its tags, its words, and whether each tag is closed in order."""

    def __init__(self, fragment: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.marked: list[str] = []
        self.feed(fragment)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        (self.marked if "mark" in self.open else self.words).append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def plain(markdown: str) -> str:
    """Return Markdown without the marks that stand in front of a letter of its own or around words."""
    bare = re.sub(r"\*\*|  $", "", re.sub(r"\\([!-/:-@\[-`{-~])", "\x00\\1", markdown), flags=re.MULTILINE)
    return bare.replace("\x00", "").replace("&lt;", "<")


class TestForms:
    @pytest.mark.parametrize("name", LETTERS)
    def test_each_form_holds_the_same_words_in_the_same_order(self, name: str) -> None:
        found = letter(name)
        text = re.findall(r"\w+", found.text)
        assert re.findall(r"\w+", plain(found.markdown)) == text
        fragment = Reader(found.html.replace("to fill in: ", ""))
        words = re.findall(r"\w+", re.sub(r"<[^>]+>", " ", found.html).replace("to fill in: ", ""))
        numbers = {str(number) for number in range(1, 9)}
        assert [word for word in words if word not in numbers | {"39", "quot", "amp"}] == [
            word for word in re.findall(r"\w+", found.text.replace("'", " ")) if word not in numbers
        ]
        assert {f"[{one.strip('[]')}]" for one in fragment.marked} == set(found.blanks)

    @pytest.mark.parametrize("name", LETTERS)
    def test_html_is_a_fragment_of_meaning_with_each_blank_told_in_words(self, name: str) -> None:
        found = letter(name)
        read = Reader(found.html)
        assert read.tags[0] == "article"
        assert set(read.tags) <= {
            *("article", "address", "p", "time", "h2", "h3", "ul", "ol", "li", "mark", "footer", "br"),
        }
        assert read.tags.count("h2") == 1
        assert all(one.startswith("[to fill in: ") and one.endswith("]") for one in read.marked)
        assert {key for key, _ in read.attributes} == {"class", "lang", "datetime"}

    @pytest.mark.parametrize("name", ["children-follow-up-cornwall", "children-ombudsman"])
    def test_markdown_and_html_are_as_they_were_looked_at(self, name: str) -> None:
        found = letter(name)
        markdown, fragment = found.with_note("markdown"), found.with_note("html")
        assert markdown == held(f"{name}.md", markdown)
        assert fragment == held(f"{name}.html", fragment)

    @pytest.mark.parametrize("form", ["text", "markdown", "html"])
    def test_the_note_stands_apart_and_ends_with_the_disclaimer_once(self, form: str) -> None:
        for one in (letter("children-ombudsman"), draft(Kind.FOLLOW_UP, cornwall(), on=date(2024, 8, 30))):
            page = one.with_note(form)
            assert page.count(DISCLAIMER) == 1
            assert page.index("For you, and no part of the letter") < page.index(DISCLAIMER)
            assert page.startswith("For you") is (not one.is_written and form != "html")

    def test_a_form_that_is_none(self) -> None:
        with pytest.raises(UnknownNameError, match="unknown form 'pdf'"):
            letter("children-ombudsman").with_note("pdf")

    def test_a_letter_without_blanks_says_so(self) -> None:
        one = Letter(
            kind=Kind.COMPLAINT,
            on=date(2026, 11, 23),
            answer=letter("children-ombudsman").answer,
            body=(Paragraph(("Done.",)),),
        )
        assert one.note[0] == "Nothing is left to fill in."
        assert one.blanks == ()
        assert "<footer>" not in one.html
        assert "address" not in one.html

    def test_pieces_that_are_empty_or_all_spaces_keep_words_apart(self) -> None:
        one = Letter(
            kind=Kind.COMPLAINT,
            on=date(2026, 11, 23),
            answer=letter("children-ombudsman").answer,
            body=(Paragraph(("One", " ", Blank("two"), " three ", Blank("four"))),),
        )
        assert one.text.endswith("One [two] three [four]")
        assert one.markdown.endswith("One **\\[two\\]** three **\\[four\\]**")
        assert "One <mark>[to fill in: two]</mark> three <mark>[to fill in: four]</mark></p>" in one.html


def hostile_people() -> People:
    person = Person(
        name=HOSTILE, greeting=HOSTILE, role=HOSTILE, organisation=HOSTILE, address=(HOSTILE,), email=HOSTILE
    )
    return People(
        complainant=person, representative=person, advocate=person, addressee=person, body=HOSTILE, copies=(person,)
    )


class TestTextStaysInItsPlace:
    """House rule: whatever a record, a rule or a name holds, it can only be read as text."""

    @staticmethod
    @cache
    def letters() -> list[Letter]:
        days = (date(2024, 8, 1), date(2024, 8, 30), date(2025, 9, 1))
        made = complaint_with(HOSTILE)
        return [draft(kind, made, on=on, people=hostile_people()) for kind in Kind for on in days]

    def test_no_text_becomes_a_tag_a_mark_or_a_line_of_its_own(self) -> None:
        written = [one for one in self.letters() if one.is_written]
        assert len(written) > 5
        for one in written:
            lines = [len(part) for part in (one.sender, one.addressee)]
            assert one.text.count("\n\n") == one.markdown.count("\n\n") - bool(one.rules)
            assert lines == [5, 5]
            read = Reader(one.with_note("html"))
            assert not {"script", "img", "b", "details", "a"} & set(read.tags)
            assert {key for key, _ in read.attributes} <= {"class", "lang", "datetime"}
            bare = re.sub(r"\\[!-/:-@\[-`{-~]|&lt;|&#37;|\*\*", "", one.with_note("markdown"))
            assert not re.search(r"[<`*_\[\]{}|~$]", bare)

    def test_nothing_in_it_moves_a_cursor_or_turns_letters_round(self) -> None:
        for one in self.letters():
            for page in (one.with_note(), one.with_note("markdown"), one.with_note("html")):
                assert unprintable(page) == []

    def test_what_only_looks_like_a_blank_is_none(self) -> None:
        one = draft(Kind.FOLLOW_UP, cornwall(), on=date(2024, 12, 6), people=People(complainant="[your name]"))
        assert "[your name]" not in one.blanks
        assert "<mark>[to fill in: your name]" not in one.html

    def test_checklists_hold_texts_as_texts(self) -> None:
        rules = filled(everything(), HOSTILE)
        assert len(checklists(rules)) > 1
        for one in checklists(rules):
            assert unprintable(one.text + one.markdown + one.html) == []
            assert set(Reader(one.html).tags) == {"section", "h2", "p", "ul", "li", "label", "input"}
            bare = re.sub(r"\\[!-/:-@\[-`{-~]|&lt;|&#37;|^- \[ \]|^## ", "", one.markdown, flags=re.MULTILINE)
            assert not re.search(r"[<`*_\[\]{}|~$#]", bare)

    def test_every_mark_of_html_is_escaped(self) -> None:
        assert html_escaped("<a href=\"x\">'&'\n") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;"
        assert str(Blank("two\nlines")) == "[two lines]"
        assert said(("a ", Blank("b"))) == "a [b]"


class TestChecklists:
    def test_each_point_has_its_strength_and_its_source(self) -> None:
        rules = schemes.newest("england-adults-and-nhs")
        one = checklist(rules, "final-response")
        assert one.form == "in writing"
        assert one.text == held("checklist-adults-final-response.txt", one.text)
        assert one.markdown == held("checklist-adults-final-response.md", one.markdown)
        assert one.html == held("checklist-adults-final-response.html", one.html)
        assert all(item.source.citation in item.sentence for item in one.items)

    def test_what_is_asked_of_a_notice_is_said_with_its_condition(self) -> None:
        one = checklist(schemes.in_force("england-children", on=date(2024, 8, 1)), "stage-2-response")
        assert [item.sentence for item in one.items] == [
            "If the time is put off by notice, in the notice: the reasons in writing (must; SI 2006/1738, reg 17).",
            "If the time is put off by notice, in the notice: the new date (must; SI 2006/1738, reg 17).",
        ]

    def test_what_the_rules_add_after_a_miss_is_no_point_to_tick(self) -> None:
        one = checklist(schemes.newest("lgsco-code"), "stage-1-response")
        added = (
            "Where the time has passed (the stage 1 response), the rules add: the council should say when the response "
            f"will come, and why it is late ({one.also[0][1].citation})."
        )
        for page in (one.text, one.markdown, one.html):
            assert added in page
        assert not any(one.also[0][0] in item.text for item in one.items)

    @pytest.mark.parametrize("name", schemes.names())
    def test_every_letter_of_every_scheme_has_one(self, name: str) -> None:
        rules = schemes.newest(name)
        found = checklists(rules)
        assert {one.event for one in rules.letters} <= {one.event for one in found}
        for one in found:
            contents = [content for held in rules.letters if held.event == one.event for content in held.contents]
            assert [item.text for item in one.items][: len(contents)] == [content.text for content in contents]
            assert one.text.count("[ ] ") == one.markdown.count("- [ ] ") == one.html.count("<input") == len(one.items)
            assert one.text.count(DISCLAIMER) == one.markdown.count(DISCLAIMER) == one.html.count(DISCLAIMER) == 1
            Reader(one.html)

    def test_a_letter_of_which_nothing_is_asked_says_so(self) -> None:
        one = checklist(schemes.newest("england-children"), "acknowledgement")
        assert one.is_empty
        for page in (one.text, one.markdown, one.html):
            assert "ask for nothing in particular in it. A text that was not read may ask for more." in page
        assert "<ul>" not in one.html

    def test_an_event_that_is_none(self) -> None:
        with pytest.raises(UnknownNameError, match="acknowledgment"):
            checklist(schemes.newest("england-children"), "acknowledgment")


def test_a_letter_is_a_value_that_does_not_change() -> None:
    one = draft(Kind.FOLLOW_UP, cornwall(), on=date(2024, 12, 6), people=KNOWN)
    assert one == letter("children-follow-up-cornwall")
    assert evolve(one, body=()).text == ""
    assert Complaint(cornwall().procedure) == Complaint(cornwall().procedure)
