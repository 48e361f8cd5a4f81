"""Plain sentences with numbers about a small sample."""

from __future__ import annotations

__all__ = [
    "allowance_sentence",
    "difference_sentence",
    "interval_sentence",
    "nothing_sentence",
    "power_sentence",
    "required_sentence",
]


def nothing_sentence() -> str:
    """Say that there is no answer yet."""
    return "There is no answer yet, so nothing can be said."


def interval_sentence(n: int, hits: int, level: float, interval: tuple[float, float]) -> str:
    """Say how wide the exact interval of a hit rate is.

    Examples
    --------
    >>> interval_sentence(10, 5, 0.95, (0.1871, 0.8129))
    '5 hits out of 10 are a hit rate anywhere between 0.19 and 0.81 (exact 95 % interval).'
    """
    noun, verb = ("hit", "is") if hits == 1 else ("hits", "are")
    places = 2 if n <= 1000 else 4
    low, high = (f"{end:.{places}f}" for end in interval)
    return (
        f"{hits} {noun} out of {n} {verb} a hit rate anywhere between {low} and {high}"
        f" (exact {level * 100:g} % interval)."
    )


def required_sentence(n: int, hits: int | None, luck: float, alpha: float) -> str:
    """Say how many hits a coin would hardly give.

    Examples
    --------
    >>> required_sentence(10, 9, 0.0107, 0.05)
    'Fewer than 9 hits out of 10 are within the luck of a coin (one-sided 5 % level).'
    >>> required_sentence(4, None, 0.0625, 0.05)
    'Even 4 hits out of 4 are within the luck of a coin, which gives them in 6 % of cases.'
    """
    if hits is None:
        noun, verb = ("hit", "is") if n == 1 else ("hits", "are")
        return (
            f"Even {n} {noun} out of {n} {verb} within the luck of a coin, which gives"
            f" {'it' if n == 1 else 'them'} in {luck * 100:.0f} % of cases."
        )
    return (
        f"Fewer than {hits} hits out of {n} are within the luck of a coin (one-sided"
        f" {alpha * 100:g} % level)."
    )


def power_sentence(n: int, rate: float, chance: float, shown: float | None, power: float) -> str:
    """Say which hit rate n answers cannot tell from that of a coin.

    Examples
    --------
    >>> power_sentence(10, 0.8, 0.3758, 0.9167, 0.8)
    '10 answers cannot tell a hit rate of 0.5 from one of 0.8: that one passes the test in
    only 38 % of cases. It takes a rate of 0.92 to pass it in 80 %.'
    """
    noun = "answer" if n == 1 else "answers"
    said = f"{n} {noun} cannot tell a hit rate of 0.5 from one of {rate:g}"
    if shown is None:
        return f"{said}."
    return (
        f"{said}: that one passes the test in only {chance * 100:.0f} % of cases."
        f" It takes a rate of {shown:.2f} to pass it in {power * 100:g} %."
    )


def difference_sentence(n: int, difference: float, sd: float, power: float) -> str:
    """Say how far two mean Brier scores must lie apart.

    Examples
    --------
    >>> difference_sentence(10, 0.1329, 0.15, 0.8)
    'On 10 common questions two mean Brier scores must differ by at least 0.133 to be told
    apart with 80 % power (if the differences have a standard deviation of 0.15).'
    """
    noun = "question" if n == 1 else "questions"
    return (
        f"On {n:,} common {noun} two mean Brier scores must differ by at least {difference:.3g} to"
        f" be told apart with {power * 100:g} % power (if the differences have a standard"
        f" deviation of {sd:g})."
    )


def allowance_sentence(*, allowed: bool, limit: int) -> str:
    """Say whether curves, ranks and verdicts on calibration may be shown.

    Examples
    --------
    >>> allowance_sentence(allowed=False, limit=20)
    'With 20 answers or fewer there is no calibration curve, no rank and no "well calibrated".'
    """
    if allowed:
        return "A calibration curve needs its band, and a rank its interval, beside it."
    return (
        f"With {limit} answers or fewer there is no calibration curve, no rank and no"
        ' "well calibrated".'
    )
