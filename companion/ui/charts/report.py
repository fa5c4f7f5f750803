"""The weekly report as a PDF on A4: fonts embedded, texts selectable, the same for the same record."""

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO

from matplotlib import rc_context
from matplotlib.backends.backend_pdf import PdfPages

from companion.app.report import Report
from companion.core.words import _
from companion.ui.charts.report_blocks import SMALL, Block, blocks
from companion.ui.charts.report_page import HIGH, LEFT, MARGIN, RIGHT, ROOM, Page
from companion.ui.charts.report_text import wrap
from companion.ui.charts.style import ChartStyle

HEAD = 30.0
FOOT_LINE = 16.0
FOOT_ROOM = ROOM - 64
BOTTOM = HIGH - 44


def report_pdf(report: Report, style: ChartStyle) -> bytes:
    """Return the report as a PDF. style: of print, at the scale of a point."""
    written = BytesIO()
    about = {
        "Title": _("Weekly report, {name}").format(name=report.name),
        "Creator": "Second Wind",
        "CreationDate": None,
    }
    with _unknown_signs(), rc_context({"pdf.fonttype": 3}):
        pages = set_pages(report, style)
        with PdfPages(written, metadata=about) as pdf:
            for page in pages:
                pdf.savefig(page.figure, facecolor=style.colors["surface"])
    return written.getvalue()


def set_pages(report: Report, style: ChartStyle) -> list[Page]:
    """Return the pages of the report, set."""
    with _unknown_signs():
        return _set(report, style)


def _set(report: Report, style: ChartStyle) -> list[Page]:
    measure = Page(style)
    foot = wrap(report.foot, FOOT_ROOM, lambda text: measure.width_of(text, SMALL))
    foot_top = BOTTOM - FOOT_LINE * len(foot)
    on_pages = _parted(blocks(report, measure), foot_top - 12 - MARGIN - HEAD)
    pages = []
    for number, on_page in enumerate(on_pages, 1):
        page = Page(style)
        _head(page, report.made if number == 1 else report.name)
        top = MARGIN + HEAD
        for block in on_page:
            block.draw(page, top)
            top += block.height
        _foot(page, foot, foot_top, _("{page} of {pages}").format(page=number, pages=len(on_pages)))
        pages.append(page)
    return pages


@contextmanager
def _unknown_signs() -> Iterator[None]:
    """Let a sign that no font here has be an empty box, without complaint: there is nothing to mend."""
    with warnings.catch_warnings():
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
