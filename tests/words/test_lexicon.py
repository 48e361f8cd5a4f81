"""The lexicon: words as data with sources."""

import itertools

import pytest

from predtrack.errors import UnknownNameError
from predtrack.words import (
    DEFAULT_LEXICON,
    LEXICON,
    POLICY_SENTENCE,
    Basis,
    Treatment,
    find,
    look_up,
    normalise,
)

EVERY = pytest.mark.parametrize(
    "word", LEXICON, ids=[f"{word.lexicon}-{word.language}-{word.word}" for word in LEXICON]
)

SURVEY = {
    "certainly": (0.98, 0.80, 1),
    "almost certain": (0.95, 0.80, 0.99),
    "highly likely": (0.90, 0.75, 0.97),
    "very good chance": (0.80, 0.70, 0.90),
    "we believe": (0.72, 0.50, 0.95),
    "likely": (0.70, 0.55, 0.855),
    "probably": (0.70, 0.51, 0.85),
    "serious possibility": (0.66, 0.30, 0.858),
    "real possibility": (0.60, 0.20, 0.80),
    "better than even": (0.60, 0.51, 0.66),
    "maybe": (0.50, 0.25, 0.50),
    "possibly": (0.45, 0.15, 0.60),
    "might": (0.40, 0.10, 0.55),
    "probably not": (0.26, 0.07, 0.40),
    "we doubt": (0.22, 0.05, 0.425),
    "unlikely": (0.20, 0.05, 0.35),
    "highly unlikely": (0.05, 0.01, 0.20),
    "almost no chance": (0.02, 0.001, 0.10),
}
CHINESE = {
    "基本确定": (Treatment.READING, (0.95, 1), Basis.STANDARD),
    "很可能": (Treatment.READING, (0.50, 0.95), Basis.STANDARD),
    "可能": (Treatment.READING, (0.05, 0.80), Basis.POLICY),
    "可能会": (Treatment.READING, (0.05, 0.80), Basis.POLICY),
    "可能就会": (Treatment.READING, (0.05, 0.80), Basis.POLICY),
    "将能够": (Treatment.ASSERTION, (0.50, 1.00), Basis.POLICY),
    "要求": (Treatment.TARGET_MARKER, None, Basis.NONE),
    "有可能": (Treatment.READING, (0.05, 0.80), Basis.POLICY),
    "或": (Treatment.READING, (0.05, 0.80), Basis.POLICY),
    "或将": (Treatment.READING, (0.05, 0.80), Basis.POLICY),
    "也许": (Treatment.READING, (0.05, 0.80), Basis.POLICY),
    "极小可能": (Treatment.READING, (0, 0.05), Basis.STANDARD),
    "不太可能": (Treatment.READING, (0.05, 0.35), Basis.POLICY),
    "可能不会": (Treatment.READING, (0.05, 0.35), Basis.POLICY),
    "将": (Treatment.ASSERTION, (0.5, 1), Basis.POLICY),
    "会": (Treatment.ASSERTION, (0.5, 1), Basis.POLICY),
    "必将": (Treatment.READING, (0.8, 1), Basis.POLICY),
    "必然": (Treatment.READING, (0.8, 1), Basis.POLICY),
    "一定": (Treatment.READING, (0.8, 1), Basis.POLICY),
    "大概率": (Treatment.READING, (0.5, 1), Basis.POLICY),
    "有望": (Treatment.READING, (0, 1), Basis.NONE),
    "料": (Treatment.READING, (0, 1), Basis.NONE),
    "预计": (Treatment.POINT_MARKER, None, Basis.NONE),
    "力争": (Treatment.TARGET_MARKER, None, Basis.NONE),
    "目标": (Treatment.TARGET_MARKER, None, Basis.NONE),
    "计划": (Treatment.TARGET_MARKER, None, Basis.NONE),
    "承诺": (Treatment.TARGET_MARKER, None, Basis.NONE),
    "需要完成": (Treatment.TARGET_MARKER, None, Basis.NONE),
    "高达": (Treatment.UPPER_TAIL, None, Basis.POLICY),
    "最高": (Treatment.UPPER_TAIL, None, Basis.POLICY),
}


@pytest.mark.parametrize("name", SURVEY)
def test_a_surveyed_word_has_its_median_and_its_envelope(name):
    word = look_up(name, language="en")
    assert (word.point, *word.interval) == SURVEY[name]
    assert (word.basis, word.treatment) == (Basis.SURVEY, Treatment.READING)
    assert word.n


@pytest.mark.parametrize("name", CHINESE)
def test_a_chinese_word_prints_what_it_rests_on(name):
    word = look_up(name, language="zh")
    assert (word.treatment, word.interval, word.basis) == CHINESE[name]
    assert word.point is None


