"""The real corner cards in a small program: a gentle break, a question, an absence.

python corner_app.py --log FILE [--dark] [--text 2] [--only gentle|effort|away]
"""

import argparse
import sys
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from companion.adapters.clock import SystemClock
from companion.adapters.desktop.assets import ShippedAssets
from companion.app.bus import Bus
from companion.app.facts import AwayAsked, EffortAsked
from companion.ui.corner import Corner, CornerParts
from companion.ui.theme import Theme
from tests.fakes.break_study import FakeBreakStudy


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--text", type=float, default=1.0)
    parser.add_argument("--only", choices=["gentle", "effort", "away"])
    parser.add_argument("--log", type=Path, default=Path("/dev/stdout"))
    args = parser.parse_args()
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    assets = ShippedAssets()
    theme = Theme(assets, "dark" if args.dark else "light", text_scale=args.text)
    theme.apply(app)
    clock, bus = SystemClock(ZoneInfo("UTC")), Bus()
    study = FakeBreakStudy(bus, clock, level="gentle", length=timedelta(minutes=5))
    corner = Corner(
        CornerParts(theme=theme, study=study, bus=bus, clock=clock, assets=assets, covered=lambda: False)
    )
    if args.only in (None, "gentle"):
        study.start_break(question=False)
    if args.only in (None, "effort"):
        asked = EffortAsked(
            block_id="b1", topic="Cardiovascular", focus=timedelta(minutes=50), on_break=False
        )
        corner.ask_effort(asked)
    if args.only in (None, "away"):
        bus.publish(AwayAsked(away=timedelta(minutes=12)))
    write = QTimer()
    write.timeout.connect(lambda: args.log.write_text(f"up {study.asked} {study.ratings}"))
    write.start(100)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
