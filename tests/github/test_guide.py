"""What the guide shows can be copied."""

import re

import pytest
import yaml


@pytest.fixture(scope="module")
def guide(root):
    return (root / "docs" / "howto" / "github.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shown(guide):
    """The examples, in their order: a caller, steps with the action, the hook."""
    blocks = re.findall(r"^```yaml\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    return [yaml.safe_load(block) for block in blocks]


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_the_caller_uses_what_the_workflow_has(root, shown):
    (job,) = shown[0]["jobs"].values()
    called = read(root / ".github" / "workflows" / "ledger-check.yml")
    assert job["uses"].endswith("/.github/workflows/ledger-check.yml@COMMIT")
    assert set(job["with"]) <= set(called[True]["workflow_call"]["inputs"])
    assert all(isinstance(value, str) for value in job["with"].values())


def test_the_action_is_used_with_what_it_has(root, shown, guide):
    action = read(root / "action.yml")
    (step,) = (one for one in shown[1]["steps"] if one.get("id") == "predtrack")
    assert set(step["with"]) <= set(action["inputs"])
    named = set(re.findall(r"steps\.predtrack\.outputs\.([\w-]+)", guide))
    assert named <= set(action["outputs"])


def test_every_output_is_explained(root, guide):
    for name in read(root / "action.yml")["outputs"]:
        assert f"`{name}`" in guide


def test_the_checkout_is_the_version_that_we_use(root, shown):
    used = {step["uses"] for step in shown[1]["steps"] if "checkout" in step.get("uses", "")}
    own = (root / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert all(one in own for one in used)


def test_the_hook_is_the_one_that_we_offer(root, shown):
    (offered,) = read(root / ".pre-commit-hooks.yaml")
    (repo,) = shown[2]["repos"]
    assert repo["hooks"] == [{"id": offered["id"]}]
