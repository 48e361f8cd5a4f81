"""Where a person finds a faulty row: by its number, or by the line of its file."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from predtrack.errors import FaultyTableError
from predtrack.tables.tidy.files import files_of
from predtrack.tables.tidy.text_file import lines_of

__all__ = ["placed"]


def placed(faulty: FaultyTableError, source: object) -> FaultyTableError:
    """Name the rows of text files by their lines; frames have rows alone, from 0.

    Parameters
    ----------
    faulty
        Faults with the rows of the whole table, from 0.
    source
        A frame, or the path from which the table came.
    """
    if not isinstance(source, str | Path):
        return faulty
    files = files_of(source)
    if files[0].lower().endswith(".parquet"):
        return faulty
    try:
        lines = [lines_of(file) for file in files]
    except (OSError, ValueError, csv.Error):  # read by the one parser, and not by the other
        return faulty
    ends = np.cumsum([len(each) for each in lines])
    found = []
    for what, rows in faulty.faults:
        place = np.searchsorted(ends, rows, side="right")
        for number in np.unique(place):
            if number == len(files):
                return faulty
            begin = ends[number] - len(lines[number])
            inside = np.array(rows)[place == number] - begin
            where = what if len(files) == 1 else f"{files[number]}: {what}"
            found.append((where, lines[number][inside].tolist()))
    return FaultyTableError(found, unit="line")
