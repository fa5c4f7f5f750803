"""The seeded faults, by what they break."""

from tests.mutate.fault import Fault
from tests.mutate.faults.around import AROUND
from tests.mutate.faults.deferring import DEFERRING
from tests.mutate.faults.due import DUE
from tests.mutate.faults.in_a_break import IN_A_BREAK
from tests.mutate.faults.meeting import MEETING
from tests.mutate.faults.natural import NATURAL
from tests.mutate.faults.postponing import POSTPONING
from tests.mutate.faults.presence import PRESENCE

FAULTS: tuple[Fault, ...] = (
    *PRESENCE,
    *NATURAL,
    *DUE,
    *POSTPONING,
    *MEETING,
    *DEFERRING,
    *IN_A_BREAK,
    *AROUND,
)
