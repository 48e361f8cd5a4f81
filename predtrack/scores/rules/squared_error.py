"""Squared error of a point forecast."""

from predtrack.scores.columns import Column, Real
from predtrack.scores.door import door
from predtrack.scores.score import Score

__all__ = ["SQUARED_ERROR", "squared_error"]


@door
def squared_error(value: Real, outcome: Real) -> Column:
    """Squared distance between the value forecast and the value observed.

    Parameters
    ----------
    value : shape (n,)
        Value forecast.
    outcome : shape (n,)
        Value observed.

    Returns
    -------
    shape (n,), in [0, inf)
        One score per forecast, in the squared unit of the values; lower is better.

    Raises
    ------
    InvalidForecastError
        If a row is missing or infinite, or the shapes differ.

    References
    ----------
    Gneiting (2011), Journal of the American Statistical Association 106(494), 746-762.
    doi:10.1198/jasa.2011.r10138

    Examples
    --------
    >>> squared_error([400, 250], 250)
    array([22500.,     0.])
    """
    error = value - outcome
    return error * error


SQUARED_ERROR = Score(
    squared_error,
    name="squared",
    title="Squared error",
    kind="point",
    range=(0.0, float("inf")),
    direction="lower",
    elicits="mean",
    reference=(
        "Gneiting, T. (2011). Making and evaluating point forecasts. "
        "Journal of the American Statistical Association 106(494), 746-762."
    ),
    doi="10.1198/jasa.2011.r10138",
    caution="Has the squared unit of the values: do not average over different quantities.",
    aliases=("squared_error",),
)
