"""Errors told apart by blame: the user's input, the environment, or the stored file."""


class CompanionError(Exception):
    """Anything the program can explain in one line; the message says what, where and the mend."""

    exit_code = 1


class InvalidInput(CompanionError):
    """A value outside its scale, an unknown word, a time in the future: nothing was written."""


class Refused(CompanionError):
    """A request that makes no sense now, such as a third postponement."""


class NotRunning(CompanionError):
    """A live command was given and no program runs on this profile."""


class EnvironmentFault(CompanionError):
    """The computer, not the user, stands in the way: a read-only folder, a full disk."""


class StoreUnavailable(CompanionError):
    """The store cannot be opened: locked, damaged, or written by a newer version."""

    exit_code = 3


class StoreInUse(StoreUnavailable):
    """Another program has the journal's file for the moment; it may be free again soon."""


class JournalLocked(StoreUnavailable):
    """The journal has a passphrase, and it was not given or is another."""


class JournalDamaged(StoreUnavailable):
    """The journal's file is not whole; it is left as it is."""


class PassphraseWanted(InvalidInput):
    """A backup is locked by a passphrase that was not given or is another."""
