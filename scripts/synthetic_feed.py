#!/usr/bin/env python3
"""A feed of made-up news with known conflicts, to measure recall, invention, time and memory on long runs.

    synthetic_feed.py make RECORDS --seed N > feed.jsonl          the conflicts are marked in the field `planted`, which atodds does not read
    synthetic_feed.py score feed.jsonl < findings.json            findings: atodds check --format json --level warning feed.jsonl

Every event has a town of its own, a kind, a day and two to four reports by different papers in different words. One event in fifty holds two reports
of one day that cannot both be right. The others are traps: counts that grow with the days, parts, injured beside dead, earlier events as
background, other towns on the same day, rounded and hedged counts that agree.
"""
import argparse
import datetime as dt
import json
import random
import sys

FIRST = "Bar Bel Bor Dar Dol Dor Fal Gar Gel Hal Hel Il Jar Kal Kel Kor Lan Lem Lor Mar Mel Mir Nar Nol Or Pel Ral Rov Sar Sel Sor Tar Tel Tor Ul Val Vel Vor Zal Zer".split()
MIDDLE = "a e i o u ada ali ano aro ave eda eli eno era evo ida ilo ina oda ola ora ova uda una".split()
LAST = "bek dan dor gard grad hem holm kirk lund mar mere mond nau nor pol rand resk rik stad ster tal than tov ven vik wick".split()
KINDS = [
    ("train crash", "a passenger train derailed", "the derailment", "crash"),
    ("factory fire", "a fire swept through a textile factory", "the fire", "fire"),
    ("ferry sinking", "a ferry capsized", "the sinking", "sinking"),
    ("building collapse", "a block of flats collapsed", "the collapse", "collapse"),
    ("mine blast", "an explosion tore through a coal mine", "the blast", "blast"),
    ("bus crash", "a bus plunged into a ravine", "the accident", "crash"),
]
SOURCES = ["the provincial governor", "police", "the fire service", "the health ministry", "the civil defence", "the mayor", "hospital officials"]
PAPERS = ["Daily Ledger", "Morning Post", "Evening Courier", "Northern Star", "The Record", "City Gazette", "Wire Service", "Public Radio"]
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
         "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]


def number(n, opens=False):
    word = WORDS[n] if n <= 9 or (opens and n <= 20) else str(n)
    return word.capitalize() if opens else word


def names():
    for middle in MIDDLE:
        for last in LAST:
            for first in FIRST:
                yield first + middle + last
    for second in MIDDLE:
        for middle in MIDDLE:
            for last in LAST:
                for first in FIRST:
                    yield first + middle + "sh" + second + last


def report(rng, town, kind, day, dead, hurt, style, source, before, hedge=""):
    thing, happened, again, _ = kind
    weekday = day.strftime("%A")
    n = f"{hedge}{number(dead)}" if hedge else number(dead)
    text = [
        f"{town.upper()} - {(hedge.capitalize() + number(dead)) if hedge else number(dead, True)} people were killed on {weekday} when {happened} in {town}, {source} said.",
        f"A {thing} in {town} killed {n} people on {weekday}, according to {source}.",
        f"{source[0].upper() + source[1:]} said {n} people had died in {again} in {town} on {weekday}.",
        f"The death toll from the {thing} in {town} on {weekday} stands at {n}, {source} said.",
    ][style]
    rest = [
        f"Another {number(hurt)} were taken to hospital.",
        f"{number(hurt, True)} people were injured.",
        f"Among the dead were {number(max(1, dead // 5))} children." if dead > 6 else "Rescuers worked through the night.",
        f"It was the worst {thing} in the district since {before[0]}, when {before[1]} people died.",
        "The cause was not known.",
        "Traffic in the area was stopped for several hours.",
    ]
    rng.shuffle(rest)
    return text + " " + " ".join(rest[: rng.randint(2, 4)])


def make(records, seed, out):
    rng = random.Random(seed)
    town = names()
    start = dt.date(2021, 1, 1)
    written = planted = 0
    rows = []
    while written < records:
        name = next(town)
        kind = rng.choice(KINDS)
        day = start + dt.timedelta(days=rng.randrange(1400))
        dead = rng.randint(8, 60)
        hurt = dead + rng.randint(5, 60)
        before = (rng.randint(1990, 2012), rng.randint(30, 90))
        papers = rng.sample(PAPERS, 4)
        sources = rng.sample(SOURCES, 4)
        styles = rng.sample(range(4), 4)
        conflict = rng.random() < 0.02
        for n in range(rng.randint(2, 4)):
            row = {"id": f"r{written}", "publisher": papers[n], "date": day.isoformat()}
            count, hedge = dead, ""
            if conflict and n == 1:
                count = dead + rng.choice([-1, 1]) * rng.randint(2, 6)
                planted += 1
            elif n >= 2:
                # A later report counts more, and is dated later.
                row["date"] = (day + dt.timedelta(days=n - 1)).isoformat()
                count = dead + 7 * (n - 1)
            elif n == 1 and rng.random() < 0.3:
                count, hedge = dead - rng.randint(0, 3), "at least "
            if n >= 2:
                text = f"The death toll from the {kind[0]} in {name} on {day.strftime('%A')} rose to {count}, {sources[n]} said. {rng.choice(['The search went on.', 'Two of the injured were in a critical condition.'])}"
            else:
                text = report(rng, name, kind, day, count, hurt, styles[n], sources[n], before, hedge)
            row["text"] = text
            if conflict and n < 2:
                row["planted"] = name
            rows.append((row["date"], written, row))
            written += 1
    rows.sort(key=lambda r: r[:2])
    for _, _, row in rows:
        out.write(json.dumps(row) + "\n")
    print(f"{len(rows)} records, {planted} conflicts", file=sys.stderr)


def score(feed):
    pairs = {}
    for line in open(feed, encoding="utf-8"):
        row = json.loads(line)
        if "planted" in row:
            pairs.setdefault(row["planted"], set()).add(row["id"])
    owner = {i: name for name, ids in pairs.items() for i in ids}
    found, invented = set(), []
    for finding in json.load(sys.stdin)["findings"]:
        if finding["severity"] == "note":
            continue
        docs = {p["doc"] for p in finding["places"]}
        hit = [name for name in {owner.get(d) for d in docs} if name and pairs[name] <= docs]
        if hit:
            found.update(hit)
        else:
            invented.append(finding)
    print(f"planted {len(pairs)}, found {len(found)}, invented {len(invented)}")
    for finding in invented[:5]:
        print("invented:", finding["message"], [(p["doc"], p["text"]) for p in finding["places"]])
    for name in sorted(set(pairs) - found)[:5]:
        print("missed:", name, sorted(pairs[name]))
    return 0 if len(found) == len(pairs) and not invented else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    maker = commands.add_parser("make")
    maker.add_argument("records", type=int)
    maker.add_argument("--seed", type=int, default=1)
    scorer = commands.add_parser("score")
    scorer.add_argument("feed")
    arguments = parser.parse_args()
    if arguments.command == "make":
        make(arguments.records, arguments.seed, sys.stdout)
        return 0
    return score(arguments.feed)


if __name__ == "__main__":
    sys.exit(main())
