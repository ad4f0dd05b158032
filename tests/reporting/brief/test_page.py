"""The brief as a whole."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from portfolio.intake.duplicates import DuplicatePair, Duplicates
from portfolio.planning import Roadmap
from portfolio.reporting.brief import brief_html
from portfolio.reporting.style import Style

PAYLOAD = '"><img src=x onerror=document.title="owned"><script>document.title="owned"</script>'
VOID = {"meta", "br", "img", "hr", "link", "input"}


class Page(HTMLParser):
    """What a browser would find on the page: elements, texts, and what is not closed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.unclosed: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.unclosed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self.unclosed.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if data.strip():
            self.texts.append(data.replace("\N{NO-BREAK SPACE}", " ").strip())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every element of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def duplicates(roadmap: Roadmap) -> Duplicates:
    """Return one pair."""
    pair = DuplicatePair("CLAIMS", "COVER", 0.9, "titles 90 % alike")
    return Duplicates(roadmap.problem.backlog, (pair,), 0.65, 1)


@pytest.fixture(scope="module")
def text(roadmap: Roadmap, duplicates: Duplicates) -> str:
    """Return the brief on the small roadmap."""
    return brief_html(
        roadmap, title="Roadmap 2027", duplicates=duplicates, generated_for="Board, 12 March 2027"
    )


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    """Return that brief, parsed."""
    return Page(text)


@pytest.fixture(scope="module")
def hostile_text(hostile: Roadmap) -> str:
    """Return a brief whose every text carries a payload."""
    pair = DuplicatePair("CLAIMS", "COVER", 0.9, PAYLOAD)
    pairs = Duplicates(hostile.problem.backlog, (pair,), 0.65, 1)
    return brief_html(
        hostile,
        title=PAYLOAD,
        generated_for=PAYLOAD,
        duplicates=pairs,
        style=Style(currency='"><b>'),
    )


def test_sections(page: Page) -> None:
    """Every section is there, in the order a board reads."""
    names = [attributes["id"] for attributes in page.all("h2")]
    assert names == [
        "notes",
        "roadmap",
        "planned",
        "money",
        "people",
        "horizons",
        "choice",
        "not-planned",
        "rules",
        "assumptions",
        "duplicates",
        "reading",
    ]


def test_first_screen(page: Page) -> None:
    """Title, calendar, audience, headline, proof and key figures come first."""
    assert page.texts[0] == "Roadmap 2027"
    start = " ".join(page.texts)
    for words in (
        "Roadmap 2027Q1 to 2027Q4 · Board, 12 March 2027",
        "The plan starts 5 of 8 initiatives between 2027Q1 and 2027Q4.",
        "Proven best: no other plan is worth more under these rules.",
        "€380 k",
        "€2.7 m",
    ):
        assert words in start
        assert start.index(words) < start.index("H1 run")


def test_the_page_is_well_formed(page: Page) -> None:
    """Every element is closed, in order."""
    assert page.unclosed == []


def test_no_id_stands_twice(page: Page) -> None:
    """Every link and every name for readers leads to exactly one place."""
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    for _, attributes in page.elements:
        for name in (attributes.get("aria-labelledby") or "").split():
            assert name in ids
        if (attributes.get("href") or "").startswith("#"):
            assert str(attributes["href"])[1:] in ids


def test_readers_hear_charts_and_tables(page: Page) -> None:
    """Charts are images with a title, heads say what they are the head of, the language is told."""
    assert page.all("html") == [{"lang": "en"}]
    assert [svg["role"] for svg in page.all("svg")] == ["img"] * 5
    assert len(page.all("desc")) == 5
    assert {head.get("scope") for head in page.all("th")} == {"col", "row"}


def test_numbers_stand_right(text: str) -> None:
    """Cells of money have the class that sets them right."""
    assert re.search(r'<td class="number">€120\N{NO-BREAK SPACE}k</td>', text)


