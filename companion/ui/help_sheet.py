"""How to reach a person: a quiet popover, without a question and without an alarm."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.explained import Explained


class HelpSheet(Explained):
    """Says where someone listens; nothing of it is kept. on_done: closes it."""

    def __init__(self, theme: Theme, on_done: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Someone to talk to"), help_paragraphs(), on_done, parent)


def help_paragraphs() -> tuple[str, ...]:
    """Return how to reach a person, in whole sentences."""
    return (
        _("These months are heavy for many people. Talking to someone can help, also when it is not "
          "an emergency: a friend, your doctor, the counselling service of your school."),
        _("In the United States, call or text 988 at any hour. It is free, and it is not only for "
          "emergencies."),
        _("Elsewhere, findahelpline.com lists lines for your country, many by chat or text."),
        _("If you are in danger now, call the emergency number of your country: 911 in the United "
          "States and Canada, 112 in Europe and many other countries."),
    )  # fmt: skip
