"""Whole numbers of hits and trials, levels and shares: read once, refused in one voice."""

from __future__ import annotations

from predtrack.errors import InvalidForecastError, UsageError
from predtrack.scores.columns import Real, Share, domain_of

__all__ = ["read_count", "read_draws", "read_hits", "read_level", "read_number", "read_share"]

REAL = domain_of(Real)
SHARE = domain_of(Share)


def read_count(name: str, count: float) -> int:
    """Read a whole number of at least 0.

    Examples
    --------
    >>> read_count("n", 10.0)
    10
    >>> read_count("n", -1)
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: n must be a whole number of at least 0, not -1
    """
    if not (count >= 0 and float(count).is_integer()):
        raise InvalidForecastError(f"{name} must be a whole number of at least 0, not {count}")
    return int(count)


def read_draws(draws: float) -> int:
    """Read how often to draw at random, at least once.

    Examples
    --------
    >>> read_draws(0)
    Traceback (most recent call last):
    predtrack.errors.UsageError: draws must be at least 1
    """
    if read_count("draws", draws) < 1:
        raise UsageError("draws must be at least 1")
    return int(draws)


def read_hits(hits: float, n: float) -> tuple[int, int]:
    """Read hits among n trials; there cannot be more hits than trials.

    Examples
    --------
    >>> read_hits(6, 10)
    (6, 10)
    """
    hits, n = read_count("hits", hits), read_count("n", n)
    if hits > n:
        raise InvalidForecastError(f"hits must be at most n, but {hits} > {n}")
    return hits, n


def read_level(name: str, level: float) -> float:
    """Read a level strictly between 0 and 1, such as .95.

    Examples
    --------
    >>> read_level("level", 95)
    Traceback (most recent call last):
    predtrack.errors.UsageError: level must lie between 0 and 1, not 95; write 95 % as 0.95
    """
    if not 0 < level < 1:
        hint = f"; write {level} % as {level / 100}" if 1 < level < 100 else ""
        raise UsageError(f"{name} must lie between 0 and 1, not {level}{hint}")
    return float(level)


def read_share(name: str, share: float) -> float:
    """Read one number in [0, 1].

    Examples
    --------
    >>> read_share("outcome", True)
    1.0
    """
    return float(SHARE.read(name, share))


def read_number(name: str, number: float, *, above: float = float("-inf")) -> float:
    """Read one finite number above a bound.

    Examples
    --------
    >>> read_number("elapsed", 0, above=0)
    Traceback (most recent call last):
    predtrack.errors.InvalidForecastError: elapsed must be above 0, not 0.0
    """
    value = float(REAL.read(name, number))
    if not value > above:
        raise InvalidForecastError(f"{name} must be above {above:g}, not {value}")
    return value
