"""What a page of the report is set from: blocks that know how tall they are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field

from companion.app.report import Report
from companion.app.report_numbers import Table
from companion.app.report_parts import Part
from companion.app.report_written import Line
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.charts.report_chart import chart_height, draw_chart, shown_panels
from companion.ui.charts.report_page import LEFT, RIGHT, ROOM, Page
from companion.ui.charts.report_text import wrap

SMALL, STATE, GAP = 12.0, 36.0, 16.0
NAMES = (120.0, 232.0)
"""Width in px of the column of names, the least and the most."""
LINE = 16.0
LINES_AT_ONCE = 12
"""A line of more is set in several blocks, so that it may go on overleaf."""
Draw = Callable[[Page, float], None]


@dataclass(frozen=True, slots=True)
class Block:
    """One piece that is never parted. height: px; draw: sets it from a top down.

    keeps: stays on one page with what follows. begins: what follows a page that is begun already
    goes to the next.
    """

    height: float
    draw: Draw = field(compare=False)
    keeps: bool = False
    begins: bool = False


def blocks(report: Report, page: Page) -> Iterator[Block]:
    """Yield the pieces of a report in their order. page: measures its texts."""
    yield _title(report.name, page)
    if report.lead:
        yield _lead(report.lead, page)
    if report.table is not None:
        yield _heading(_("The week in numbers"))
        yield _table(report.table)
    if report.series is not None:
        panels = shown_panels(report.series, report.panels)
        if panels:
            series = report.series
            yield _heading(_("Day by day over twelve weeks"))
            yield Block(chart_height(panels), lambda page, top: draw_chart(page, top, series, panels))
    if report.overload is not None:
        yield from _part(report.overload, page)
    begun = report.table is not None or report.series is not None or report.overload is not None
    for place, part in enumerate(report.after):
        if begun and not place:
            yield Block(0, _nothing, begins=True)
        yield from _part(part, page)


def _nothing(_page: Page, _top: float) -> None:
    """Set nothing: a block that only begins a page."""


def _title(words: str, page: Page) -> Block:
    lines = wrap(words, ROOM, lambda text: page.width_of(text, 28, bold=True))
    return Block(36.0 * len(lines) + 4, _setter(lines, 28, 36, bold=True), keeps=True)


def _lead(words: str, page: Page) -> Block:
    lines = wrap(words, ROOM, lambda text: page.width_of(text, 15))
    return Block(24.0 * len(lines), _setter(lines, 15, 24))


def _heading(words: str) -> Block:
    return Block(44, lambda page, top: page.write(LEFT, top + 33, words, 16.5, bold=True), keeps=True)


def _setter(lines: Sequence[str], size: float, step: float, *, bold: bool = False) -> Draw:
    def draw(page: Page, top: float) -> None:
        for place, line in enumerate(lines):
            page.write(LEFT, top + step * place + 0.72 * step, line, size, bold=bold)

    return draw


def _part(part: Part, page: Page) -> Iterator[Block]:
    yield _heading(part.title)
    for sentence in part.sentences:
        lines = wrap(sentence, ROOM, lambda text: page.width_of(text, SMALL))
        yield Block(LINE * len(lines) + 6, _setter(lines, SMALL, LINE))
    widest = max((page.width_of(line.name, SMALL, bold=True) for line in part.lines), default=0)
    column = min(max(widest + GAP, NAMES[0]), NAMES[1])
    for line in part.lines:
        yield from _line(line, column, page)


def _line(line: Line, column: float, page: Page) -> Iterator[Block]:
    """Yield a name with its text beside it, a thin line under them. column: width of that of names."""
    indent = column + (STATE if line.state else 0)
    names = wrap(line.name, column - GAP + 1, lambda text: page.width_of(text, SMALL, bold=True))
    texts = wrap(line.text, ROOM - indent, lambda text: page.width_of(text, SMALL))
    tall = max(len(names), len(texts))
    for first in range(0, tall, LINES_AT_ONCE):
        end = first + LINES_AT_ONCE
        state = line.state if not first else ""
        right = _Beside(texts[first:end], indent, state, column)
        yield _rows(names[first:end], right, ends=end >= tall)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands right of a name: texts `indent` px in, and a word at `column`."""

    texts: Sequence[str]
    indent: float
    state: str
    column: float


def _rows(names: Sequence[str], beside: _Beside, *, ends: bool) -> Block:
    rows = max(len(names), len(beside.texts))

    def draw(page: Page, top: float) -> None:
        for place, name in enumerate(names):
            page.write(LEFT, top + 16 + LINE * place, name, SMALL, bold=True)
        if beside.state:
            page.write(LEFT + beside.column, top + 16, beside.state, SMALL)
        for place, text in enumerate(beside.texts):
            page.write(LEFT + beside.indent, top + 16 + LINE * place, text, SMALL)
        if ends:
            page.rule(top + LINE * rows + 8.5)

    return Block(LINE * rows + (9 if ends else 0), draw)


def _table(table: Table) -> Block:
    row, first, step = 28.0, LEFT + 212, 59.5

    def draw(page: Page, top: float) -> None:
        y = top + 14
        for place, head in enumerate(table.heads):
            page.write(first + step * place, y, head, SMALL, "text3", ha="right")
        page.write(RIGHT, y, _("Week"), SMALL, "text3", bold=True, ha="right")
        page.rule(y + 12)
        for each in table.rows:
            y += row
            page.write(LEFT, y, each.name, SMALL)
            for place, cell in enumerate(each.cells):
                page.write(first + step * place, y, cell, SMALL, ha="right")
            page.write(RIGHT, y, each.total, SMALL, bold=True, ha="right")
            page.rule(y + 11)

    return Block(row * (len(table.rows) + 1), draw)
