"""Duplicates: what must be found, what must not, and the laws of the list."""

from __future__ import annotations

import csv
import math
import sys
import time
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.domain import Initiative
from portfolio.domain.vocabulary import Status
from portfolio.intake.backlog import Backlog
from portfolio.intake.duplicates import Duplicates, find_duplicates

OTHERS = [
    ("Shelf stock forecast", "Predict demand by shop and day so that shelves are never empty"),
    ("Machine wear alarm", "Vibration sensors tell when a bearing needs replacement"),
    ("Contract clause finder", "Highlights unusual liability clauses in supplier contracts"),
    ("Meeting minutes", "Writes minutes of board meetings from the recording"),
    ("Energy price trading", "Bids on the day-ahead market from weather and load"),
]


def backlog(*records: tuple[str, str]) -> Backlog:
    """Give ids A, B, ... to the records in question, and X0, X1, ... to unrelated others."""
    ids = [chr(ord("A") + k) for k in range(len(records))]
    ids += [f"X{k}" for k in range(len(OTHERS))]
    everything = zip(ids, [*records, *OTHERS], strict=True)
    return Backlog(
        tuple(Initiative(id=i, title=title, description=text) for i, (title, text) in everything)
    )


def found(*records: tuple[str, str]) -> list[tuple[str, str]]:
    """Ids of the pairs found at the default threshold."""
    return [(pair.first, pair.second) for pair in find_duplicates(backlog(*records))]


@pytest.mark.parametrize(
    "title",
    [
        "insurance claims triage",
        "INSURANCE CLAIMS TRIAGE!",
        "Triage of Insurance Claims",
        "Insurance-claim triage",
        "Insurance claims triages",
        "Insurence claims triage",
        "Ínsurance claims trïage",
        "The triage for insurance claims (claims)",
    ],
)
def test_small_differences_do_not_hide_a_duplicate(title: str) -> None:
    """Case, punctuation, word order, plural, typo and accent leave the pair found."""
    assert found(("Insurance claims triage", ""), (title, "")) == [("A", "B")]


def test_compound_words_may_be_written_apart() -> None:
    """'Note taking' and 'notetaking' are one word as soon as one text writes them as one."""
    pairs = find_duplicates(
        backlog(("Courtroom notetaking bot", ""), ("Court room note taking bot", "")),
        threshold=0.05,
    )
    # "courtroom" and "notetaking" are words of the first title, so the second reads the same.
    assert pairs.pairs[0].reason == "same title"


def test_stock_titles_alone_are_no_duplicates() -> None:
    """Three 'AI chatbot' with different descriptions are not reported; nor without any."""
    different = [
        ("AI chatbot", "Answers questions of employees on parental leave"),
        ("AI Chatbot", "Helps electricians identify spare parts by photograph"),
        ("AI chatbots", "Lets tenants report a broken lift at night"),
    ]
    assert found(*different) == []
    assert found(*[(title, "") for title, _ in different]) == []


def test_stock_titles_with_one_description_are_duplicates() -> None:
    """The same 'AI chatbot' twice is found by its description."""
    text = "Answers questions of employees on parental leave"
    pairs = find_duplicates(backlog(("AI chatbot", text), ("Chatbot (AI)", text + ".")))
    assert [(pair.first, pair.second) for pair in pairs] == [("A", "B")]
    assert pairs.pairs[0].reason == "same title; same description"


def test_same_description_under_another_title_is_found() -> None:
    """A copied description suffices when it says enough."""
    text = "Reads doctors' letters and proposes billing codes to the hospital's accountants"
    assert found(("Coding help", text), ("Letter reader", text)) == [("A", "B")]


def test_contradicting_descriptions_weaken_a_short_title() -> None:
    """The same two-word title counts less when the descriptions have nothing in common."""
    silent = find_duplicates(backlog(("Pump guard", ""), ("Pump guard", "")), threshold=0.1)
    against = find_duplicates(
        backlog(
            ("Pump guard", "Keeps visitors away from fuel stations by facial recognition"),
            ("Pump guard", "Watches pressure curves of the cooling circuit for cavitation"),
        ),
        threshold=0.1,
    )
    assert against.pairs[0].likeness < silent.pairs[0].likeness


def test_numbered_versions_differ() -> None:
    """Words with digits must be equal: 'phase 1' is no misspelt 'phase 2'."""
    one, two = ("Falcon42 rollout", ""), ("Falcon43 rollout", "")
    pairs = find_duplicates(backlog(one, two), threshold=0.01)
    # Of n = 7 titles, two say "rollout": r = ln(38/2) / ln 38 = 0.809, the numbers r = 1 each;
    # cosine r² / (1 + r²) = 0.655 / 1.655 = 0.396.
    assert pairs.pairs[0].reason == "titles 39 % alike"


