"""`companion lock`, `backup`, `restore`, `erase`, and other commands on a locked journal."""

import json
import os
import pty
import select
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from companion.core.secret_words import code_letters

FIRST = "seven small grey herons"
OTHER = "eight small grey herons"


@dataclass
class Told:
    code: int
    out: str
    err: str


class Shell:
    """A profile and the real program, run as a script would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.profile = folder / "profile"

    def file(self, name: str, text: str) -> str:
        (self.folder / name).write_text(text)
        return str(self.folder / name)

    def run(self, *arguments: str, typed: str = "") -> Told:
        done = subprocess.run(
            [sys.executable, "-m", "companion", *arguments, "--profile", str(self.profile)],
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr
        assert "Warning" not in done.stderr
        return Told(done.returncode, done.stdout, done.stderr)

    def log(self, hour: int, *more: str) -> Told:
        return self.run("log", "checkin", "--at", f"2026-03-02T{hour:02}:00", "--stress", "4", *more)

    def stress_n(self, *more: str) -> int:
        told = self.run("days", "--from", "2026-03-02", "--to", "2026-03-02", "--json", *more)
        assert told.code == 0, told.err
        return int(json.loads(told.out)[0]["stress_n"] or 0)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture
def first(shell: Shell) -> tuple[str, str]:
    return "--passphrase-file", shell.file("first", f"{FIRST}\n")


@pytest.fixture
def other(shell: Shell) -> tuple[str, str]:
    return "--passphrase-file", shell.file("other", OTHER)


def test_a_journal_is_locked_used_and_opened_again(shell: Shell, first: tuple[str, str]) -> None:
    shell.log(9)
    told = shell.run("lock", "set", *first)
    assert (told.code, told.err) == (0, "")
    assert len(code_letters(told.out)) == 24
    assert told.out.count("\n") == 1
    status = json.loads(shell.run("lock", "status", "--json").out)
    assert (status["locked"], status["remembered"]) == (True, False)
    assert set(status["keyring"]) == {"works", "by", "why"}
    # One trailing newline is trimmed, nothing else; the option may stand before the command.
    told = shell.run(
        "--passphrase-file",
        shell.file("same", FIRST),
        "log",
        "checkin",
        "--at",
        "2026-03-02T10:00",
        "--stress",
        "3",
    )
    assert told.code == 0
    assert shell.log(11, "--passphrase-file", shell.file("two lines", f"{FIRST}\n\n")).code == 3
    assert shell.stress_n(*first) == 2
    told = shell.run("lock", "remove", *first)
    assert told.code == 0
    assert shell.stress_n() == 2


def test_without_the_passphrase_every_command_ends_with_3_and_one_line(
    shell: Shell, first: tuple[str, str], other: tuple[str, str]
) -> None:
    shell.run("lock", "set", *first)
    for arguments in (
        ("log", "rest", "--day", "2026-03-02"),
        ("days", "--from", "2026-03-02", "--to", "2026-03-02", "--json"),
        ("backup", str(shell.folder / "copy.db")),
        ("doctor", "--json"),
    ):
        told = shell.run(*arguments)
        assert told.code == 3, arguments
        assert told.err.count("\n") == 1
        assert "--passphrase-file" in told.err
        told = shell.run(*arguments, *other)
        assert (told.code, told.err) == (3, "That is not the passphrase of this journal.\n")
    document = json.loads(shell.run("doctor", "--json", *first).out)
    assert document["store"] == {"integrity": "ok"}


def test_the_passphrase_may_come_from_standard_input(shell: Shell) -> None:
    assert shell.run("lock", "set", "--passphrase-file", "-", typed=f"{FIRST}\n").code == 0
    told = shell.run("lock", "remove", "--passphrase-file", "-", typed=FIRST)
    assert told.code == 0


def test_changing_and_recovering_by_files(
    shell: Shell, first: tuple[str, str], other: tuple[str, str]
) -> None:
    code = shell.file("code", shell.run("lock", "set", *first).out)
    told = shell.run("lock", "change", *first, "--new-passphrase-file", other[1], "--json")
    assert (told.code, json.loads(told.out)) == (0, {"locked": True})
    assert shell.run("lock", "remove", *first).code == 1
    told = shell.run("lock", "recover", "--code-file", code, *first)
    assert told.code == 0
    assert code_letters(told.out) != code_letters(Path(code).read_text())
    assert shell.stress_n(*first) == 0
    told = shell.run("lock", "recover", "--code-file", code, *first)
    assert (told.code, told.err) == (1, "That is not the recovery code of this journal.\n")


def test_what_is_refused_is_refused_in_one_line_with_1(
    shell: Shell, first: tuple[str, str], other: tuple[str, str]
) -> None:
    def refused(*arguments: str) -> str:
        told = shell.run(*arguments)
        assert (told.code, told.out) == (1, ""), arguments
        assert told.err.count("\n") == 1
        return told.err

    assert "at least 4" in refused("lock", "set", "--passphrase-file", shell.file("short", "abc"))
    assert "--passphrase-file PATH" in refused("lock", "set")
    assert "cannot be read" in refused("lock", "set", "--passphrase-file", str(shell.folder / "nothing"))
    (shell.folder / "bytes").write_bytes(b"\xff\xfe\x00\x01" * 9)
    assert "UTF-8" in refused("lock", "set", "--passphrase-file", str(shell.folder / "bytes"))
    for act in ("change", "remove", "recover"):
        assert "lock set" in refused("lock", act, *first)
    shell.run("lock", "set", *first)
    assert "lock change" in refused("lock", "set", *first)
    assert "not the passphrase" in refused("lock", "remove", *other)
    assert "--new-passphrase-file PATH" in refused("lock", "change", *first)
    assert "24 letters" in refused("lock", "recover", "--code-file", first[1], *first)


def test_a_backup_is_restored_after_a_look_at_what_changes(shell: Shell) -> None:
    copy = str(shell.folder / "copy.db")
    shell.log(9)
    assert shell.run("backup", copy).code == 0
    assert shell.run("backup", copy).code == 1
    shell.log(10)
    told = shell.run("restore", copy)
    assert told.code == 1
    assert told.out == "1 check-in would be lost.\n"
    assert "--yes" in told.err
    assert shell.stress_n() == 2
    told = shell.run("restore", copy, "--yes", "--json")
    assert told.code == 0
    document = json.loads(told.out)
    assert {"kind": "check_in", "now": 2, "then": 1, "lost": 1, "back": 0, "other": 0} in document["changes"]
    assert shell.stress_n() == 1
    assert shell.run("restore", document["kept"], "--yes").code == 0
    assert shell.stress_n() == 2


def test_a_locked_backup_is_restored_by_its_passphrase(
    shell: Shell, first: tuple[str, str], other: tuple[str, str]
) -> None:
    copy = str(shell.folder / "copy.db")
    shell.log(9)
    shell.run("lock", "set", *first)
    told = shell.run("backup", copy, "--json", *first)
    assert json.loads(told.out)["locked"] is True
    shell.run("erase", "--everything", "--yes")
    told = shell.run("restore", copy, "--yes")
    assert told.code == 1
    assert "give its passphrase" in told.err
    assert shell.run("restore", copy, "--yes", *other).code == 1
    assert shell.run("restore", copy, "--yes", *first).code == 0
    assert shell.stress_n(*first) == 1


def test_a_damaged_journal_names_the_newest_good_backup_and_how_to_put_it_back(shell: Shell) -> None:
    shell.log(9)
    folder = shell.profile / "data" / "backups"
    folder.mkdir()
    assert shell.run("backup", str(folder / "journal-2026-03-01.db")).code == 0
    journal = shell.profile / "data" / "journal.db"
    journal.write_bytes(b"\xff" * 9000)
    for arguments in (("log", "rest", "--day", "2026-03-02"), ("doctor",)):
        told = shell.run(*arguments)
        assert told.code == 3
        assert f"companion restore {folder / 'journal-2026-03-01.db'}" in told.err
        assert told.err.count("\n") == 1
    assert journal.read_bytes() == b"\xff" * 9000
    assert shell.run("restore", str(folder / "journal-2026-03-01.db"), "--yes").code == 0
    assert shell.stress_n() == 1


def test_erasing_asks_and_says_what_it_does_not_reach(shell: Shell) -> None:
    shell.log(9)
    assert shell.run("erase").code == 2
    told = shell.run("erase", "--everything")
    assert told.code == 1
    assert "--yes" in told.err
    assert shell.stress_n() == 1
    told = shell.run("erase", "--everything", "--yes")
    assert told.code == 0
    assert str(shell.profile / "data") in told.out
    assert "companion backup" in told.err
    assert not shell.profile.exists()


class Terminal:
    """The real program on a terminal, and somebody who types."""

    def __init__(self, shell: Shell, *arguments: str) -> None:
        self.said = ""
        self._answered = 0
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.execv(
                sys.executable,
                [sys.executable, "-m", "companion", *arguments, "--profile", str(shell.profile)],
            )

    def until(self, text: str) -> str:
        """Read until `text` has been said since the last answer."""
        while text not in self.said[self._answered :]:
            assert self._read(), f"{text!r} was never said, but {self.said!r}"
        return self.said

    def answer(self, question: str, line: str) -> None:
        self.until(question)
        self._answered = len(self.said)
        os.write(self._fd, f"{line}\n".encode())

    def end(self) -> int:
        while self._read():
            pass
        _pid, status = os.waitpid(self._pid, 0)
        os.close(self._fd)
        return os.waitstatus_to_exitcode(status)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._fd], [], [], 60)
        assert ready, f"nothing more was said after {self.said!r}"
        try:
            more = os.read(self._fd, 4096)
        except OSError:
            return False  # the other end is closed
        self.said += more.decode()
        return bool(more)


def test_on_a_terminal_a_passphrase_is_typed_twice_and_the_code_once_more(shell: Shell) -> None:
    terminal = Terminal(shell, "lock", "set")
    terminal.answer("New passphrase", FIRST)
    terminal.answer("once more", OTHER)
    terminal.answer("New passphrase", FIRST)
    terminal.answer("once more", FIRST)
    said = terminal.until("Type it to be sure")
    code = next(line.strip() for line in said.splitlines() if line.count("-") == 5)
    terminal.answer("Type it to be sure", "something else")
    terminal.answer("Type it to be sure", code.lower().replace("-", " "))
    assert terminal.end() == 0
    assert FIRST not in terminal.said
    terminal = Terminal(shell, "lock", "remove")
    terminal.answer("Passphrase of the journal", FIRST)
    assert terminal.end() == 0


def test_on_a_terminal_a_command_asks_for_the_passphrase(shell: Shell, first: tuple[str, str]) -> None:
    shell.log(9)
    shell.run("lock", "set", *first)
    terminal = Terminal(shell, "days", "--from", "2026-03-02", "--to", "2026-03-02", "--json")
    terminal.answer("Passphrase of the journal", FIRST)
    assert terminal.end() == 0
    assert '"stress_n": 1' in terminal.said
    terminal = Terminal(shell, "backup", str(shell.folder / "copy.db"))
    terminal.answer("Passphrase of the journal", OTHER)
    assert terminal.end() == 3


def test_on_a_terminal_restore_asks_before_it_does_it(shell: Shell) -> None:
    copy = str(shell.folder / "copy.db")
    shell.log(9)
    shell.run("backup", copy)
    shell.log(10)
    terminal = Terminal(shell, "restore", copy)
    terminal.answer("journal's place?", "n")
    assert terminal.end() == 1
    assert shell.stress_n() == 2
    terminal = Terminal(shell, "restore", copy)
    terminal.answer("journal's place?", "y")
    assert terminal.end() == 0
    assert shell.stress_n() == 1
