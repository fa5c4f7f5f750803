"""A program that fills the screen with one colour and writes down the keys it gets.

python keylog.py LOG
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

MAGENTA = (255, 0, 255)


class Logger(QWidget):
    def __init__(self, log: Path) -> None:
        super().__init__()
        self._log = log
        self.setWindowTitle("keylog")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with self._log.open("a") as log:
            log.write(event.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(*MAGENTA))


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    window = Logger(Path(sys.argv[1]))
    window.showMaximized()
    QTimer.singleShot(0, window.activateWindow)
    sys.exit(app.exec())
