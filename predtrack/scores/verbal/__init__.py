"""Words of probability: a word is not a number, so its score is an interval."""

from predtrack.scores.verbal.calibration import (
    word_hit_tail,
    word_hit_tail_over_readers,
    word_hit_tail_over_readings,
)
from predtrack.scores.verbal.counting import word_records
from predtrack.scores.verbal.meanings import (
    break_even_reading,
    brier_at_reading,
    expected_brier_over_readers,
    expected_brier_over_readings,
)
from predtrack.scores.verbal.readings import (
    brier_at_midpoints,
    coupled_brier_bounds,
    shared_lexicon_difference,
    uncoupled_brier_bounds,
)
from predtrack.scores.verbal.word_record import WordRecord

__all__ = [
    "WordRecord",
    "break_even_reading",
    "brier_at_midpoints",
    "brier_at_reading",
    "coupled_brier_bounds",
    "expected_brier_over_readers",
    "expected_brier_over_readings",
    "shared_lexicon_difference",
    "uncoupled_brier_bounds",
    "word_hit_tail",
    "word_hit_tail_over_readers",
    "word_hit_tail_over_readings",
    "word_records",
]
