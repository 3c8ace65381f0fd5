#!/usr/bin/env bash
# Guess: a converter from Markdown to Slack's mrkdwn leaves code alone. Slack shows what stands between backticks as it
# is, and so does Markdown; the markers of bold and italics are turned only outside.
# Seen: markdown_to_mrkdwn leaves fenced blocks alone, but treats what stands between single backticks as prose. In a
# command with two stars both become underscores, and a power of two becomes a product. Plain sums outside code, and the
# five fields of cron, lose their stars too.
# Why it matters: a timeline quotes what was typed. The command in the channel is not the one that was run, and still
# looks like one; whoever copies it in the next incident runs something else.
# markdown_to_mrkdwn 0.3.3, seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check markdown_to_mrkdwn==0.3.3

cat >quoted.py <<'PY'
import sys
from importlib.metadata import version

from markdown_to_mrkdwn import SlackMarkdownConverter

CASES = {
    "```\ngzip *.log *.out\n```": "```\ngzip *.log *.out\n```",
    "ran `gzip *.log *.out`": "ran `gzip _.log _.out`",
    "set to `2**10`, was `2**9`": "set to `2*10`, was `2*9`",
    "`__init__` was missing": "`*init*` was missing",
    "3 * 4 * 2 requests": "3 _ 4 _ 2 requests",
    "runs at 0 9 * * 1": "runs at 0 9 _ _ 1",
}
seen = {line: SlackMarkdownConverter().convert(line) for line in CASES}

print(f"markdown_to_mrkdwn {version('markdown_to_mrkdwn')}")
print("guess: each as it was, since none has anything to turn (the last two are no emphasis in Markdown)")
for line, turned in seen.items():
    print(f"seen:  {line!r}: {'as it was' if turned == line else repr(turned)}")
if seen != CASES:
    print("Changed: code, or stars that are no emphasis, come through differently.", file=sys.stderr)
    sys.exit(1)
PY
venv/bin/python quoted.py
