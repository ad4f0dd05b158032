"""How alike short texts are, every word weighing by its rarity."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_EMPTY_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be by can for from in into is it its of on or that the this to "
        "using via which will with",
    )
)
_STOCK_WORDS = frozenset(
    re.findall(
        r"\w+",
        "agent ai analysis analytic application artificial assistant automated automation based "
        "bot case chatbot copilot data genai generative intelligence learning llm machine ml "
        "model pilot platform project service solution support system tool use",
    )
)
_WORLD = 30  # imagined further texts; a third of them holds each stock word
_SAME_WORD = 0.85  # share of letters in place from which two words count as one word misspelt
_BLOCK = 256  # words compared at once; bounds memory


@dataclass(frozen=True, slots=True)
class Wording:
    r"""Texts as sets of words, compared by words that weigh by their rarity.

    Case, accents, punctuation, word order, repetition, plural and ``chat bot`` for ``chatbot``
    make no difference. A word :math:`w` weighs by its rarity
    :math:`r_w = \ln\frac{1+n+30}{f_w} / \ln(1+n+30)` in [0, 1]: n texts, :math:`f_w` of them
    with the word, 10 more if it is a stock word of AI backlogs such as "chatbot".

    Attributes
    ----------
    words
        Distinct words by text, in order of appearance, without empty words such as "the".
    rarity
        Rarity in [0, 1] by word.
    information
        Sum of rarities by text.
    left, right
        Sparse, texts x words and words x texts; their product is the likeness of texts.
    """

    words: tuple[tuple[str, ...], ...]
    rarity: dict[str, float]
    information: NDArray[np.float64]
    left: csr_array[np.float64]
    right: csr_array[np.float64]

    @classmethod
    def of(cls, texts: Sequence[str], *, misspelt: bool) -> Wording:
        """Read texts.

        Parameters
        ----------
        texts
            Any length, may be empty.
        misspelt
            Whether words that differ by a letter or so in a longer word count as alike: the
            soft cosine (Sidorov et al. 2014) rather than the cosine.

        Raises
        ------
        ImportError
            If `misspelt` is asked for without rapidfuzz (extra ``dedupe``).
        """
        from scipy.sparse import csr_array, diags_array

        words = _joined([_words(text) for text in texts])
        rarity = _rarity(words)
        position = {word: k for k, word in enumerate(rarity)}
        weights = np.array([rarity[word] for text in words for word in text], dtype=float)
        columns = [position[word] for text in words for word in text]
        starts = np.cumsum([0, *map(len, words)])
        bags = csr_array((weights, columns, starts), shape=(len(texts), max(len(rarity), 1)))
        meaning = csr_array(bags @ _same_words(tuple(rarity))) if misspelt and rarity else bags
        lengths = np.sqrt(np.asarray((meaning * bags).sum(axis=1), dtype=float).ravel())
        scale = diags_array(1 / np.where(lengths > 0, lengths, 1))
        information = np.array([sum(rarity[word] for word in text) for text in words], dtype=float)
        right = csr_array((scale @ bags).T)
        return cls(tuple(words), rarity, information, csr_array(scale @ meaning), right)

    def likeness(self, start: int, stop: int) -> NDArray[np.float64]:
        """Likeness in [0, 1] of the texts from start to stop (rows) to the texts from start on.

        A soft cosine can exceed 1 by a hair, since likeness of words is no inner product; it
        then counts as 1.
        """
        product = np.asarray((self.left[start:stop] @ self.right[:, start:]).toarray(), dtype=float)
        return np.where(product < 1.0, product, 1.0)

    def shared_information(self, start: int, stop: int) -> NDArray[np.float64]:
        """Lesser information of two texts; rows and columns as for `likeness`."""
        return np.minimum(self.information[start:stop, None], self.information[None, start:])


def _words(text: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    found = (_singular(word) for word in re.findall(r"[^\W_]+", plain))
    return tuple(dict.fromkeys(word for word in found if word not in _EMPTY_WORDS))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word


def _joined(texts: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Write two neighbouring words as one where another text does: ``chat bot``, ``chatbot``."""
    known = {word for text in texts for word in text}
    joined = []
    for text in texts:
        words: list[str] = []
        for word in text:
            compound = bool(words) and words[-1] + word in known
            words.append(words.pop() + word if compound else word)
        joined.append(tuple(dict.fromkeys(words)))
    return joined


def _rarity(texts: Sequence[tuple[str, ...]]) -> dict[str, float]:
    """Rarity by word, sorted by word so that sums do not depend on the order of the texts."""
    frequency = Counter(word for text in texts for word in text)
    world = 1 + len(texts) + _WORLD
    stock = {word: _WORLD / 3 if word in _STOCK_WORDS else 0.0 for word in frequency}
    return {
        word: math.log(world / (frequency[word] + stock[word])) / math.log(world)
        for word in sorted(frequency)
    }


def _same_words(words: tuple[str, ...]) -> csr_array[np.float64]:
    """Likeness of words x words; a word with a digit is like itself only."""
    from scipy.sparse import csr_array, vstack

    try:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import cdist
    except ImportError as missing:
        raise ImportError(
            "comparing titles needs rapidfuzz; install it with: "
            'pip install "initiative-portfolio[dedupe]"'
        ) from missing
    score = OSA.normalized_similarity
    exact = np.array([any(sign.isdigit() for sign in word) for word in words])
    blocks = []
    for start in range(0, len(words), _BLOCK):
        some = words[start : start + _BLOCK]
        alike = cdist(some, words, scorer=score, score_cutoff=_SAME_WORD, dtype=np.float64)
        alike[exact[start : start + len(some)]] = 0.0
        alike[:, exact] = 0.0
        alike[np.arange(len(some)), start + np.arange(len(some))] = 1.0
        blocks.append(csr_array(alike))
    return csr_array(vstack(blocks))