@pytest.mark.parametrize(
    ("name", "interval"),
    [
        ("almost certain", (0.87, 0.99)),
        ("probable", (0.63, 0.87)),
        ("even", (0.40, 0.60)),
        ("probably not", (0.20, 0.40)),
        ("almost certainly not", (0.02, 0.12)),
    ],
)
def test_kent_gave_a_middle_and_a_margin(name, interval):
    word = look_up(name, language="en", lexicon="kent-1964")
    assert word.interval == interval
    assert word.point == pytest.approx(sum(interval) / 2)


def test_icd_203_divides_the_scale_without_a_gap():
    steps = [word.interval for word in LEXICON if word.lexicon == "icd-203"]
    ends = [0.01, 0.05, 0.20, 0.45, 0.55, 0.80, 0.95, 0.99]
    assert steps == list(itertools.pairwise(ends))


def test_ipcc_terms_are_nested():
    intervals = [word.interval for word in LEXICON if word.lexicon == "ipcc"]
    assert [low for low, _ in intervals[:6]] == [0.99, 0.95, 0.90, 0.66, 0.50, 0.33]
    assert [high for _, high in intervals[5:]] == [0.66, 0.33, 0.10, 0.05, 0.01]


@pytest.mark.parametrize(("word", "language"), [("will", "en"), ("将", "zh"), ("会", "zh")])
def test_a_bare_will_states_no_probability(word, language):
    found = look_up(word, language=language)
    assert found.treatment is Treatment.ASSERTION
    assert found.interval == (0.5, 1)
    assert found.point is None
    assert found.is_policy


@pytest.mark.parametrize(("word", "language"), [("can", "en"), ("up to", "en"), ("高达", "zh")])
def test_up_to_a_number_is_no_median(word, language):
    assert look_up(word, language=language).treatment is Treatment.UPPER_TAIL


def test_unlikely_is_not_the_complement_of_likely():
    likely, unlikely = look_up("likely", language="en"), look_up("unlikely", language="en")
    assert unlikely.point != pytest.approx(1 - likely.point)


def test_the_number_of_respondents_is_that_of_the_surveys_that_asked():
    assert look_up("likely", language="en").n == 46 + 123 + 1860
    assert look_up("we doubt", language="en").n == 46 + 123
    assert look_up("或", language="zh").n is None


def test_case_space_and_apostrophe_do_not_matter():
    likely = look_up("likely", language="en")
    assert look_up("  LIKELY\n", language="en") is likely
    assert look_up("is  likely to", language="en") is likely
    assert look_up("probably won’t", language="en").word == "probably not"
    assert normalise(" 有可能 ") == "有可能"


def test_an_unknown_word_brings_the_nearest_to_mind():
    with pytest.raises(UnknownNameError, match="did you mean 'probably'"):
        look_up("probaly", language="en")
    with pytest.raises(UnknownNameError, match="no language is called 'fr'"):
        look_up("sans doute", language="fr")
    with pytest.raises(UnknownNameError, match="did you mean 'ipcc'"):
        look_up("likely", language="en", lexicon="ipc")
    with pytest.raises(UnknownNameError, match="no lexicon is called 'survey'"):
        look_up("可能", language="zh", lexicon="survey")


def test_a_word_may_also_be_searched_for_in_vain():
    assert find("perchance", language="en") is None
    assert find("Maybe", language="en").point == 0.5


def test_a_standard_gives_the_same_word_another_meaning():
    assert look_up("likely", language="en", lexicon="ipcc").interval == (0.66, 1)
    assert look_up("likely", language="en", lexicon="icd-203").interval == (0.55, 0.80)
    assert look_up("可能", language="zh", lexicon="cas-13").interval == (0.05, 0.50)


def test_a_policy_is_called_a_policy():
    assert POLICY_SENTENCE == (
        "No published numeric study of this word was found; "
        "the interval is a stated policy, not a measurement."
    )
    assert look_up("有望", language="zh").is_policy
    assert not look_up("likely", language="en").is_policy
    assert not look_up("预计", language="zh").is_policy


@EVERY
def test_every_interval_is_one(word):
    needs_interval = word.treatment in (Treatment.READING, Treatment.ASSERTION)
    assert (word.interval is not None) == needs_interval
    if needs_interval:
        assert 0 <= word.low < word.high <= 1
    if word.point is not None:
        assert word.low <= word.point <= word.high


@EVERY
def test_every_number_that_is_no_policy_has_a_source(word):
    if word.basis in (Basis.SURVEY, Basis.STANDARD):
        assert word.source
    if word.basis is Basis.SURVEY:
        assert word.point is not None
        assert word.n


@EVERY
def test_every_spelling_finds_its_word(word):
    for form in word.spellings:
        assert normalise(form) == form
        assert look_up(form, language=word.language, lexicon=word.lexicon) is word


def test_every_language_has_a_lexicon_of_its_own():
    assert set(DEFAULT_LEXICON) == {word.language for word in LEXICON}
    assert set(DEFAULT_LEXICON.items()) <= {(word.language, word.lexicon) for word in LEXICON}
