"""The lexicon of probability words, as data with sources.

A word is not a probability: it is looked up, never guessed, and says what its interval
rests on. Each language has a lexicon that is used unless another is named.

>>> look_up("Likely", language="en").interval
(0.55, 0.855)
>>> look_up("likely", language="en", lexicon="icd-203").interval
(0.55, 0.8)
>>> look_up("可能会", language="zh").basis.value
'policy'
"""

from collections.abc import Mapping
from types import MappingProxyType

from predtrack.errors import UnknownNameError
from predtrack.words.reading import read_document, read_words
from predtrack.words.word import Basis, Source, Treatment, Word

__all__ = [
    "DEFAULT_LEXICON",
    "LEXICON",
    "POLICY_SENTENCE",
    "Basis",
    "Source",
    "Treatment",
    "Word",
    "find",
    "look_up",
    "normalise",
]

_DOCUMENT = read_document()

LEXICON: tuple[Word, ...] = read_words(_DOCUMENT)
"""Every word of every lexicon, in the order of the file."""

DEFAULT_LEXICON: Mapping[str, str] = MappingProxyType(_DOCUMENT["default_lexicon"])
"""The lexicon that is used for a language unless another is named."""

POLICY_SENTENCE: str = _DOCUMENT["policy"]
"""What has to be printed beside a score whose interval is a policy."""


def normalise(word: str) -> str:
    """Write a word as the lexicon does: lower case, single spaces, a straight apostrophe.

    Examples
    --------
    >>> normalise("  Probably   WON’T ")
    "probably won't"
    """
    return " ".join(word.casefold().replace("’", "'").split())


def look_up(word: str, *, language: str, lexicon: str | None = None) -> Word:
    """Find a word, or say which one was probably meant.

    Parameters
    ----------
    word
        The word in any of its forms; case and surrounding space do not matter.
    language
        ``en`` or ``zh``.
    lexicon
        Name of the lexicon; by default the one of the language in ``DEFAULT_LEXICON``.

    Returns
    -------
    Word
        What it may mean and how that is known.

    Raises
    ------
    UnknownNameError
        If the language, the lexicon or the word is unknown.

    Examples
    --------
    >>> look_up("likly", language="en")
    Traceback (most recent call last):
    predtrack.errors.UnknownNameError: no word is called 'likly'; did you mean 'likely'?
    """
    spellings = _spellings(language, lexicon)
    if normalise(word) not in spellings:
        raise UnknownNameError("word", word, spellings)
    return spellings[normalise(word)]


def find(word: str, *, language: str, lexicon: str | None = None) -> Word | None:
    """Find a word, or nothing where the lexicon does not have it.

    Examples
    --------
    >>> find("perchance", language="en") is None
    True
    """
    return _spellings(language, lexicon).get(normalise(word))


def _spellings(language: str, lexicon: str | None) -> dict[str, Word]:
    if language not in DEFAULT_LEXICON:
        raise UnknownNameError("language", language, DEFAULT_LEXICON)
    known = {word.lexicon for word in LEXICON if word.language == language}
    chosen = lexicon or DEFAULT_LEXICON[language]
    if chosen not in known:
        raise UnknownNameError("lexicon", chosen, known)
    return _INDEX[language, chosen]


def _index(words: tuple[Word, ...]) -> dict[tuple[str, str], dict[str, Word]]:
    index: dict[tuple[str, str], dict[str, Word]] = {}
    for word in words:
        spellings = dict.fromkeys(word.spellings, word)
        index.setdefault((word.language, word.lexicon), {}).update(spellings)
    return index


_INDEX = _index(LEXICON)
