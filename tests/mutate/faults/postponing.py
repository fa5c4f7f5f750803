"""Postponing and its repayment."""

from tests.mutate.fault import Fault

POSTPONING = (
    Fault(
        "postponing does not lengthen",
        "meter",
        "tier.length + tier.postpone * postponed *",
        "tier.length + 0 * tier.postpone * postponed *",
    ),
    Fault(
        "postponing twice lengthens once",
        "meter",
        "tier.postpone * postponed * (tier",
        "tier.postpone * min(postponed, 1) * (tier",
    ),
    Fault(
        "the next interval is not shortened", "rests", "kept[base.name] = tier.postpone * postponed", "pass"
    ),
    Fault("repaid once for two", "rests", "= tier.postpone * postponed", "= tier.postpone"),
    Fault("repaid for ever", "rests", "if name != base.name and (", "if True or ("),
    Fault(
        "intervals may vanish",
        "meter",
        "max(min(tier.after, SHORTEST_INTERVAL), tier.after - shortened)",
        "tier.after - shortened",
    ),
    Fault(
        "short intervals grow", "meter", "max(min(tier.after, SHORTEST_INTERVAL),", "max(SHORTEST_INTERVAL,"
    ),
    Fault(
        "one postponement too many",
        "commands",
        "postponed < tier.postpone_limit",
        "postponed <= tier.postpone_limit",
    ),
    Fault("postponed before the notice", "commands", "if not due.announced:", "if False:"),
    Fault("postponed from due though it is past", "commands", "max(due.total, reading)", "due.total"),
    Fault(
        "a strict break is postponed while it runs",
        "commands",
        'running.level == "strict":\n        why',
        "False:\n        why",
    ),
    Fault(
        "postponing a running break forgets the count",
        "commands",
        "_put_off(turn, running.tier, later, running.postponed + 1, now)",
        "_put_off(turn, running.tier, later, 1, now)",
    ),
    Fault(
        "postponed on a locked screen it counts",
        "commands",
        "    turn.start_focus(now)\n    _away_if_blocked(turn, now)\n\n\ndef _put_off",
        "    turn.start_focus(now)\n\n\ndef _put_off",
    ),
    Fault(
        "a shorter break settles a longer debt",
        "rests",
        "due.tier.length <= tier.length or bool(due.tier.every)",
        "True",
    ),
)
