"""Words by which a criterion leaves open how much is enough.

Only words that name a measure without saying it: others, such as "large" or "some", stand
too often in names and set phrases for a warning to be worth reading.
"""

from __future__ import annotations

from typing import Final

__all__ = ["VAGUE_WORDS"]

VAGUE_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "significant", "significantly", "substantial", "substantially", "considerable",
        "considerably", "meaningful", "meaningfully", "major", "notable", "notably", "dramatic",
        "dramatically", "sizeable", "sizable", "widespread", "mainstream", "materially",
        "soon", "eventually", "sooner or later", "in the near future", "in the long run",
        "numerous", "a lot of", "roughly",
    ),
    "zh": (
        "重大", "显著", "明显", "大幅", "大量", "广泛", "主流", "很快", "不久", "迟早",
        "若干", "许多", "较大", "较高", "实质性", "有意义", "左右", "大约",
    ),
}  # fmt: skip
"""Vague words by language; whole words in English, any occurrence in Chinese."""
