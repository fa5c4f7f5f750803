"""The one style sheet: every control in each of its states, from the tokens.

Controls say what they are with the dynamic property `kind`: main, quiet, danger, segment, chip,
cell on buttons; card, segmented, popover, toast on frames. `fit` makes a button small or large,
32 or 48 px high.
Fonts are set on the widgets, not here: a style sheet cannot ask for figures of one width.
"""

from collections.abc import Callable
from string import Template

from PySide6.QtGui import QColor

from companion.ui.theme.tokens import Tokens

_SHEET = """
QWidget#page, QScrollArea, QScrollArea > QWidget > QWidget#page { background: $ground; border: 0; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: ${r_card}px; }
QFrame[kind="popover"] { background: $surface; border: 1px solid $line; border-radius: ${r_popover}px; }
QFrame[kind="toast"] { background: $text; border: 0; border-radius: ${r_control}px; }
QFrame[kind="rail"] { background: $rail; border: 0; }

QPushButton {
  min-height: ${h_inner}px; padding: 0 ${pad}px; border: 1px solid $outline; outline: 0;
  border-radius: ${r_control}px; background: $surface; color: $text; font-weight: 600;
}
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { background: $sunken; border-color: $line; color: $text3; }
QPushButton[fit="small"] {
  min-height: ${h_small}px; padding: 0 ${pad_small}px; border-radius: ${r_small}px;
}
QPushButton[fit="large"] { min-height: ${h_large}px; }

QPushButton[kind="main"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[kind="main"]:hover, QPushButton[kind="main"]:pressed {
  background: $accent_hover; border-color: $accent_hover;
}
QPushButton[kind="main"]:disabled { background: $sunken; border-color: $line; color: $text3; }
QPushButton[kind="accent"] { border-color: $accent; color: $accent; }
QPushButton[kind="accent"]:hover { background: $accent_soft; }
QPushButton[kind="danger"] { border-color: $danger; color: $danger; }

QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[kind="quiet"]:hover, QPushButton[kind="quiet"]:pressed {
  background: $accent_soft; border-color: $accent_soft;
}
QPushButton[kind="quiet"]:disabled { background: transparent; color: $text3; }
QPushButton[kind="link"] {
  background: transparent; border: 0; padding: 0; min-height: ${h_link}px;
  color: $accent; font-weight: 500;
}
QPushButton[kind="link"]:hover { color: $accent_hover; text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: $text3; }

QFrame[kind="segmented"] { background: $surface; border: 1px solid $outline; border-radius: ${r_control}px; }
QFrame[kind="segmented"]:disabled { border-color: $line; }
QPushButton[kind="segment"] {
  min-height: ${h_segment}px; padding: 0 4px; border: 0; border-left: 1px solid $line;
  border-radius: 0; background: transparent; color: $text2; font-weight: 500; font-size: ${f_small}px;
}
QPushButton[kind="segment"][place="first"] { border-left: 0; }
QPushButton[kind="segment"][place="first"], QPushButton[kind="segment"][place="only"] {
  border-top-left-radius: ${r_inside}px; border-bottom-left-radius: ${r_inside}px;
}
QPushButton[kind="segment"][place="last"], QPushButton[kind="segment"][place="only"] {
  border-top-right-radius: ${r_inside}px; border-bottom-right-radius: ${r_inside}px;
}
QPushButton[kind="segment"]:hover { background: $sunken; color: $text; }
QPushButton[kind="segment"]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QPushButton[kind="segment"]:disabled { color: $text3; background: transparent; }
QPushButton[kind="segment"]:checked:disabled { background: $sunken; }

QPushButton[kind="chip"] {
  min-height: ${h_chip}px; padding: 0 12px; border-radius: ${r_chip}px; font-weight: 400;
}
QPushButton[kind="chip"]:checked, QPushButton[kind="chip"]:pressed {
  background: $accent_soft; border-color: $accent; color: $accent; font-weight: 500;
}

QPushButton[kind="pill"] {
  min-height: ${h_pill}px; padding: 0 16px; border-radius: ${r_pill}px; font-weight: 500;
}
QPushButton[kind="pill"]:hover { background: $sunken; }
QPushButton[kind="pill"]:checked, QPushButton[kind="pill"]:pressed {
  background: $accent_soft; border-color: $accent; color: $accent; font-weight: 600;
}

QPushButton[kind="cell"] { min-height: 0; padding: 0; font-weight: 500; }
QPushButton[kind="cell"]:hover { background: $stress_soft; border-color: $stress; }
QPushButton[kind="cell"]:checked, QPushButton[kind="cell"]:pressed {
  background: $stress; border-color: $stress; color: $on_stress;
}
QPushButton[kind="cell"]:disabled { background: $sunken; border-color: $line; color: $text3; }
QPushButton[kind="effort"] { min-height: 0; padding: 0; font-weight: 500; }
QPushButton[kind="effort"]:hover { background: $accent_soft; border-color: $accent; }
QPushButton[kind="effort"]:checked, QPushButton[kind="effort"]:pressed {
  background: $accent; border-color: $accent; color: $on_accent;
}
QPushButton[kind="toast"] {
  background: transparent; border: 0; color: $surface; min-height: ${h_link}px; padding: 0 8px;
  border-radius: 6px;
}
QPushButton[kind="toast"]:hover { background: $text2; }

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit {
  background: $surface; color: $text; border: 1px solid $outline; border-radius: ${r_control}px;
  padding: 0 12px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${h_inner}px; }
QPlainTextEdit, QTextEdit { padding: 8px; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover, QPlainTextEdit:hover, QTextEdit:hover {
  border-color: $text2;
}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $focus; padding: 0 11px; min-height: ${h_focus}px;
}
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: 7px; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
  background: $sunken; border-color: $line; color: $text3;
}
QLineEdit[fault="true"] { border: 2px solid $danger; padding: 0 11px; min-height: ${h_focus}px; }
QComboBox::drop-down { border: 0; width: ${w_arrow}px; }
QComboBox::down-arrow { image: none; }
QComboBox > QLineEdit, QComboBox > QLineEdit:focus, QComboBox > QLineEdit:hover {
  border: 0; padding: 0; min-height: 0; background: transparent;
}
QComboBox QAbstractItemView {
  background: $surface; color: $text; border: 1px solid $line; padding: 4px; outline: 0;
  selection-background-color: $accent_soft; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: ${h_menu}px; padding: 0 8px; border-radius: ${r_row}px; }

QCheckBox, QRadioButton { spacing: 8px; color: $text; }
QMenu { background: $surface; border: 1px solid $line; padding: 8px; }
QMenu[rounded="true"] { border-radius: ${r_control}px; }
QMenu::item { min-height: ${h_menu}px; padding: 0 24px 0 12px; border-radius: ${r_row}px; color: $text; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolTip { background: $text; color: $surface; border: 1px solid $text; padding: 6px 10px; }
QProgressBar { background: $sunken; border: 0; border-radius: 4px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $outline; border: 3px solid transparent; border-radius: 6px; }
QScrollBar::handle:vertical { min-height: 40px; border-radius: 3px; margin: 2px 3px; border: 0; }
QScrollBar::handle:horizontal { min-width: 40px; border-radius: 3px; margin: 3px 2px; border: 0; }
QScrollBar::handle:hover { background: $text2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def stylesheet(color: Callable[[str], QColor], px: Callable[[float], int], tokens: Tokens) -> str:
    """Return the style sheet for one scheme and text size."""
    values = {name: _css(color(name)) for name in tokens.light.color}
    values |= {key: str(length) for key, length in _lengths(px, tokens).items()}
    return Template(_SHEET).substitute(values)


def _lengths(px: Callable[[float], int], tokens: Tokens) -> dict[str, int]:
    radius, size = tokens.radius, tokens.size
    border = 2  # both sides; the box model of style sheets counts the height inside it
    return {
        "h_inner": px(size["control"]) - border,
        "h_focus": px(size["control"]) - 2 * border,
        "h_small": px(size["control_small"]) - border,
        "h_large": px(size["control_large"]) - border,
        "h_segment": px(size["segmented"]) - border,
        "h_chip": px(30) - border,
        "h_pill": px(36) - border,
        "h_link": px(size["hit_min"]),
        "h_menu": px(28),
        "f_small": px(tokens.type["small"].size),
        "w_arrow": px(36),
        "pad": px(16),
        "pad_small": px(12),
        "r_card": radius["card"],
        "r_popover": radius["popover"],
        "r_control": radius["control"],
        "r_inside": radius["control"] - 1,
        "r_small": radius["control_small"],
        "r_row": radius["small"],
        # A radius above half the height makes the style drop it altogether.
        "r_chip": px(30) // 2,
        "r_pill": px(36) // 2,
    }


def _css(color: QColor) -> str:
    if color.alpha() == 255:
        return color.name()
    return f"rgba({color.red()}, {color.green()}, {color.blue()}, {color.alpha()})"
