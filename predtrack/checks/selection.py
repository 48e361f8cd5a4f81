"""Which rules somebody wants to hear of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from predtrack.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Selection"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes, or beginnings of codes, that are wanted and not wanted.

    Parameters
    ----------
    select
        What is wanted; nothing means everything.
    ignore
        What is not wanted. Where both speak of a code, the longer beginning wins.

    Examples
    --------
    >>> Selection(select=("PT2", "PT601"), ignore=("PT24",)).takes("PT241")
    False
    >>> Selection(ignore=("PT2",), select=("PT241",)).takes("PT241")
    True
    """

    select: Collection[str] = ()
    ignore: Collection[str] = ()

    def takes(self, code: str) -> bool:
        """Tell whether somebody wants to hear of a code."""
        wanted = _longest(code, self.select or ("",))
        return wanted is not None and wanted > (_longest(code, self.ignore) or -1)

    def insist_on_known(self, codes: Collection[str]) -> Selection:
        """Give the selection itself, if each of its parts names a code.

        Raises
        ------
        UnknownNameError
            If a part is the beginning of no code: a typing error must not silence a check.
        """
        for part in (*self.select, *self.ignore):
            if not any(code.startswith(part) for code in codes):
                raise UnknownNameError("check", part, codes)
        return self


def _longest(code: str, beginnings: Collection[str]) -> int | None:
    return max((len(part) for part in beginnings if code.startswith(part)), default=None)
