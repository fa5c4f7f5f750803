"""Writing a file that only its owner may read."""

import os
from pathlib import Path


def write_private(path: Path, text: str) -> None:
    """Write `text` to a new file `path` with mode 0600, whole or not at all; OSError where that fails.

    What is there already is never replaced: it might be the journal itself.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            os.chmod(path, 0o600)
            file.write(text)
    except OSError:
        path.unlink(missing_ok=True)
        raise