def test_likeness_follows_the_published_formula() -> None:
    """Two equal titles of two words each, no description: computed by hand."""
    pairs = find_duplicates(backlog(("Pump guard", ""), ("Pump guard", "")), threshold=0.1)
    # n = 7, each word in 2 titles: r = ln(38 / 2) / ln 38; information 2 r; t = 1, s = 0, d = 0.
    rarity = math.log(19) / math.log(38)
    assert pairs.pairs[0].likeness == pytest.approx(0.95 * (1 - math.exp(-2 * rarity)))


def test_likeness_of_descriptions_follows_the_formula() -> None:
    """Different titles, equal descriptions of three words: computed by hand."""
    text = "Cracks in bridges"  # "in" is an empty word: two words count
    pairs = find_duplicates(backlog(("Alpha", text), ("Omega", text)), threshold=0.1)
    # r as above; j = 2 r; t = 0, d = 1, s = 1 - exp(-j / 3): likeness 0.75 s.
    rarity = math.log(19) / math.log(38)
    assert pairs.pairs[0].likeness == pytest.approx(0.75 * (1 - math.exp(-2 * rarity / 3)))
    assert pairs.pairs[0].reason == "titles differ; same description"


def test_reason_names_what_is_shared() -> None:
    """The sentence names shared rare words, the unit, and work that is already delivered."""
    one = Initiative(
        id="A",
        title="Insurance claims triage",
        description="Triage claims by severity",
        business_unit="Motor",
    )
    two = replace(one, id="B", description="Severity of claims, by lamps", status=Status.DELIVERED)
    pair = find_duplicates(Backlog((one, two))).pairs[0]
    assert pair.reason == (
        "same title; descriptions share 'claim', 'severity'; same business unit; "
        "B is already delivered"
    )


def test_reason_of_unlike_descriptions() -> None:
    """Descriptions without a common word are said to have none."""
    pairs = find_duplicates(
        backlog(("Insurance claims triage", "apples"), ("Insurance claims triage", "pears"))
    )
    assert pairs.pairs[0].reason == "same title; descriptions share no word"


def test_limit_keeps_the_most_alike_and_says_so() -> None:
    """A limit cuts the list from below; the number found stays known."""
    records = [("Insurance claims triage", "Sorts letters by damage")] * 2
    records += [("Insurance claims triage early", "Sorts mail")]
    everything = find_duplicates(backlog(*records), threshold=0.3)
    best = find_duplicates(backlog(*records), threshold=0.3, limit=1)
    assert best.pairs == everything.pairs[:1]
    assert (best.pairs[0].first, best.pairs[0].second) == ("A", "B")
    assert best.found == everything.found == 3
    assert "3 possible duplicate pairs among 8 initiatives" in str(best)
    assert "the 1 most alike are shown" in str(best)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"threshold": 0.0}, "threshold must be above 0 and at most 1, not 0.0"),
        ({"threshold": 1.5}, "not 1.5"),
        ({"threshold": math.nan}, "not nan"),
        ({"limit": 0}, "limit must be at least 1 or None, not 0"),
    ],
)
def test_wrong_options_are_refused(options: dict[str, float], message: str) -> None:
    """The offending value stands in the message."""
    with pytest.raises(ValueError, match=message):
        find_duplicates(backlog(), **options)  # type: ignore[arg-type]


def test_something_else_than_a_backlog_is_refused() -> None:
    """The message says how a backlog is had."""
    with pytest.raises(ValueError, match=r"expected a backlog, such as read_backlog\('tables'\)"):
        find_duplicates("backlog.csv")  # type: ignore[arg-type]


@pytest.mark.parametrize("titles", [[], ["Lone idea"], ["", "", "!!!"], ["the", "of the"]])
def test_nothing_to_compare_gives_an_empty_list(titles: list[str]) -> None:
    """No initiative, one initiative, or titles without a word: no pairs, no warning."""
    some = tuple(Initiative(id=f"I{k}", title=title) for k, title in enumerate(titles))
    result = find_duplicates(Backlog(some))
    assert result.pairs == ()
    assert len(result) == result.found == 0
    assert list(result.to_frame().columns) == [
        "first",
        "first_title",
        "second",
        "second_title",
        "likeness",
        "reason",
    ]


def test_result_reads_as_text_frame_and_html() -> None:
    """Each form shows ids, titles and the reason; HTML is escaped."""
    evil = "<img src=x onerror=alert(1)> insurance & claims triage"
    result = find_duplicates(backlog((evil, "a <b>"), (evil, "a <b>")))
    assert result.to_frame().loc[0, "first_title"] == evil
    assert "A = B?" in str(result)
    html = result._repr_html_()
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt; insurance &amp; claims triage" in html
    assert "<b>" not in html


