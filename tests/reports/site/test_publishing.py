"""A folder is replaced whole, and nothing that is no site is lost."""

import pytest

from predtrack.errors import StorageError, UsageError
from predtrack.reports.site import publish

FILES = [("index.html", b"one"), ("a/b.html", b"two")]


def test_files_land_in_a_new_folder(tmp_path):
    assert publish(tmp_path / "new" / "site", FILES) == 2
    assert (tmp_path / "new" / "site" / "a" / "b.html").read_bytes() == b"two"


def test_an_old_site_is_replaced_and_what_is_gone_is_gone(tmp_path):
    site = tmp_path / "site"
    publish(site, [*FILES, ("old.html", b"old")])
    publish(site, FILES)
    assert not (site / "old.html").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site"]


def test_files_of_others_in_a_site_are_kept(tmp_path):
    site = tmp_path / "site"
    publish(site, FILES)
    (site / "CNAME").write_text("example.org")
    (site / "own" / "deep").mkdir(parents=True)
    (site / "own" / "deep" / "x.txt").write_text("x")
    publish(site, FILES)
    assert (site / "CNAME").read_text() == "example.org"
    assert (site / "own" / "deep" / "x.txt").read_text() == "x"


def test_a_folder_that_is_no_site_is_refused(tmp_path):
    (tmp_path / "precious.txt").write_text("mine")
    with pytest.raises(UsageError, match="no site"):
        publish(tmp_path, FILES)
    assert (tmp_path / "precious.txt").read_text() == "mine"


def test_a_file_is_refused(tmp_path):
    (tmp_path / "site").write_text("mine")
    with pytest.raises(UsageError):
        publish(tmp_path / "site", FILES)
    assert (tmp_path / "site").read_text() == "mine"


def test_an_empty_folder_is_fine(tmp_path):
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", FILES)
    assert (tmp_path / "site" / "index.html").is_file()


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", "a\\x"])
def test_no_file_leads_out(tmp_path, path):
    with pytest.raises(StorageError):
        publish(tmp_path / "site", [(path, b"")])
    assert not list(tmp_path.iterdir())


def test_names_that_differ_in_case_alone_are_refused(tmp_path):
    with pytest.raises(StorageError):
        publish(tmp_path / "site", [("A.html", b""), ("a.html", b"")])


def test_who_is_interrupted_keeps_the_old_site(tmp_path):
    site = tmp_path / "site"
    publish(site, FILES)

    def broken():
        yield "index.html", b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(site, broken())
    assert (site / "index.html").read_bytes() == b"one"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site"]


def test_a_link_leads_to_the_folder_that_is_replaced(tmp_path):
    publish(tmp_path / "real", FILES)
    (tmp_path / "link").symlink_to("real")
    publish(tmp_path / "link", [("index.html", b"new")])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "index.html").read_bytes() == b"new"
