"""What is asked can be decided, and what is said can answer it."""

import pytest

NUMERIC = {
    "kind": "numeric",
    "criteria": "Rain at the main station in the year 2025, as the weather office reports it.",
    "unit": "mm",
    "lower": 0,
    "upper": 2000,
}
WEATHER = {"kind": "categorical", "categories": ["rain", "snow", "sun"]}


def test_a_number_does_not_answer_yes_or_no(keeper):
    keeper.says(forecast={"point": 12})
    found = keeper.hears("PT351", "'point' cannot answer a binary question", at="forecast")
    assert found.hint == "use probability or probabilities or assertion or words"


def test_probabilities_are_given_to_the_categories_of_the_question(keeper):
    keeper.says(question=WEATHER, forecast={"probabilities": {"rain": 0.5, "hail": 0.5}})
    message = "the question has no category 'hail'; no probability is given to 'snow', 'sun'"
    found = keeper.hears("PT352", message, at="0.5")
    assert found.hint == "the categories are rain, snow, sun"


def test_a_category_without_a_probability_is_found(keeper):
    keeper.says(question=WEATHER, forecast={"probabilities": {"rain": 0.5, "sun": 0.5}})
    keeper.hears("PT352", "no probability is given to 'snow'", at="probabilities")


def test_probabilities_of_yes_and_no_answer_a_binary_question(keeper):
    keeper.says(forecast={"probabilities": {"yes": 0.6, "no": 0.4}})
    keeper.hears_nothing("PT352")


def test_probabilities_of_colours_do_not_answer_a_binary_question(keeper):
    keeper.says(forecast={"probabilities": {"red": 0.6, "no": 0.4}})
    message = "the question has no category 'red'; no probability is given to 'yes'"
    keeper.hears("PT352", message, at="0.6")


@pytest.mark.parametrize(
    ("forecast", "value", "at"),
    [
        ({"point": -1}, "-1", "-1"),
        ({"bound": 2001, "comparator": "at least"}, "2001", "2001"),
        ({"range": [0, 5000]}, "5000", "5000"),
        ({"quantiles": {0.1: -3, 0.9: 5}}, "-3", "-3"),
    ],
    ids=["point", "bound", "range", "quantiles"],
)
def test_a_number_lies_inside_the_bounds_of_its_question(keeper, forecast, value, at):
    keeper.says(question=NUMERIC, forecast=forecast)
    message = f"{value} lies outside the question's bounds, [0, 2000] mm"
    keeper.hears("PT353", message, at=at)


def test_a_question_may_be_bounded_on_one_side(keeper):
    keeper.says(question=NUMERIC | {"upper": None}, forecast={"point": -1})
    message = "-1 lies outside the question's bounds, [0, ∞] mm"
    keeper.hears("PT353", message, at="-1")


def test_a_target_has_the_unit_of_its_series(keeper):
    keeper.observes("robots", unit="thousand robots")
    keeper.aims(series="robots")
    message = "unit is 'robots', but series 'robots' is in 'thousand robots'"
    keeper.hears("PT354", message, at="robots")


def test_a_question_has_the_unit_of_its_series(keeper):
    keeper.observes("rain", metric="rain", unit="cm")
    keeper.says(question=NUMERIC | {"series": "rain"}, forecast={"point": 5})
    keeper.hears("PT354", "unit is 'mm', but series 'rain' is in 'cm'", at="mm")


def test_a_target_has_the_metric_of_its_series(keeper):
    keeper.observes("robots", metric="robots sold")
    keeper.aims(series="robots")
    message = "metric is 'robots', but series 'robots' has 'robots sold'"
    keeper.hears("PT355", message, at="robots")


def test_a_target_without_a_deadline_is_asked_about(keeper):
    keeper.aims(deadline=None)
    found = keeper.hears("PT356", "target has no deadline", at="id: report/robots")
    assert found.severity.value == "warning"


def test_the_baseline_lies_before_the_deadline(keeper):
    keeper.aims(baseline={"value": 1, "date": "2025-01-02"}, deadline="2025-01-01", made="2024")
    message = "baseline is younger than the deadline (2025-01-01)"
    keeper.hears("PT357", message, at="2025-01-02")


