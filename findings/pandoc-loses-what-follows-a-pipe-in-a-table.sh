#!/usr/bin/env bash
# Guess: pandoc escapes what would break a table in the format it writes; what it writes, it reads back the same.
# Seen: a pipe in a cell stays bare for Jira, DokuWiki and Org. Read back by pandoc itself, "latency p95|p99 doubled"
# becomes two cells in Jira, and in the other two everything after the pipe is gone. For Textile and AsciiDoc it is
# escaped.
# Why it matters: a postmortem's timeline is a table, and its rows hold commands and metrics with pipes. Moved to the
# issue tracker or the wiki, a row loses its second half.
# pandoc 3.9 (pypandoc_binary 1.17), seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17

cat >round-trip.py <<'PY'
import sys

import pypandoc

TABLE = "| Time  | What |\n|---|---|\n| 10:05 | latency p95\\|p99 doubled |\n"


def row_after(wiki):
    written = pypandoc.convert_text(TABLE, wiki, format="gfm")
    read = pypandoc.convert_text(written, "gfm", format=wiki)
    return " ".join(read.splitlines()[-1].split())


seen = {wiki: row_after(wiki) for wiki in ["jira", "dokuwiki", "org", "textile", "asciidoc"]}
print(f"pandoc {pypandoc.get_pandoc_version()}")
print("guess: | 10:05 | latency p95\\|p99 doubled | each time")
for wiki, row in seen.items():
    print(f"seen:  {wiki}: {row}")
expected = {
    "jira": "| 10:05 | latency p95 | p99 doubled |",
    "dokuwiki": "| 10:05 | latency p95 |",
    "org": "| 10:05 | latency p95 |",
    "textile": "| 10:05 | latency p95\\|p99 doubled |",
    "asciidoc": "| 10:05 | latency p95\\|p99 doubled |",
}
if seen != expected:
    sys.exit("Changed: a pipe in a table cell is written differently.")
PY
venv/bin/python round-trip.py
