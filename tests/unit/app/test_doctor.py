"""What the doctor tells."""

import json

from companion.app.doctor import as_document, as_lines, examine
from companion.app.ports import Capability
from companion.core.errors import EnvironmentFault, StoreUnavailable

DESKTOP = {
    "idle": Capability(True, "X11 (XSync IDLETIME)"),
    "tray": Capability(False, "", "No panel with a tray runs here."),
    "dnd": Capability("unknown", "", "mako does not tell do-not-disturb."),
    "notifications": Capability(True, "the daemon", "Notifications have no buttons here."),
}


def refuse(error: Exception) -> str:
    raise error


def test_the_document_is_as_scripts_expect_it() -> None:
    document = as_document(examine(lambda: "ok", lambda: DESKTOP))
    assert json.loads(json.dumps(document)) == {
        "store": {"integrity": "ok"},
        "desktop": {
            "idle": {"works": True, "by": "X11 (XSync IDLETIME)", "why": ""},
            "tray": {"works": False, "by": "", "why": "No panel with a tray runs here."},
            "dnd": {"works": "unknown", "by": "", "why": "mako does not tell do-not-disturb."},
            "notifications": {
                "works": True, "by": "the daemon", "why": "Notifications have no buttons here.",
            },
        },
    }  # fmt: skip


def test_a_person_reads_aligned_lines() -> None:
    assert as_lines(examine(lambda: "ok", lambda: DESKTOP)) == [
        "Journal         in order",
        "Idle time       works          X11 (XSync IDLETIME)",
        "Tray icon       does not work  No panel with a tray runs here.",
        "Do not disturb  unknown        mako does not tell do-not-disturb.",
        "Notifications   works          the daemon. Notifications have no buttons here.",
    ]


def test_a_store_that_cannot_be_opened_does_not_hide_the_desktop() -> None:
    newer = StoreUnavailable("The journal is of a newer version.")
    findings = examine(lambda: refuse(newer), lambda: DESKTOP)
    assert findings.problem is newer
    assert as_document(findings)["store"] == {"integrity": "The journal is of a newer version."}
    assert len(as_lines(findings)) == 5


def test_a_disk_that_refuses_is_told_too() -> None:
    refusal = EnvironmentFault("The folder cannot be read.")
    findings = examine(lambda: refuse(refusal), dict)
    assert findings.problem is refusal
    assert as_lines(findings) == ["Journal  The folder cannot be read."]
