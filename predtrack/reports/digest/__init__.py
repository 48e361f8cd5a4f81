"""A ledger in short, and what changed in it: for job summaries and comments."""

from __future__ import annotations

from predtrack.reports.digest.changed import changes_page
from predtrack.reports.digest.fitting import render_within
from predtrack.reports.digest.overview import digest_page

__all__ = ["changes_page", "digest_page", "render_within"]
