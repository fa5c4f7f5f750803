"""`companion demo`: the program on a made-up story, in a profile of its own."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import click

from companion.app.bus import Bus
from companion.app.record import Record
from companion.app.simulate import set_up_demo, simulate
from companion.cli.context import CliContext, global_options
from companion.cli.output import plain, print_json
from companion.core.errors import EnvironmentFault, InvalidInput
from companion.core.words import _

MOST_WEEKS = 520


@click.command()
@click.option("--weeks", default=12, show_default=True, help="How long the story is.")
@click.option("--seed", default=1, show_default=True, help="Same seed, same story.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write the profile there and do not open it.",
)
@global_options
@click.pass_obj
@click.pass_context
def demo(context: click.Context, call: CliContext, weeks: int, seed: int, out: Path | None) -> None:
    """Open the program on a made-up story; your own journal stays untouched."""
    if not 1 <= weeks <= MOST_WEEKS:
        raise InvalidInput(_("--weeks is {weeks}: give 1 to {most}.").format(weeks=weeks, most=MOST_WEEKS))
    if out is not None:
        made = not out.exists()
        _make_whole(call, _new_folder(out), weeks, seed, made=made)
        if call.as_json:
            print_json({"profile": str(out)})
        else:
            click.echo(plain(str(out)))
        return
    profile = Path(tempfile.mkdtemp(prefix="second-wind-demo-"))
    try:
        _make(call, profile, weeks, seed)
        context.exit(call.open_program(profile))
    finally:
        shutil.rmtree(profile, ignore_errors=True)


def _new_folder(folder: Path) -> Path:
    """Return `folder`, made where it is not there; one with anything in it is refused."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise InvalidInput(_("--out {folder} is not empty: name a new folder.").format(folder=folder))
        folder.chmod(0o700)
    except OSError as error:
        raise EnvironmentFault(
            _("--out {folder} cannot be used ({why}): name another folder.").format(
                folder=folder, why=error.strerror
            )
        ) from error
    return folder


def _make_whole(call: CliContext, profile: Path, weeks: int, seed: int, *, made: bool) -> None:
    """Leave nothing in the folder, which was empty, where the story cannot be written to its end."""
    try:
        _make(call, profile, weeks, seed)
    except BaseException:
        shutil.rmtree(profile, ignore_errors=True)
        if not made:
            profile.mkdir(mode=0o700, exist_ok=True)
        raise


def _make(call: CliContext, profile: Path, weeks: int, seed: int) -> None:
    there = replace(call, profile=profile)
    settings = there.settings()
    now = there.clock.now().wall
    set_up_demo(settings, now)
    store = there.open_store()
    try:
        simulate(store, Record(store, Bus(), there.clock), seed, weeks, now)
    finally:
        store.close()
