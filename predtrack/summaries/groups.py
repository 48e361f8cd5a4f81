"""How claims are grouped: by forecaster, publication, year, topic or tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from predtrack.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

__all__ = ["GROUPINGS", "groups", "refuse_unknown_groupings"]

GROUPINGS = ("forecaster", "publication", "year", "topic", "tag", "kind", "hindsight", "question")
"""Columns of the table of claims that a score can be split by."""


def groups(
    claims: pd.DataFrame, by: Sequence[str]
) -> Iterator[tuple[dict[str, str], pd.DataFrame]]:
    """Split claims into groups, in the order of their names.

    Parameters
    ----------
    claims
        The table of claims.
    by
        Names out of :data:`GROUPINGS`; none for one group of all. A claim with several
        tags stands in the group of each.

    Raises
    ------
    UnknownNameError
        If a name is not a grouping.
    """
    refuse_unknown_groupings(by)
    if not by:
        yield {}, claims
        return
    split = claims.explode("tag", ignore_index=True) if "tag" in by else claims
    named = split.assign(**{name: split[name].astype(object).fillna("(none)") for name in by})
    for key, members in named.groupby(list(by), sort=True):
        yield dict(zip(by, map(str, key), strict=True)), members


def refuse_unknown_groupings(by: Sequence[str]) -> None:
    """Refuse to group claims by what is no column for it.

    Raises
    ------
    UnknownNameError
        If a name is not a grouping.
    """
    for name in by:
        if name not in GROUPINGS:
            raise UnknownNameError("grouping", name, GROUPINGS)
