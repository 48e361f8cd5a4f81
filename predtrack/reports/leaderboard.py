"""The report of ``predtrack leaderboard``: the finding, the board, and who is left out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from predtrack.reports.document import Block, Column, Page, Paragraph, Table
from predtrack.reports.group_lines import number_columns
from predtrack.reports.numbers import count, decimal
from predtrack.summaries.leaderboard import board_headline, difficulty_frame, place_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from predtrack.reports.metadata import Metadata
    from predtrack.summaries.leaderboard import Leaderboard, Place

__all__ = ["SHOWN", "difficulty_page", "leaderboard_page"]

SHOWN = 30
"""Lines of a group that people see; machines get all."""

_GROUPS, _NAMED = 5, 10


def leaderboard_page(board: Leaderboard, *, metadata: Metadata, heading: str = "") -> Page:
    """Lay out a leaderboard.

    Parameters
    ----------
    board
        The board.
    metadata
        Source and day.
    heading
        What to write above; by default the ledger and the day.
    """
    title = heading or f"Leaderboard of {metadata.ledger} as of {metadata.as_of}"
    blocks: list[Block] = [Paragraph(title, "heading"), Paragraph(board_headline(board))]
    for group in range(1, min(board.groups, _GROUPS) + 1):
        blocks += _group(board, group)
    blocks += [Paragraph(text) for text in [*_apart(board), *_left_out(board)]]
    blocks += [Paragraph(text, "aside") for text in [*_method(board), *board.remarks]]
    blocks.append(Paragraph(str(board.funnel), "aside"))
    records = tuple(place_record(place) for place in board.places)
    return Page(_payload(board, metadata), records, tuple(blocks), _TYPES)


def difficulty_page(board: Leaderboard) -> Page:
    """Lay out the difficulty of each question, for a file of its own."""
    found = difficulty_frame(board.difficulty)
    records: tuple[Any, ...] = tuple(found.to_dict("records"))
    return Page(records, records, (), {"question": "VARCHAR", "group": "BIGINT",
                "difficulty": "DOUBLE", "answers": "BIGINT"})  # fmt: skip


def _group(board: Leaderboard, group: int) -> list[Block]:
    places = [place for place in board.places if place.group == group]
    shown = places[:SHOWN]
    more = len(places) - len(shown)
    rest = f" The first {SHOWN} of {len(places):,}; --format csv or json has all." if more else ""
    name = f"Group {group}: " if board.groups > 1 else ""
    low, high = (decimal(end, places=0) for end in board.rule.range)
    score = f"{board.rule.title}: {low} to {high}, {board.rule.direction} is better"
    note = (
        f"Rank: places that cannot be excluded at the {board.level * 100:g} % level, by the"
        " adjusted score: what each would score if all had answered all questions. ±: standard"
        " error of the distance from their mean. Shrunken: drawn towards the mean, the more the"
        f" fewer the answers. Raw means are over different questions and do not rank.{rest}"
    )
    return [
        Table(
            f"{name}{score}",
            (Column("rank", "rank", "right"), Column("who", "forecaster", gives_way=True),
             *number_columns(("n", "n"), ("coverage", "cover"), ("adjusted", "adjusted"),
                             ("error", "±"), ("shrunken", "shrunken"), ("raw", "raw mean"))),
            tuple(map(_line, shown)),
            note,
        ),
        *_beside(board, shown, group),
    ]  # fmt: skip


def _line(place: Place) -> dict[str, str]:
    return {
        "rank": _band(place),
        "who": place.forecaster,
        "n": f"{place.n:,}",
        "coverage": f"{place.coverage * 100:.0f} %" if place.coverage >= 0.005 else "< 1 %",
        "adjusted": decimal(place.adjusted, places=4),
        "error": decimal(place.standard_error, places=4),
        "shrunken": decimal(place.shrunken, places=4),
        "raw": decimal(place.raw, places=4),
    }


def _band(place: Place) -> str:
    low, high = place.rank_low, place.rank_high
    if low is None or high is None:
        return "–"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


_VIEWS = (
    ("common", "common"),
    ("relative_skill", "relative"),
    ("peer", "peer"),
    ("skill_base_rate", "base rate"),
    ("skill_crowd", "crowd"),
)


def _beside(board: Leaderboard, shown: Sequence[Place], group: int) -> list[Block]:
    """Set out the other views, as far as anybody has a number in them."""
    known = [view for view in _VIEWS if any(getattr(place, view[0]) is not None for place in shown)]
    if not known:
        return []
    lines = [
        {"who": place.forecaster, **{name: decimal(getattr(place, name)) for name, _ in known}}
        for place in shown
    ]
    said = {
        "common": f"mean on the {board.common:,} questions that all answered"
        if group == 1
        else "mean on the questions that all answered",
        "relative_skill": "ratio to the others on common questions, below 1 is better",
        "peer": "ahead of the mean of the others on the same question, above 0 is better",
        "skill_base_rate": "skill against the base rate of the table, known only afterwards",
        "skill_crowd": "skill against the median of the others",
    }
    note = "; ".join(f"{title}: {said[name]}" for name, title in known)
    return [
        Table(
            "The same forecasters in other views",
            (Column("who", "forecaster", gives_way=True), *number_columns(*known)),
            tuple(lines),
            f"{note[:1].upper()}{note[1:]}. Skill: 1 is perfect, 0 as good, below 0 worse.",
        )
    ]


def _apart(board: Leaderboard) -> list[str]:
    if board.groups < 2:
        return []
    hidden = board.groups - _GROUPS
    more = f" Groups beyond {_GROUPS} are not shown." if hidden > 0 else ""
    said = (
        f"The forecasters fall into {board.groups} groups that share no question, not even"
        f" through others. They are not comparable across groups, and ranked apart.{more}"
    )
    return [said]


def _left_out(board: Leaderboard) -> list[str]:
    """Say who is not ranked, by the reason."""
    said = []
    for reason, number in Counter(one.reason for one in board.left_out).most_common():
        names = [f"{one.forecaster} ({one.n})" for one in board.left_out if one.reason == reason]
        rest = f" and {number - _NAMED:,} more" if number > _NAMED else ""
        who = ", ".join(names[:_NAMED])
        said.append(f"Not ranked, {reason}: {who}{rest}; in brackets, their questions.")
    return said[:_NAMED]


def _method(board: Leaderboard) -> list[str]:
    if not board.places:
        return []
    said = (
        f"Bands: {board.cluster}s drawn again; {board.band_method}. They hold the true rank at"
        f" least that often. Ranked: who has at least {count(board.minimum, 'question')}."
    )
    return [said]


def _payload(board: Leaderboard, metadata: Metadata) -> dict[str, Any]:
    rule = board.rule
    return {
        "metadata": metadata,
        "finding": board_headline(board),
        "rule": {
            "name": rule.name, "title": rule.title, "range": list(rule.range),
            "direction": rule.direction,
        },
        "order": board.order,
        "level": board.level,
        "bands": board.band_method,
        "cluster": board.cluster,
        "minimum_questions": board.minimum,
        "questions": board.questions,
        "common_questions": board.common,
        "groups": board.groups,
        "places": [place_record(place) for place in board.places],
        "not_ranked": board.left_out,
        "difficulty": difficulty_frame(board.difficulty).to_dict("records"),
        "funnel": {
            name: getattr(board.funnel, name)
            for name in ("published", "scoreable", "matured", "resolved", "scored", "unit")
        },
        "remarks": list(board.remarks),
    }  # fmt: skip


_TYPES = {
    **dict.fromkeys(("forecaster", "kind"), "VARCHAR"),
    **dict.fromkeys(("group", "n"), "BIGINT"),
    **dict.fromkeys(
        ("coverage", "adjusted", "standard_error", "interval_low", "interval_high", "shrunken"),
        "DOUBLE",
    ),
    **dict.fromkeys(("rank", "rank_low", "rank_high"), "BIGINT"),
    **dict.fromkeys(
        ("raw", "common", "relative_skill", "peer", "skill_base_rate", "skill_crowd"), "DOUBLE"
    ),
    "remark": "VARCHAR",
}
"""Columns of the records; a column without any value has its type all the same."""
