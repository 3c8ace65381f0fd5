#!/usr/bin/env bash
# Guess: a converter from Atlassian's documents to Markdown escapes what would mean something else there; one that goes
# both ways gives back the document it was given.
# Seen: marklas escapes a number with a dot, a dash or a plus at the start of a paragraph, but not a greater-than sign,
# a number sign or a rule. "> 5 % of requests failed" becomes a quote that says "5 % of requests failed", a comment from
# a shell a heading, and three dashes a rule.
# Why it matters: a ticket's text goes through Markdown to be edited and back. "More than" is gone from the impact, and
# the sentence looks like somebody's words. Nothing is reported, and most lines come back as they were.
# marklas 0.8.6, seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check marklas==0.8.6

cat >there_and_back.py <<'PY'
import sys
from importlib.metadata import version

from marklas import to_adf, to_md

CASES = {
    "1. as always": "paragraph: 1. as always",
    "- 2 pods": "paragraph: - 2 pods",
    "+ 2 pods": "paragraph: + 2 pods",
    "> 5 % of requests failed": "blockquote: 5 % of requests failed",
    "# systemctl restart shop": "heading: systemctl restart shop",
    "---": "rule: ",
}


def words(node):
    return node.get("text", "") + "".join(words(child) for child in node.get("content", []))


def there_and_back(text):
    paragraph = {"type": "paragraph", "content": [{"type": "text", "text": text}]}
    [node] = to_adf(to_md({"version": 1, "type": "doc", "content": [paragraph]}))["content"]
    return f"{node['type']}: {words(node)}"


seen = {text: there_and_back(text) for text in CASES}
print(f"marklas {version('marklas')}")
print("guess: each is a paragraph with the same text again")
for text, node in seen.items():
    print(f"seen:  {text!r}: {node}")
if seen != CASES:
    print("Changed: other starts of a paragraph are escaped.", file=sys.stderr)
    sys.exit(1)
PY
venv/bin/python there_and_back.py