def test_nothing_is_loaded_and_nothing_runs(text: str, hostile_text: str) -> None:
    """No script, no address, no handler; the page forbids itself anything but its own styles."""
    for content in (text, hostile_text):
        page = Page(content)
        tags = {tag for tag, _ in page.elements}
        assert not tags & {
            "script",
            "img",
            "link",
            "iframe",
            "object",
            "embed",
            "base",
            "form",
            "b",
        }
        for _, attributes in page.elements:
            assert not any(name.startswith("on") for name in attributes)
            for name in ("href", "src", "xlink:href"):
                assert (attributes.get(name) or "#").startswith("#")
        assert "://" not in re.sub(r">[^<]*<", "><", content)
        policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        assert policy in [meta.get("content") for meta in page.all("meta")]


def test_text_is_shown_as_it_is(hostile: Roadmap, hostile_text: str) -> None:
    """Every planned title is on the page letter by letter, markup and formulas included."""
    texts = Page(hostile_text).texts
    assert PAYLOAD in texts
    for entry in hostile.entries:
        assert f"{entry.initiative.title} ({entry.initiative.id})" in texts
    assert "49" not in [text for text in texts if "7*7" in text]
    assert html.escape(PAYLOAD, quote=False) not in texts


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs a browser")
@pytest.mark.timeout(120)
def test_a_browser_runs_nothing(hostile_text: str, tmp_path: Path) -> None:
    """A browser that opens the page finds its title unchanged and no element that was typed in."""
    file = tmp_path / "brief.html"
    # The page forbids scripts; without that line the escaping has to do alone.
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", hostile_text)
    assert bare != hostile_text
    file.write_text(bare, encoding="utf-8")
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-sync"]
    browser += ["--disable-background-networking", "--no-first-run", "--dump-dom"]
    done = subprocess.run(
        [*browser, f"--user-data-dir={tmp_path / 'profile'}", file.as_uri()],
        check=False,
        capture_output=True,
        text=True,
        timeout=100,
    )
    if done.returncode or not done.stdout:
        pytest.skip("the browser does not start here")
    assert "<title>owned" not in done.stdout
    assert "<img" not in done.stdout
    assert "<script" not in done.stdout


def test_the_same_roadmap_gives_the_same_page(
    roadmap: Roadmap, duplicates: Duplicates, text: str
) -> None:
    """Nothing in the page hangs on when it was made."""
    again = brief_html(
        roadmap, title="Roadmap 2027", duplicates=duplicates, generated_for="Board, 12 March 2027"
    )
    assert again == text


def test_no_plan(no_plan: Roadmap) -> None:
    """Without a plan there is a brief too: why, under which rules, on which assumptions."""
    page = Page(brief_html(no_plan))
    assert "There is no plan: no choice of initiatives satisfies all rules." in page.texts
    names = [attributes["id"] for attributes in page.all("h2")]
    assert names == ["notes", "rules", "assumptions", "reading"]
    assert "FILES must be done (mandatory)." in page.texts
    assert page.all("svg") == []


def test_by_money_alone(bare: Roadmap) -> None:
    """Without scores, horizons and people their sections are left out, not empty."""
    page = Page(brief_html(bare))
    names = [attributes["id"] for attributes in page.all("h2")]
    assert names == [
        "notes",
        "roadmap",
        "planned",
        "money",
        "not-planned",
        "rules",
        "assumptions",
        "reading",
    ]
    assert "Everything is planned." in page.texts


def test_any_size(large: Callable[[int, int], Roadmap]) -> None:
    """A thousand planned of three thousand make a page that can still be sent by mail."""
    text = brief_html(large(3000, 12))
    assert len(text.encode()) < 1_000_000
    assert "and 1,960 more, see not_planned.csv" in text


def test_print(text: str) -> None:
    """The page has a look for A4 paper, and rows are not torn apart."""
    assert "size: A4" in text
    assert "break-inside: avoid" in text