def test_result_is_frozen() -> None:
    """Neither the list nor a pair can be changed."""
    result = find_duplicates(backlog(("Pump guard", ""), ("Pump guard", "")), threshold=0.1)
    with pytest.raises(FrozenInstanceError):
        result.threshold = 1.0  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        result.pairs[0].likeness = 1.0  # type: ignore[misc]


def test_without_rapidfuzz_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "rapidfuzz.distance", None)
    with pytest.raises(ImportError, match=r"initiative-portfolio\[dedupe\]"):
        find_duplicates(backlog(("Pump guard", "")))


words = st.sampled_from(
    ["ai", "chatbot", "claim", "claims", "triage", "pump", "pumps", "guard", "forcast", "forecast"]
)
texts = st.lists(words, max_size=5).map(" ".join)


@st.composite
def backlogs(draw: st.DrawFn) -> tuple[Initiative, ...]:
    """Up to ten initiatives with few words, so that likeness of every size comes up."""
    records = draw(st.lists(st.tuples(texts, texts), max_size=10))
    return tuple(
        Initiative(id=f"I{k}", title=title, description=text)
        for k, (title, text) in enumerate(records)
    )


def likenesses(result: Duplicates) -> dict[frozenset[str], float]:
    """Likeness by the pair as a set."""
    return {frozenset((pair.first, pair.second)): pair.likeness for pair in result}


@settings(max_examples=60, deadline=None)
@given(data=st.data(), initiatives=backlogs())
def test_order_of_rows_does_not_matter(
    data: st.DataObject, initiatives: tuple[Initiative, ...]
) -> None:
    """Any order of the rows gives the very same pairs, bit for bit."""
    shuffled = tuple(data.draw(st.permutations(initiatives)))
    one = find_duplicates(Backlog(initiatives), threshold=0.05)
    assert find_duplicates(Backlog(shuffled), threshold=0.05).pairs == one.pairs


@settings(max_examples=60, deadline=None)
@given(initiatives=backlogs())
def test_pairs_are_proper_ranked_and_in_range(initiatives: tuple[Initiative, ...]) -> None:
    """No self pairs, no pair twice, likeness in [0, 1] and falling."""
    result = find_duplicates(Backlog(initiatives), threshold=0.05)
    assert all(pair.first < pair.second for pair in result)
    assert len(likenesses(result)) == len(result)
    assert all(0.05 <= pair.likeness <= 1 for pair in result)
    assert [p.likeness for p in result] == sorted((p.likeness for p in result), reverse=True)


@settings(max_examples=60, deadline=None)
@given(initiatives=backlogs())
def test_likeness_is_symmetric(initiatives: tuple[Initiative, ...]) -> None:
    """Ids in reverse order swap first and second of every pair and change no likeness."""
    mirrored = {f"I{k}": f"I{9 - k}" for k in range(10)}
    swapped = tuple(replace(one, id=mirrored[one.id]) for one in initiatives)
    straight = likenesses(find_duplicates(Backlog(initiatives), threshold=0.05))
    reverse = likenesses(find_duplicates(Backlog(swapped), threshold=0.05))
    back = {frozenset(mirrored[i] for i in pair): value for pair, value in reverse.items()}
    for pair in straight.keys() & back.keys():
        assert back[pair] == pytest.approx(straight[pair])
    lonely = straight.keys() ^ back.keys()
    assert all((straight | back)[pair] == pytest.approx(0.05) for pair in lonely)


def inventory(shared: Path) -> Backlog:
    """Read the US federal AI use cases 2025, numbered by row."""
    path = shared / "data" / "ai_use_case_inventory" / "2025_ai_use_cases.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return Backlog(
            tuple(
                Initiative(
                    id=f"R{number:04}",
                    title=row["use_case_name"],
                    description=f"{row['problem_solved']} {row['benefits']}",
                    business_unit=row["agency"],
                )
                for number, row in enumerate(csv.DictReader(file), start=2)
            )
        )


def test_federal_inventory_is_searched_in_seconds(shared: Path) -> None:
    """3,611 use cases: quick, a readable number of pairs, known duplicates among them."""
    many = inventory(shared)
    began = time.perf_counter()
    result = find_duplicates(many)
    assert time.perf_counter() - began < 30
    assert len(many) == 3611
    titles = {one.id: one.title for one in many.initiatives}
    pairs = [(titles[pair.first], titles[pair.second]) for pair in result]
    assert 50 <= len(pairs) <= 300
    # Repeated in the file under the same name with texts of their own or none at all.
    for twice in (
        "Prisoner Assessment Tool Targeting Estimated Risk and Needs (PATTERN)",
        "User and Entity Behavior Analytics (UEBA)",
        "Creating and Maintaining IT Security Packages for Authorizations",
    ):
        assert (twice, twice) in pairs
    # 16 use cases of one department bear this name; their texts tell different stories.
    stock = "Generative AI - Text Generation"
    assert pairs.count((stock, stock)) < 16 * 15 / 2 / 10
