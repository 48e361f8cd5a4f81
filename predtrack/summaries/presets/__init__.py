"""Conventions of forecasting platforms, by name.

:data:`PRESETS` is the catalogue. Each takes a tidy table, with the columns of the public
contract, and says what the platform itself would have said of it.

>>> get_preset("gjo").title
'Good Judgment Open: daily Brier score (0 to 2)'
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from predtrack.errors import UnknownNameError
from predtrack.summaries.presets.fatebook import FATEBOOK
from predtrack.summaries.presets.fivethirtyeight import FIVETHIRTYEIGHT
from predtrack.summaries.presets.forecastbench import FORECASTBENCH
from predtrack.summaries.presets.gjo import GJO
from predtrack.summaries.presets.metaculus import METACULUS
from predtrack.summaries.presets.predictionbook import PREDICTIONBOOK
from predtrack.summaries.presets.preset import Preset, PresetResult

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PRESETS", "Preset", "PresetResult", "get_preset"]

_PRESETS = (
    GJO,
    FATEBOOK,
    METACULUS,
    PREDICTIONBOOK,
    FORECASTBENCH,
    FIVETHIRTYEIGHT,
)

PRESETS: Mapping[str, Preset] = MappingProxyType({preset.name: preset for preset in _PRESETS})


def get_preset(name: str) -> Preset:
    """Find a platform's convention by its name.

    Examples
    --------
    >>> get_preset("metaculous")
    Traceback (most recent call last):
    predtrack.errors.UnknownNameError: no preset is called 'metaculous'; did you mean 'metaculus'?
    """
    if name not in PRESETS:
        raise UnknownNameError("preset", name, PRESETS)
    return PRESETS[name]
