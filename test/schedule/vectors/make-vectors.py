#!/usr/bin/env python3
"""Makes rules.jsonl: rules of RFC 5545 and their instants, as python-dateutil gives them.

    python3 test/schedule/vectors/make-vectors.py > test/schedule/vectors/rules.jsonl

Made once with python3-dateutil 2.9.0 over Debian's zone database 2025b; the tests read the kept file. The seed is
fixed, so the same versions make the same file. dateutil walks wall times; those that clocks skip are then moved forward
by tz.resolve_imaginary, as the schedule does, sorted, and each instant is kept once. Its reader of zone files ends in
2037, so no date lies after 2036. Each line is {dtstart, timezone, rrule, exdate?, rdate?, limit, seconds}: `seconds` is
the first instant in seconds since 1970, then how many seconds later each next one is.
"""
import itertools
import json
import random
from datetime import datetime, timedelta, timezone

from dateutil import tz
from dateutil.rrule import rrulestr

SEED = 20270301
RULES = 1600
UTC = timezone.utc
LAST = datetime(2036, 12, 31, tzinfo=UTC)
# Zone databases differ after these days: newer ones have Morocco leave its offset of one hour in September 2026.
LAST_IN = {"Africa/Casablanca": datetime(2025, 12, 31, tzinfo=UTC)}
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
ZONES = """Europe/London America/New_York Australia/Lord_Howe Africa/Casablanca Pacific/Apia Asia/Kolkata Asia/Kathmandu
America/St_Johns Asia/Tehran Africa/Cairo Pacific/Chatham America/Sao_Paulo Asia/Gaza Europe/Dublin America/Havana
Asia/Beirut America/Santiago Australia/Adelaide Pacific/Kiritimati Antarctica/Troll America/Asuncion Europe/Istanbul
Asia/Amman Pacific/Marquesas Europe/Lisbon UTC""".split()
# Nights on which clocks changed or change in some of the zones, and days that end months and leap years.
BEGINNINGS = """2005-01-31 2008-02-29 2010-10-30 2011-12-28 2012-02-29 2015-06-30 2016-12-31 2018-11-02 2019-12-31
2020-02-29 2022-03-20 2023-04-27 2024-02-29 2024-10-26 2025-03-28 2026-10-02 2027-03-12 2027-03-26 2027-10-29 2027-11-05
2028-02-28 2028-12-31 2030-03-30""".split()
TIMES = "00:00 00:30 01:00 01:30 01:59 02:00 02:15 02:30 02:45 03:00 03:30 09:00 12:00 17:45 23:30 23:59".split()

choose = random.Random(SEED)


def some(values, most):
    return sorted(choose.sample(values, choose.randint(1, min(most, len(values)))), key=values.index)


def listed(name, values, most):
    return f"{name}=" + ",".join(str(value) for value in some(values, most))


def maybe(part, share=0.5):
    return [part()] if choose.random() < share else []


def signed(most):
    return [n for n in range(-most, most + 1) if n != 0]


def time_parts():
    parts = []
    if choose.random() < 0.2:
        parts.append(listed("BYHOUR", [0, 1, 2, 3, 9, 14, 23], 3))
    if choose.random() < 0.15:
        parts.append(listed("BYMINUTE", [0, 15, 30, 45, 59], 3))
    if choose.random() < 0.05:
        parts.append(listed("BYSECOND", [0, 20, 59], 2))
    return parts


def yearly():
    kind = choose.randrange(7)
    if kind == 0:
        return maybe(lambda: listed("BYMONTH", list(range(1, 13)), 3))
    if kind == 1:
        return [listed("BYWEEKNO", signed(53), 4), listed("BYDAY", DAYS, 2)]
    if kind == 2:
        return [listed("BYYEARDAY", [1, 59, 60, 61, 100, 200, 365, 366, -1, -60, -306, -307, -366], 4)]
    if kind == 3:
        return [listed("BYMONTH", list(range(1, 13)), 3), listed("BYMONTHDAY", [1, 13, 28, 29, 30, -1, -2, -28], 3)]
    if kind == 4:
        return [listed("BYDAY", [f"{n}{day}" for n in (1, 2, 10, 20, 52, -1, -2) for day in DAYS], 3)]
    if kind == 5:
        return [listed("BYMONTH", list(range(1, 13)), 3), listed("BYDAY", [f"{n}{d}" for n in (1, 2, 3, 4, -1) for d in DAYS], 3)]
    return [listed("BYMONTH", list(range(1, 13)), 2), listed("BYDAY", DAYS, 5), listed("BYSETPOS", [1, 2, 3, -1, -2], 2)]


def monthly():
    kind = choose.randrange(5)
    if kind == 0:
        return maybe(lambda: listed("BYMONTH", list(range(1, 13)), 6), 0.2)
    if kind == 1:
        return [listed("BYMONTHDAY", [1, 15, 28, 29, 30, 31, -1, -2, -29, -31], 3)]
    if kind == 2:
        return [listed("BYDAY", [f"{n}{day}" for n in (1, 2, 3, 4, 5, -1, -2) for day in DAYS], 3)]
    if kind == 3:
        return [listed("BYDAY", DAYS, 5), listed("BYSETPOS", [1, 2, 3, -1, -2], 2)]
    return ["BYMONTHDAY=13,14,15,16,17,18,19", listed("BYDAY", DAYS, 2)]


