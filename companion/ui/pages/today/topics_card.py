"""What today's focus went into: minutes by topic."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.core.journal import FocusBlock
from companion.core.words import _, ngettext
from companion.ui.theme import Theme
from companion.ui.widgets.card import Card
from companion.ui.widgets.figures import span
from companion.ui.widgets.text import Text

MOST_ROWS = 3


class TopicsCard(Card):
    """A row for each topic studied today, the longest first, the rest in one."""

    def __init__(self, theme: Theme) -> None:
        self._aside = Text(theme, "", "small", "text2")
        super().__init__(theme, _("By topic"), self._aside)
        self._theme = theme
        nothing_yet = _("Your topics of today appear here, with their minutes.")
        self._empty = Text(theme, nothing_yet, "small", "text2", wrap=True)
        self._rows = [_TopicRow(theme) for _place in range(MOST_ROWS)]
        self._shown: list[tuple[str, timedelta]] = []
        self.body.addWidget(self._empty)
        column = QVBoxLayout()
        column.setSpacing(4)
        for row in self._rows:
            column.addWidget(row)
        self.body.addLayout(column)
        self.body.addStretch(1)

    @property
    def rows(self) -> list[tuple[str, timedelta]]:
        """The topics shown, with their focus time."""
        return self._shown

    def read(self, blocks: Sequence[FocusBlock]) -> None:
        """Show these blocks of one day."""
        whole = by_topic(blocks)
        self._shown = folded(whole)
        self._empty.setVisible(not whole)
        count = len(blocks)
        words = ngettext(_("{count} block"), _("{count} blocks"), count)
        self._aside.say(words.format(count=count) if count else "")
        longest = max((length for _topic, length in self._shown), default=timedelta(0))
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(self._shown))
            if place < len(self._shown):
                topic, length = self._shown[place]
                row.read(topic, length, longest, own=any(topic == known for known, _length in whole))


class _TopicRow(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = Text(theme)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = _Bar(theme)
        self._length = Text(theme, "", "body", "text2")
        self._length.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._scale()
        theme.changed.connect(self._scale)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._name, 5)
        row.addWidget(self._bar, 6)
        row.addWidget(self._length)

    def _scale(self) -> None:
        # One width for all rows, so that their bars end in one line.
        self._length.setMinimumWidth(self._theme.px(92))

    def read(self, topic: str, length: timedelta, longest: timedelta, *, own: bool) -> None:
        self._name.say(topic)
        self._name.setToolTip(topic)
        self._length.say(span(length))
        self._bar.read(topic if own else None, length / longest if longest else 0.0)
        self.setAccessibleName(_("{topic}: {length}").format(topic=topic, length=span(length)))


class _Bar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._topic: str | None = None
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def read(self, topic: str | None, share: float) -> None:
        self._topic, self._share = topic, share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        color = self._theme.color("t6") if self._topic is None else self._theme.topic_color(self._topic)
        painter.setBrush(color)
        wide = max(4.0, self.width() * self._share)
        left = self.width() - wide if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0.0
        painter.drawRoundedRect(QRectF(left, self.height() / 2 - 5, wide, 10), 3, 3)
        painter.end()


def by_topic(blocks: Sequence[FocusBlock]) -> list[tuple[str, timedelta]]:
    """Return the focus time of each topic, the longest first."""
    sums: dict[str, timedelta] = {}
    for block in blocks:
        sums[block.topic] = sums.get(block.topic, timedelta(0)) + block.focus_time
    return sorted(sums.items(), key=lambda row: -row[1])


def folded(topics: list[tuple[str, timedelta]]) -> list[tuple[str, timedelta]]:
    """Return at most three rows; what does not fit is summed in the last."""
    if len(topics) <= MOST_ROWS:
        return topics
    rest = topics[MOST_ROWS - 1 :]
    total = sum((length for _topic, length in rest), timedelta(0))
    return [*topics[: MOST_ROWS - 1], (_("{count} others").format(count=len(rest)), total)]
