"""What the scripts that plant errors in real news share: their command line, and running the program on articles."""

import argparse
import json
import subprocess
import tempfile


def options(doc, source, feed_of):
    """The command line: a feed to plant in, or a source (`--from-csv FILE`) that is printed as a feed; `None` behind the latter."""
    parser = argparse.ArgumentParser(description=doc.splitlines()[0])
    parser.add_argument("feed", nargs="?")
    parser.add_argument("--atodds", default="target/release/atodds")
    parser.add_argument(source, dest="source", metavar="PATH")
    parser.add_argument("--missed", action="store_true", help="list what was not found")
    given = parser.parse_args()
    if given.source:
        for article in feed_of(given.source):
            print(json.dumps(article))
        return None
    if not given.feed:
        parser.error(f"a feed, or {source}")
    return given


def run(atodds, command, format, feed):
    """What a command says of a feed."""
    return subprocess.run([atodds, *command, "--format", format, feed], capture_output=True, text=True, check=False).stdout


def findings(atodds, articles, *how):
    """The findings in articles."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for article in articles:
            file.write(json.dumps(article) + "\n")
        file.flush()
        return json.loads(run(atodds, ["check", *how], "json", file.name))["findings"]
