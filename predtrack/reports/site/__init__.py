"""A static site: pages that open from a file, in two languages, with all their data.

:func:`site_files` turns :class:`Material` into files, and reads nothing; :func:`publish`
puts files in their place. Templates escape everything.
"""

from __future__ import annotations

from predtrack.reports.site.material import Claimed, Material
from predtrack.reports.site.publishing import publish
from predtrack.reports.site.site import count_files, site_files

__all__ = ["Claimed", "Material", "count_files", "publish", "site_files"]
