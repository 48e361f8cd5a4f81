"""Workflows: one intention a module, the only rooms that join store, checks and summaries.

They print nothing and read no clock; whoever calls them says the day. Each module holds
one public function of its own name, in the order in which people meet them: ``init``,
``check``, ``score``, ``targets``, ``due``, ``listing``, ``show``, ``add``, ``resolve``,
``schema``.
"""