def weekly():
    return maybe(lambda: listed("BYDAY", DAYS, 4), 0.7) + maybe(lambda: listed("BYMONTH", list(range(1, 13)), 6), 0.1)


def daily():
    return (
        maybe(lambda: listed("BYMONTH", list(range(1, 13)), 5), 0.2)
        + maybe(lambda: listed("BYDAY", DAYS, 5), 0.2)
        + maybe(lambda: listed("BYMONTHDAY", [1, 2, 15, 27, 28, 29, -1, -2], 5), 0.15)
    )


def of_the_clock():
    return maybe(lambda: listed("BYDAY", DAYS, 4), 0.2) + maybe(lambda: listed("BYMONTH", [3, 4, 10, 11], 3), 0.15)


KINDS = [("YEARLY", yearly, [1, 1, 2, 3]), ("MONTHLY", monthly, [1, 1, 2, 5, 7]), ("WEEKLY", weekly, [1, 1, 2, 3]),
         ("DAILY", daily, [1, 1, 2, 3, 10]), ("HOURLY", of_the_clock, [1, 2, 3, 5, 7, 24, 25]),
         ("MINUTELY", of_the_clock, [7, 15, 30, 90, 1440]), ("SECONDLY", of_the_clock, [20, 600, 3601, 86400])]
SHARES = [20, 20, 20, 14, 20, 4, 2]


def rule(start):
    frequency, parts, intervals = choose.choices(KINDS, SHARES)[0]
    found = [f"FREQ={frequency}", *maybe(lambda: f"INTERVAL={choose.choice(intervals)}", 0.6), *parts()]
    if frequency in ("YEARLY", "MONTHLY", "WEEKLY", "DAILY"):
        found += time_parts()
    elif frequency == "HOURLY" and choose.random() < 0.3:
        found += [listed("BYMINUTE", [0, 10, 30, 59], 3)] + maybe(lambda: "BYSETPOS=-1", 0.3)
    if choose.random() < 0.3:
        found.append(f"WKST={choose.choice(['SU', 'MO', 'SA', 'WE'])}")
    ending = choose.random()
    spans = {"YEARLY": 3000, "MONTHLY": 900, "WEEKLY": 300, "DAILY": 40, "HOURLY": 4, "MINUTELY": 1, "SECONDLY": 1}
    end = start + timedelta(days=spans[frequency] * (0.2 + choose.random()))
    if ending < 0.25:
        found.append(f"COUNT={choose.randint(1, 20)}")
    elif ending < 0.4:
        found.append(end.strftime("UNTIL=%Y%m%dT%H%M00"))
    elif ending < 0.55:
        found.append(end.strftime("UNTIL=%Y%m%dT%H%M00Z"))
    return ";".join(found)


def instant_of(wall, zone):
    return tz.resolve_imaginary(wall.replace(tzinfo=zone)).astimezone(UTC)


def walls_of(text, start, limit):
    """The first wall times of a rule; an UNTIL in UTC is left to the instants, as dateutil wants it with a zone."""
    parts = [part for part in text.split(";") if not (part.startswith("UNTIL") and part.endswith("Z"))]
    return list(itertools.islice(rrulestr(";".join(parts), dtstart=start), limit * 2 + 60))


def vector():
    place = choose.choice(ZONES)
    zone = tz.gettz(place)
    start = datetime.fromisoformat(f"{choose.choice(BEGINNINGS)}T{choose.choice(TIMES)}")
    text = rule(start)
    limit = choose.randint(6, 24)
    walls = walls_of(text, start, limit)
    exdates, rdates = [], []
    if walls and choose.random() < 0.2:
        exdates = sorted(choose.sample(walls[:limit], min(len(walls[:limit]), choose.randint(1, 3))))
    if walls and choose.random() < 0.2:
        rdates = sorted(w + timedelta(hours=choose.randint(1, 40)) for w in choose.sample(walls[:limit], min(len(walls[:limit]), 2)))
    until = next((p[6:-1] for p in text.split(";") if p.startswith("UNTIL") and p.endswith("Z")), None)
    last = datetime.strptime(until, "%Y%m%dT%H%M%S").replace(tzinfo=UTC) if until else LAST
    of_rule = {instant_of(wall, zone) for wall in walls if wall not in exdates}
    instants = {at for at in of_rule if at <= last} | {instant_of(wall, zone) for wall in rdates if wall not in exdates}
    end = LAST_IN.get(place, LAST)
    kept = sorted(at for at in instants if at <= end)
    if len(kept) < len(instants) or max(of_rule, default=end) > end:
        limit = min(limit, len(kept))
    if not kept or limit == 0:
        return None
    seconds = [int(at.timestamp()) for at in kept[:limit]]
    written = {"dtstart": start.strftime("%Y-%m-%dT%H:%M"), "timezone": place, "rrule": text}
    if exdates:
        written["exdate"] = [wall.isoformat() for wall in exdates]
    if rdates:
        written["rdate"] = [wall.isoformat() for wall in rdates]
    steps = [seconds[0], *(later - earlier for earlier, later in itertools.pairwise(seconds))]
    return {**written, "limit": limit, "seconds": steps}


if __name__ == "__main__":
    made = 0
    while made < RULES:
        found = vector()
        if found:
            print(json.dumps(found, separators=(",", ":")))
            made += 1
