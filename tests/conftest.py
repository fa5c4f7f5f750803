"""What every test may rely on: no screen, no user's files, no silent warning."""

import inspect
import logging
import os
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

TESTS = Path(__file__).parent
DESKTOP = TESTS / "desktop"

# Before anything imports Qt: the platform is chosen once per process.
_REAL_ENVIRONMENT = dict(os.environ)
_SCRATCH = tempfile.TemporaryDirectory(prefix="second-wind-tests-")

# Shared machines stall; a slow example is no finding. Figures belong to tests/bench.
# CI tries the same examples each time, so that it says something of the change; a run by hand tries new ones.
settings.register_profile("patient", deadline=None, print_blob=True, derandomize=bool(os.environ.get("CI")))
settings.load_profile("patient")


def _home(folder: Path) -> dict[str, str]:
    return {
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "MPLCONFIGDIR": str(Path(_SCRATCH.name) / "matplotlib"),  # shared: its font list takes seconds
    }


def _only_desktop(config: pytest.Config) -> bool:
    chosen = [Path(config.invocation_params.dir, str(arg).split("::")[0]).resolve() for arg in config.args]
    return bool(chosen) and all(path.is_relative_to(DESKTOP) for path in chosen)


def pytest_configure(config: pytest.Config) -> None:
    os.environ.update(_home(Path(_SCRATCH.name) / "home"))
    os.environ.pop("COMPANION_PROFILE", None)
    if not _only_desktop(config):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_unconfigure() -> None:
    os.environ.clear()
    os.environ.update(_REAL_ENVIRONMENT)
    _SCRATCH.cleanup()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own for each test, so that none can touch the user's or another's."""
    folder = tmp_path_factory.mktemp("home", numbered=True)
    for name, place in _home(folder).items():
        monkeypatch.setenv(name, place)
    run = folder / "run"
    run.mkdir(mode=0o700)
    return folder


class _WarningKeeper(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_unexpected_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a logged warning, unless the test asks for `caplog` and so looks at the log itself."""
    keeper = _WarningKeeper()
    root = logging.getLogger()
    root.addHandler(keeper)
    yield
    root.removeHandler(keeper)
    test = getattr(request.node, "function", None)
    if test is not None and "caplog" in inspect.signature(inspect.unwrap(test)).parameters:
        return
    if keeper.records:
        said = "\n".join(f"  {r.name}: {r.levelname} {r.getMessage()}" for r in keeper.records)
        pytest.fail(f"Logged without being expected (ask for caplog to expect it):\n{said}", pytrace=False)


def _must_not_skip(path: Path) -> bool:
    return bool(os.environ.get("CI")) and path.is_relative_to(DESKTOP)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With CI set, a desktop test that skips has failed: nobody would notice the hole."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and _must_not_skip(item.path):
        report.outcome = "failed"
        report.longrepr = f"Skipped, which CI does not allow: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole module that skips itself while being collected."""
    report = yield
    if report.skipped and _must_not_skip(collector.path):
        report.outcome = "failed"
        report.longrepr = f"Skipped, which CI does not allow: {report.longrepr}"
    return report
