import re
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.collections import PolyCollection

from companion.app.report import SECTIONS, USUAL, Report, WeeklyReport
from companion.ui.charts.report import report_pdf, set_pages
from companion.ui.charts.report_chart import chart_file
from companion.ui.charts.report_page import POINT, Page
from companion.ui.charts.report_style import WHITE, print_style
from companion.ui.charts.report_text import wrap
from tests.fakes.made_up import NOW, journal

TOKENS = Path(__file__).parents[2] / "resources" / "tokens.toml"
STYLE = print_style(TOKENS, POINT)
MONDAY = date(2026, 10, 26)


def report(weeks: int = 12, day: date = MONDAY, sections: tuple[str, ...] = USUAL, note: str = "") -> Report:
    made = journal(weeks)
    if note:
        made.record.check_in(stress=4, note=note)
    return WeeklyReport(made.store, made.clock, made.settings).of(day, sections)


def words(page: Page) -> list[str]:
    return [text.get_text() for text in page.figure.texts]


def streams(pdf: bytes) -> bytes:
    """The PDF's own text with its packed parts unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    unpacked = b""
    for part in packed:
        try:
            unpacked += zlib.decompress(part)
        except zlib.error:
            unpacked += part
    return pdf + unpacked


@pytest.fixture(scope="module")
def whole() -> Report:
    return report(sections=SECTIONS)


def test_figures_stand_on_the_first_page_and_words_on_the_second(whole: Report) -> None:
    first, second = set_pages(whole, STYLE)
    assert {"Week 44, 26 October – 1 November 2026", "36 h 03", "Overload signs", "1 of 2"} <= set(
        words(first)
    )
    assert {"What moves with stress", "Decision", "Notes and answers", "2 of 2"} <= set(words(second))
    assert len(first.figure.axes) == 3
    assert not second.figure.axes


def test_every_text_lies_within_the_margins(whole: Report) -> None:
    for page in set_pages(whole, STYLE):
        page.canvas.draw()
        renderer = page.canvas.get_renderer()
        for text in page.figure.texts:
            box = text.get_window_extent(renderer)
            assert box.x0 >= 55 * POINT, text.get_text()
            assert box.x1 <= page.width - 54 * POINT, text.get_text()
            assert box.y0 >= 30 * POINT, text.get_text()


def test_estimated_loads_are_hollow_on_paper(whole: Report) -> None:
    assert whole.series is not None
    page = set_pages(whole, STYLE)[0]
    full, hollow = (part for part in page.figure.axes[0].collections if isinstance(part, PolyCollection))
    estimated = [day for day in whole.series.days if day.load and day.load_estimated]
    assert len(hollow.get_paths()) == len(estimated) > 0
    assert len(full.get_paths()) == len([day for day in whole.series.days if day.load]) - len(estimated)


def test_the_pdf_is_the_same_each_time_and_tells_no_time_of_making(whole: Report) -> None:
    pdf = report_pdf(whole, STYLE)
    assert pdf == report_pdf(whole, STYLE)
    assert b"CreationDate" not in pdf
    assert b"ModDate" not in pdf
    assert b"(Second Wind)" in pdf


def test_the_pdf_is_two_sheets_of_a4_with_its_fonts(whole: Report) -> None:
    pdf = streams(report_pdf(whole, STYLE))
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 2
    assert re.search(rb"/MediaBox \[\s*0 0 595\.27\d* 841\.8\d*\s*\]", pdf)
    assert b"/Type3" in pdf
    assert b"/ToUnicode" in pdf


def test_an_empty_journal_is_set_without_a_chart() -> None:
    pages = set_pages(report(0, NOW.date()), STYLE)
    assert len(pages) == 2
    assert not pages[0].figure.axes
    assert "Nothing recorded yet." in words(pages[0])


def test_without_a_night_there_is_no_panel_of_sleep() -> None:
    pages = set_pages(report(day=date(2020, 1, 1)), STYLE)
    assert "Sleep, hours a night" not in words(pages[0])
    assert len(pages[0].figure.axes) == 2


def test_a_long_note_goes_on_overleaf_and_loses_no_word() -> None:
    note = " ".join(f"word{n}" for n in range(600))
    pages = set_pages(report(0, NOW.date(), ("notes",), note), STYLE)
    assert len(pages) > 1
    assert " ".join(line for page in pages for line in words(page) if line.startswith("word")) == note
    assert words(pages[-1])[-1] == f"{len(pages)} of {len(pages)}"


def test_any_sign_somebody_wrote_is_printed_without_complaint() -> None:
    note = "costs $a_b$ and \\frac, 学 🙂 مرحبا"
    strange = report(0, NOW.date(), ("notes",), note)
    assert note in words(set_pages(strange, STYLE)[0])
    assert report_pdf(strange, STYLE).startswith(b"%PDF")


def test_without_the_font_of_the_design_another_takes_its_place(whole: Report) -> None:
    other = type(STYLE)(STYLE.colors, ("No such font",), STYLE.scale)
    assert len(set_pages(whole, other)) == 2
    assert b"DejaVuSans" in report_pdf(whole, other)


def test_the_week_alone_is_a_picture_or_a_drawing_with_texts() -> None:
    made = journal()
    series = WeeklyReport(made.store, made.clock, made.settings).chart(MONDAY)
    assert len(series.days) == 7
    style = print_style(TOKENS)
    assert chart_file(series, style, "png").startswith(b"\x89PNG")
    drawing = chart_file(series, style, "svg")
    assert drawing == chart_file(series, style, "svg")
    assert b">Stress, 0\xe2\x80\x9310</text>" in drawing
    assert b"<dc:date>" not in drawing


def test_paper_is_white() -> None:
    assert STYLE.colors["surface"] == WHITE


@settings(max_examples=60)
@given(st.text(alphabet="ab \n", max_size=80), st.integers(1, 12))
def test_wrapped_lines_fit_and_keep_every_letter(given_words: str, room: int) -> None:
    lines = wrap(given_words, room, len)
    assert lines
    assert all(len(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(given_words.split())
