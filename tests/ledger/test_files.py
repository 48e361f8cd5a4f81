"""The repository's own records are sound, complete and findable."""

from __future__ import annotations

from collections import Counter


def test_every_file_can_be_read_without_a_problem(ledger):
    assert ledger.problems == ()
    assert ledger.files
    assert ledger.series


def test_every_identifier_is_given_once(ledger):
    claims = [claim.id for claim in (*ledger.predictions, *ledger.targets)]
    rungs = [rung.id for target in ledger.targets for rung in target.ladder]
    publications = [publication.id for publication in ledger.publications]
    forecasters = [who.id for file in ledger.files for who in file.forecasters]
    series = [one.id for one in ledger.series]
    for names in (claims, rungs, publications, forecasters, series):
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_publication_has_a_known_forecaster(ledger):
    assert {publication.forecaster for publication in ledger.publications} <= set(
        ledger.forecasters
    )


def test_every_title_is_in_our_own_words(ledger):
    for claim in (*ledger.predictions, *ledger.targets):
        told = {claim.title.en, claim.title.zh}
        cited = {claim.quote, *(retelling.quote for retelling in claim.retellings)}
        assert told.isdisjoint(cited), claim.id


def test_every_title_fits_into_a_line(ledger):
    titles = [claim.title.say() for claim in (*ledger.predictions, *ledger.targets)]
    assert [title for title in titles if len(title) > 90] == []


def test_every_claim_is_quoted_from_a_named_place(ledger):
    for claim in (*ledger.predictions, *ledger.targets):
        elsewhere = (*claim.retellings, *claim.revisions)
        assert claim.quote or any(words.quote for words in elsewhere), claim.id
        assert claim.locator, claim.id


def test_no_probability_is_put_into_anybodys_mouth(ledger):
    stated = [claim for claim in ledger.predictions if claim.forecast]
    numbers = {"probability", "probabilities", "quantiles"}
    assert [claim.id for claim in stated if claim.forecast.kind in numbers] == []
    assert [claim.id for claim in stated if getattr(claim.forecast, "probability", None)] == []
    assert [claim.id for claim in stated if getattr(claim.forecast, "level", None)] == []


def test_every_verdict_can_be_looked_up(ledger):
    for resolution in ledger.resolutions:
        assert resolution.evidence, resolution.prediction
        for evidence in resolution.evidence:
            assert evidence.url or evidence.title, resolution.prediction
            assert evidence.date, resolution.prediction
            assert evidence.quote or evidence.series, resolution.prediction


def test_every_verdict_answers_a_prediction_that_is_here(ledger):
    predictions = {prediction.id for prediction in ledger.predictions}
    assert {resolution.prediction for resolution in ledger.resolutions} <= predictions


def test_words_cited_in_criteria_are_those_of_the_statement(ledger):
    for prediction in ledger.predictions:
        if ledger.publication_of(prediction).language != "en":
            continue  # the words are cited in translation
        question = ledger.question_of(prediction)
        texts = (question.criteria, *question.all_of) if question else ()
        cited = [words for text in texts for words in text.split('"')[1::2]]
        assert [words for words in cited if words not in prediction.quote] == [], prediction.id
