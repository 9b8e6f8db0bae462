"""The feeds of changes, as readers of feeds take them."""

import feedparser

NAME = "feeds"
COUNTS = ["feeds", "entries"]
IS_SLOW = False


def check(district, say):
    counts = dict.fromkeys(COUNTS, 0)
    path = district / "changes.atom"
    if not path.exists():
        say(path, "is not there")
        return counts
    read = feedparser.parse(str(path))
    if read.bozo:
        say(path, str(read.bozo_exception))
    if read.version != "atom10":
        say(path, f"is {read.version or 'no feed'}")
    for name in ["id", "title", "updated"]:
        if not read.feed.get(name):
            say(path, f"has no {name}")
    counts["feeds"] += 1
    for entry in read.entries:
        counts["entries"] += 1
        for name in ["id", "title", "updated_parsed"]:
            if not entry.get(name):
                say(path, f"an entry has no {name}: {entry.get('id')}")
    return counts
