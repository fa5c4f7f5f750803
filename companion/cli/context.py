"""What every command gets: the global options and the parts that compose supplies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from companion.cli.times import parse_zone
from companion.core.value import dataclass
from companion.core.words import _

if TYPE_CHECKING:
    # `status` must answer at once; it needs the names of these, not the modules.
    from zoneinfo import ZoneInfo

    from companion.app.exchange.ports import Exchange
    from companion.app.ports import Backups, Capability, Clock, Eraser, Remote, Store, Vault
    from companion.app.practice_library import Practices
    from companion.app.reflect import ReflectionSeries
    from companion.app.report import Report
    from companion.app.settings import SettingsService

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where a chart is to go, and as what."""

    kind: Literal["png", "svg"]
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """How to make the parts a command needs; each is asked only once the options are known.

    store: opens the journal; the caller closes it. tell_running: makes a running window read the
    store anew, and says nothing where none runs. local_zone: the computer's. exchange: files of people,
    read and written. survey_desktop: what works here, by capability. open_program: runs the window on
    a profile until it ends. selftest: a line for each thing found whole. backups: with the journal
    unlocked first; True lets it stay locked where the passphrase is missing. vault: as it is.
    practices: reads the scripts that ship with the program.
    draw_report, draw_chart: write a weekly report as PDF, or the chart of weeks, 0600 and all or
    nothing; True replaces what is there.
    """

    store: Callable[[CliContext], Store]
    clock: Callable[[CliContext], Clock]
    remote: Callable[[CliContext], Remote]
    settings: Callable[[CliContext], SettingsService]
    tell_running: Callable[[CliContext], None]
    local_zone: Callable[[], ZoneInfo]
    exchange: Callable[[], Exchange]
    survey_desktop: Callable[[], Mapping[str, Capability]]
    open_program: Callable[[Path, ZoneInfo], int]
    selftest: Callable[[], Iterable[str]]
    vault: Callable[[CliContext], Vault]
    backups: Callable[[CliContext, bool], Backups]
    eraser: Callable[[CliContext], Eraser]
    practices: Callable[[], Practices]
    draw_report: Callable[[CliContext, Report, Path, bool], None]
    draw_chart: Callable[[CliContext, ReflectionSeries, Drawing, bool], None]


@dataclass(slots=True, kw_only=True)
class CliContext:
    """One call of the program; `ctx.obj` of every command.

    The options may stand before or after the command, so read them only inside a command.
    """

    wiring: Wiring
    profile: Path | None = None
    given_zone: ZoneInfo | None = None
    as_json: bool = False
    passphrase_file: str | None = None
    _passphrase: str | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The zone of times without an offset: `--zone`, else the computer's."""
        return self.given_zone or self.wiring.local_zone()

    @property
    def clock(self) -> Clock:
        """The clock, in `zone`."""
        return self.wiring.clock(self)

    def open_store(self) -> Store:
        """Open the journal of this profile; close it after use."""
        return self.wiring.store(self)

    def passphrase(self) -> str | None:
        """Return the journal's passphrase from `--passphrase-file`, else typed; asked for once.

        None where there is no file and nobody who could type it, or nothing was typed.
        """
        from companion.cli.secrets_typed import from_file, on_terminal, typed

        if self._passphrase is None:
            if self.passphrase_file is not None:
                self._passphrase = from_file(self.passphrase_file)
            elif on_terminal():
                self._passphrase = typed(_("Passphrase of the journal"))
        return self._passphrase or None

    def vault(self) -> Vault:
        """Return what keeps this profile's passphrase."""
        return self.wiring.vault(self)

    def backups(self, *, leniently: bool = False) -> Backups:
        """Return what keeps copies of this profile's journal, which is unlocked first.

        leniently: goes on without, where the passphrase is missing or another.
        """
        return self.wiring.backups(self, leniently)

    def eraser(self) -> Eraser:
        """Return what removes all of this profile."""
        return self.wiring.eraser(self)

    def remote(self) -> Remote:
        """Return the way to the running program of this profile."""
        return self.wiring.remote(self)

    def settings(self) -> SettingsService:
        """Return the settings of this profile."""
        return self.wiring.settings(self)

    def exchange(self) -> Exchange:
        """Return the way to files of people."""
        return self.wiring.exchange()

    def practices(self) -> Practices:
        """Return the practices that ship with the program."""
        return self.wiring.practices()

    def draw_report(self, report: Report, path: Path, *, replace: bool) -> None:
        """Write a weekly report to `path` as PDF; InvalidInput, EnvironmentFault where it cannot be."""
        self.wiring.draw_report(self, report, path, replace)

    def draw_chart(self, series: ReflectionSeries, drawing: Drawing, *, replace: bool) -> None:
        """Write the chart of some weeks; errors as `draw_report`."""
        self.wiring.draw_chart(self, series, drawing, replace)

    def survey_desktop(self) -> Mapping[str, Capability]:
        """Return what works on this desktop, asked without Qt."""
        return self.wiring.survey_desktop()

    def open_program(self, profile: Path) -> int:
        """Open the window on another profile and return its exit code when it ends."""
        return self.wiring.open_program(profile, self.zone)

    def tell_running(self) -> None:
        """Tell the running window, if any, that entries changed."""
        self.wiring.tell_running(self)


class _Folder(click.Path):
    """A folder by its name: `--profile "$UNSET"` must not keep, or erase, anything where one stands."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path; usage error for an empty one."""
        if value == "":
            self.fail(_("It is empty: name a folder."), param, ctx)
        return super().convert(value, param, ctx)


def global_options(command: Command) -> Command:
    """Give `command` the options `--profile --zone --passphrase-file --json`.

    On the root group and on each command, so that they may stand before or after it; what is given
    later wins. They end up in CliContext, not in the command's parameters.
    """
    for option in (
        click.option(
            "--profile",
            type=_Folder(file_okay=False, path_type=Path),
            envvar="COMPANION_PROFILE",
            metavar="DIR",
            expose_value=False,
            callback=_keep_profile,
            help="Keep everything below DIR.",
        ),
        click.option(
            "--zone",
            metavar="ZONE",
            expose_value=False,
            callback=_keep_zone,
            help="The zone of times without an offset, such as Europe/Berlin.",
        ),
        click.option(
            "--passphrase-file",
            metavar="PATH",
            expose_value=False,
            callback=_keep_passphrase_file,
            help="Read the passphrase from PATH, - for standard input.",
        ),
        click.option(
            "--json",
            is_flag=True,
            expose_value=False,
            callback=_keep_json,
            help="Print one JSON document.",
        ),
    ):
        command = option(command)
    return command


def _given(context: click.Context) -> CliContext:
    found = context.find_object(CliContext)
    if found is None:
        raise RuntimeError("commands run with a CliContext as their object")
    return found


def _keep_profile(context: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    named = context.get_parameter_source(parameter.name or "") is click.core.ParameterSource.COMMANDLINE
    kept = _given(context)
    # The environment speaks again for the command; it must not overrule what stood before it.
    if value is not None and (named or kept.profile is None):
        kept.profile = value


def _keep_zone(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        _given(context).given_zone = parse_zone(value)


def _keep_passphrase_file(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        _given(context).passphrase_file = value


def _keep_json(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        _given(context).as_json = True


def span_options(command: Command) -> Command:
    """Add `--from` and `--to`, the study days `first` and `last`; `parse_span` reads them."""
    last = click.option("--to", "last", required=True, metavar="DAY", help="Last study day, included.")
    first = click.option(
        "--from", "first", required=True, metavar="DAY", help="First study day, such as 2026-03-02."
    )
    return first(last(command))
