"""The weekly report as a PDF on A4: fonts embedded, texts selectable, the same for the same record."""

import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO

from matplotlib import rc_context
from matplotlib.backends.backend_pdf import PdfPages

from companion.app.report import Report
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.charts.alone import DRAWING
from companion.ui.charts.report_blocks import SMALL, Block, blocks
from companion.ui.charts.report_page import HIGH, LEFT, MARGIN, RIGHT, ROOM, Page
from companion.ui.charts.report_text import wrap
from companion.ui.charts.style import ChartStyle

GivenUp = Callable[[], bool]
HEAD = 30.0
FOOT_LINE = 16.0
FOOT_ROOM = ROOM - 64
BOTTOM = HIGH - 44


def report_pdf(report: Report, style: ChartStyle, given_up: GivenUp = lambda: False) -> bytes:
    """Return the report as a PDF, or nothing once it is given up, which is asked page by page.

    style: of print, at the scale of a point. May be called by any thread: between pages others draw.
    """
    written = BytesIO()
    about = {
        "Title": _("Weekly report, {name}").format(name=report.name),
        "Creator": "Second Wind",
        "CreationDate": None,
    }
    with _drawing():
        parts = _parts(report, style)
        pdf = PdfPages(written, metadata=about)
    for number in range(1, len(parts.pages) + 1):
        if given_up():
            return b""
        with _drawing():
            page = parts.page(number)
            pdf.savefig(page.figure, facecolor=style.colors["surface"])
    with _drawing():
        pdf.close()
    return written.getvalue()


def set_pages(report: Report, style: ChartStyle) -> list[Page]:
    """Return the pages of the report, set."""
    with _drawing():
        parts = _parts(report, style)
        return [parts.page(number) for number in range(1, len(parts.pages) + 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What stands on each page, and what stands on all of them."""

    report: Report
    style: ChartStyle
    pages: list[list[Block]]
    foot: list[str]
    foot_top: float

    def page(self, number: int) -> Page:
        """Return a page, set. number: from 1."""
        page = Page(self.style)
        _head(page, self.report.made if number == 1 else self.report.name)
        top = MARGIN + HEAD
        for block in self.pages[number - 1]:
            block.draw(page, top)
            top += block.height
        place = _("{page} of {pages}").format(page=number, pages=len(self.pages))
        _foot(page, self.foot, self.foot_top, place)
        return page


def _parts(report: Report, style: ChartStyle) -> _Parts:
    measure = Page(style)
    foot = wrap(report.foot, FOOT_ROOM, lambda text: measure.width_of(text, SMALL))
    foot_top = BOTTOM - FOOT_LINE * len(foot)
    pages = _parted(blocks(report, measure), foot_top - 12 - MARGIN - HEAD)
    return _Parts(report=report, style=style, pages=pages, foot=foot, foot_top=foot_top)


@contextmanager
def _drawing() -> Iterator[None]:
    """Draw alone, and let a sign that no font here has be an empty box: there is nothing to mend."""
    with DRAWING, warnings.catch_warnings(), rc_context({"pdf.fonttype": 3}):
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield


def _parted(pieces: Iterable[Block], room: float) -> list[list[Block]]:
    """Return the blocks page by page; a heading is never the last of one."""
    pages: list[list[Block]] = [[]]
    taken, held = 0.0, list[Block]()
    for block in pieces:
        if block.begins and pages[-1]:
            pages.append([])
            taken = 0.0
            continue
        held.append(block)
        if block.keeps:
            continue
        tall = sum(each.height for each in held)
        if taken + tall > room and pages[-1]:
            pages.append([])
            taken = 0.0
        pages[-1] += held
        taken, held = taken + tall, []
    pages[-1] += held
    return pages


def _head(page: Page, right: str) -> None:
    page.mark(LEFT + 11, MARGIN + 4, 25)
    page.write(LEFT + 36, MARGIN + 9, "Second Wind", 14, bold=True)
    page.write(RIGHT, MARGIN + 9, right, SMALL, "text2", ha="right")


def _foot(page: Page, lines: list[str], top: float, place: str) -> None:
    page.rule(top - 4, "outline")
    for number, line in enumerate(lines):
        page.write(LEFT, top + 14 + FOOT_LINE * number, line, SMALL, "text2")
    page.write(RIGHT, top + 14, place, SMALL, "text2", ha="right")