def test_a_target_is_set_before_its_deadline(keeper):
    keeper.aims(deadline="2025-01-01")
    message = "target is younger than the deadline (2025-01-01)"
    keeper.hears("PT357", message, at="2025-01-01")


@pytest.mark.parametrize("probability", [0, 1])
def test_certainty_is_asked_about(keeper, probability):
    keeper.says(forecast={"probability": probability})
    message = f"probability of exactly {probability} claims certainty"
    keeper.hears("PT361", message, at=str(probability))


def test_certainty_of_a_category_is_asked_about(keeper):
    shares = {"rain": 0.5, "snow": 0, "sun": 0.5}
    keeper.says(question=WEATHER, forecast={"probabilities": shares})
    keeper.hears("PT361", "probability of exactly 0 claims certainty", at="0")


def test_certainty_of_a_deadline_is_asked_about(keeper):
    forecast = {"deadline": "2025-06-30", "probability": 1}
    keeper.says(question={"kind": "date"}, forecast=forecast)
    keeper.hears("PT361", "probability of exactly 1 claims certainty", at="1")


def test_a_question_without_a_date_is_asked_about(keeper):
    keeper.says(question={"due": None})
    keeper.hears("PT362", "question has no due date", at="question")


def test_a_question_without_a_source_is_noted(keeper):
    keeper.says(question={"source": None})
    found = keeper.hears("PT363", "question names no source of its outcome", at="question")
    assert found.severity.value == "note"


@pytest.mark.parametrize(
    ("criteria", "count"), [("It rains.", "2 words"), ("Rain", "1 word"), ("下大雨", "2 words")]
)
def test_criteria_that_say_too_little_are_asked_about(keeper, criteria, count):
    keeper.says(question={"criteria": criteria})
    keeper.hears("PT364", f"criteria of {count} decide nothing", at=criteria)


def test_short_criteria_are_enough_where_conditions_follow(keeper):
    keeper.says(question={"criteria": "All hold.", "all_of": ["It rains at sea.", "It thunders."]})
    keeper.hears_nothing("PT364")


@pytest.mark.parametrize(
    ("criteria", "words"),
    [
        ("There is Significant rain, soon.", "'Significant', 'soon'"),
        ("公司取得重大突破，市场份额显著提高", "'重大', '显著'"),
    ],
    ids=["English", "Chinese"],
)
def test_vague_words_in_criteria_are_asked_about(keeper, criteria, words):
    keeper.says(question={"criteria": criteria})
    keeper.hears("PT365", f"{words} can be read in more than one way", at=criteria)


def test_a_vague_condition_is_asked_about_on_its_line(keeper):
    keeper.says(question={"all_of": ["It rains at sea.", "A major storm comes."]})
    keeper.hears("PT365", "'major' can be read in more than one way", at="A major storm")


@pytest.mark.parametrize(
    "criteria",
    [
        'The office itself writes of "significant rain" in its report.',
        "气象局的公报写有「显著」二字",
        "The majority of the stations report rain.",
    ],
    ids=["quoted", "Chinese, quoted", "within another word"],
)
def test_words_that_are_cited_are_not_vague(keeper, criteria):
    keeper.says(question={"criteria": criteria})
    keeper.hears_nothing("PT365")


def test_a_quote_with_a_condition_wants_it_in_the_question(keeper):
    keeper.says(quote="If the wind turns, it rains.")
    message = "'If' states a condition, the question none"
    keeper.hears("PT366", message, at="If the wind turns")


def test_a_title_with_a_condition_wants_it_in_the_question(keeper):
    keeper.says(title={"en": "Rain", "zh": "如果风向改变就会下雨"})
    keeper.hears("PT366", "'如果' states a condition, the question none", at="title")


def test_a_condition_that_is_named_is_enough(keeper):
    keeper.says(quote="If the wind turns, it rains.", question={"condition": "The wind turns."})
    keeper.hears_nothing("PT366")
