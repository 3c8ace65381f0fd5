#!/usr/bin/env bash
# Guess: going through the answer of conversations_history gives one answer for each page, so that list(answer) is the
# list of them.
# Seen: there is one answer, which is filled with the next page and given out again. Used one at a time the pages are
# right; collected first, each of them is the last page, and so is the answer that one began with.
# Why it matters: "read the whole channel, then write the timeline" keeps the pages until all are there. The draft says
# one page as often as there are pages and nothing of the others, and no count is wrong.
# slack_sdk 3.48.0, seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check slack_sdk==3.48.0

cat >pages.py <<'PY'
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

from slack_sdk import WebClient
from slack_sdk.version import __version__

NEXT = {"": "two", "two": "three", "three": ""}
NAMES = {"": "one", "two": "two", "three": "three"}


class Slack(BaseHTTPRequestHandler):
    """Has a channel of three pages with one message each."""

    def do_POST(self):
        sent = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
        cursor = sent.get("cursor", [""])[0]
        page = {"ok": True, "messages": [NAMES[cursor]], "response_metadata": {"next_cursor": NEXT[cursor]}}
        body = json.dumps(page).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Slack)
Thread(target=server.serve_forever, daemon=True).start()
client = WebClient("xoxb-none", base_url=f"http://127.0.0.1:{server.server_port}/api/")


def history():
    return client.conversations_history(channel="C0INCIDENT", limit=1)


def texts(pages):
    return " ".join(message for page in pages for message in page["messages"])


one_by_one = texts(history())
collected = texts(list(history()))
first = history()
texts(first)
afterwards = texts([first])

print(f"slack_sdk {__version__}")
print("guess: one two three, each time; the first page stays one")
print(f"seen:  one at a time: {one_by_one}; collected first: {collected}; the first page afterwards: {afterwards}")
if (one_by_one, collected, afterwards) != ("one two three", "three three three", "three"):
    print("Changed: the pages of an answer are kept apart.", file=sys.stderr)
    sys.exit(1)
PY
venv/bin/python pages.py
