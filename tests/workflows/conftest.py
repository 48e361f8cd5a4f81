"""The starter ledger: the smallest one that has everything."""

import pytest

from predtrack.workflows.init import init


@pytest.fixture
def starter(tmp_path):
    """A new ledger in a folder of its own."""
    init(tmp_path / "ledger")
    return tmp_path / "ledger"
