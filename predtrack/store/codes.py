"""The code of each fault that validation can find."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["code_of"]

_RECORD_CODES = {
    "missing": "PT101",
    "extra_forbidden": "PT102",
    "literal_error": "PT104",
    "not_a_date": "PT105",
    "string_pattern_mismatch": "PT106",
    "resolvable_and_not": "PT108",
    "no_question_no_reason": "PT108",
    "no_kind_of_question": "PT109",
    "no_kind_of_forecast": "PT305",
    "sum_not_one": "PT302",
    "quantiles_cross": "PT303",
    "range_reversed": "PT304",
    "too_few_categories": "PT306",
    "no_quantiles": "PT306",
} | dict.fromkeys(
    ("greater_than_equal", "greater_than", "less_than_equal", "less_than", "finite_number"),
    "PT110",
) | dict.fromkeys(
    ("string_too_short", "string_too_long", "too_short", "too_long"),
    "PT111",
) | dict.fromkeys(
    (
        "bounds_reversed",
        "category_twice",
        "evidence_nowhere",
        "ladder_misses_level",
        "ladder_not_in_order",
        "relative_point",
        "value_error",
    ),
    "PT112",
) | dict.fromkeys(
    ("int_type", "int_parsing", "int_parsing_size", "int_from_float", "not_a_count"),
    "PT113",
)  # fmt: skip
"""The code of each type of error; what is not here is a wrong type."""

_FORECAST_CODES = {"too_long": "PT304"} | dict.fromkeys(
    ("greater_than_equal", "greater_than", "less_than_equal", "less_than"), "PT301"
)
"""What a type of error means inside a forecast, where that is something else."""


def code_of(error: ErrorDetails) -> str:
    """Give the code of an error that pydantic found.

    Examples
    --------
    >>> code_of({"type": "missing", "loc": ("title",), "msg": "", "input": {}})
    'PT101'
    """
    kind, path = error["type"], error["loc"]
    if "schema_version" in path[:1]:
        return "PT101" if kind == "missing" else "PT107"
    if path[-1:] == ("sha256",):
        return "PT103"
    if "forecast" in path and kind in _FORECAST_CODES:
        return _FORECAST_CODES[kind]
    if kind == "missing" and isinstance(path[-1], int):
        return "PT304"
    return _RECORD_CODES.get(kind, "PT103")
