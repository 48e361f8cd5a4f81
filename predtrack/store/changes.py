"""Changes: proposed, shown, and saved, in this order."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from predtrack.errors import UnknownNameError, UsageError
from predtrack.store.edits import Append, Create, Edit
from predtrack.store.target import read_target

if TYPE_CHECKING:
    from predtrack.records import Ledger, Prediction, PredictionFile, Resolution

__all__ = ["Change", "propose", "propose_file", "propose_prediction", "propose_resolution"]


@dataclass(frozen=True, slots=True)
class Change:
    """What saving an edit does to a file.

    Parameters
    ----------
    root
        Folder of the ledger.
    edit
        What is done.
    before
        Text of the file as it was; ``None`` where it was not there.
    after
        Text of the file as it becomes.
    """

    root: Path
    edit: Edit
    before: str | None
    after: str

    @property
    def path(self) -> str:
        """Path of the file, relative to the root, with forward slashes."""
        return self.edit.path

    def diff(self) -> str:
        """Show the change as a unified diff."""
        old = "/dev/null" if self.before is None else f"a/{self.path}"
        lines = difflib.unified_diff(
            _lines(self.before or ""), _lines(self.after), old, f"b/{self.path}"
        )
        return "".join(map(_ended, lines))


def _lines(text: str) -> list[str]:
    *whole, last = text.split("\n")
    return [f"{line}\n" for line in whole] + ([last] if last else [])


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def propose(root: Path, edit: Edit) -> Change:
    """Say what an edit would do to the file as it is now.

    Raises
    ------
    StorageError
        If the file cannot be read, is faulty, or would not read back the same.
    UsageError
        If the record is there already.
    """
    content = read_target(root, edit.path)
    text = content and content.text
    return Change(root, edit, text, edit.apply(text))


def propose_resolution(ledger: Ledger, resolution: Resolution) -> Change:
    """Append a resolution to the file that mirrors its prediction's.

    Parameters
    ----------
    ledger
        The ledger, as ``read_ledger`` gives it.
    resolution
        The verdict.

    Raises
    ------
    UnknownNameError
        If the ledger holds no such prediction.
    """
    prediction = ledger.prediction(resolution.prediction)
    path = _mirror(ledger.at(prediction).path)
    return propose(_root(ledger), Append(path, "resolutions", resolution))


def _mirror(path: str) -> str:
    mirrored = "resolutions/" + path.removeprefix("predictions/")
    if mirrored.startswith("resolutions/series/"):
        raise UsageError(f"{path}: resolutions/series is for series; rename predictions/series")
    return mirrored


def propose_prediction(ledger: Ledger, publication: str, prediction: Prediction) -> Change:
    """Append a prediction to the file of its publication.

    Parameters
    ----------
    ledger
        The ledger, as ``read_ledger`` gives it.
    publication
        Identifier of the publication.
    prediction
        What was predicted.

    Raises
    ------
    UnknownNameError
        If the ledger holds no such publication.
    """
    known = {document.id: document for document in ledger.publications}
    if publication not in known:
        raise UnknownNameError("publication", publication, known)
    path = ledger.at(known[publication]).path
    return propose(_root(ledger), Append(path, "predictions", prediction))


def propose_file(ledger: Ledger, path: str, file: PredictionFile) -> Change:
    """Write a new publication with all that it predicts.

    Parameters
    ----------
    ledger
        The ledger, as ``read_ledger`` gives it.
    path
        Path of the new file below the root, such as ``predictions/example/outlook.yaml``.
    file
        What it shall hold.
    """
    if not path.startswith("predictions/") or not path.endswith((".yaml", ".yml")):
        raise UsageError(f"{path!r} must look like 'predictions/<publisher>/<publication>.yaml'")
    return propose(_root(ledger), Create(path, file))


def _root(ledger: Ledger) -> Path:
    if not ledger.root:
        raise UsageError("the ledger was not read from a folder, so nothing can be saved")
    return Path(ledger.root)
