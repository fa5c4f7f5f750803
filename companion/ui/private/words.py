"""What a passphrase is good for, said plainly."""

from companion.core.words import _


def protects() -> tuple[str, ...]:
    """Return what it protects, what it does not, and what happens when it is forgotten."""
    return (
        _("Your journal and its backups are encrypted. Without the passphrase nobody can read the files."),
        _(
            "While Second Wind runs, the journal stays open for your timer. A lock asks for the passphrase "
            "before the window shows anything."
        ),
        _("It does not protect from a program that watches what you type. And it deletes nothing, ever."),
        _(
            "If you forget it, the recovery code opens the journal. If both are lost, the journal is lost: "
            "nobody can open it, nor can we."
        ),
    )
