"""``python -m predtrack`` is ``predtrack``."""

from __future__ import annotations

from predtrack.cli import main

if __name__ == "__main__":
    main(prog_name="predtrack")
