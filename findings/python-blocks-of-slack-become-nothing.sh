#!/usr/bin/env bash
# Guess: Block.parse_all() of Slack's SDK for Python keeps a block that it does not know as it came, or refuses it, so
# that what was read can be sent again.
# Seen: a block that it does not know becomes None in the list, with no more than a line in the log, and goes back to
# Slack as null. data_table is such a block, although Slack's own types for Node describe
# it. Blocks that it knows come through.
# Why it matters: a bot that marks a message as done reads its blocks, changes one and sends all. Where one of them is
# newer, the update has a hole, or the table is gone if holes are left out. The dictionaries are to be passed on.
# slack_sdk 3.48.0, @slack/types 3.2.0, seen 2026-12-01. Slack is played by a server on this machine.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check slack_sdk==3.48.0
npm pack --silent @slack/types@3.2.0 >/dev/null
tar -xzf slack-types-3.2.0.tgz

cat >again.py <<'PY'
import json
import logging
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from slack_sdk import WebClient
from slack_sdk.models.blocks import Block
from slack_sdk.version import __version__

logging.disable(logging.CRITICAL)
received = []


class Slack(BaseHTTPRequestHandler):
    """Takes every update."""

    def do_POST(self):
        received.extend(json.loads(self.rfile.read(int(self.headers["content-length"])))["blocks"])
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(b'{"ok":true}')

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Slack)
Thread(target=server.serve_forever, daemon=True).start()
client = WebClient("xoxb-none", base_url=f"http://127.0.0.1:{server.server_port}/")

row = [{"type": "raw_text", "text": "shop"}, {"type": "raw_number", "value": 12}]
words = [{"type": "text", "text": "Most of them from the shop"}]
blocks = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "Errors by service"}},
    {"type": "data_table", "caption": "Errors by service", "rows": [row]},
    {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": words}]},
]
client.chat_update(channel="C0INCIDENT", ts="1.000001", text="Errors", blocks=Block.parse_all(blocks))
known = "'data_table'" in Path("package/dist/block-kit/blocks.d.ts").read_text()

print(f"slack_sdk {__version__}, @slack/types 3.2.0")
print("guess: Slack gets the three blocks that it sent")
print(f"seen:  @slack/types {'has' if known else 'has no'} data_table")
for block in received:
    print(f"seen:  {json.dumps(block)}")
if not known or received != [blocks[0], None, blocks[2]]:
    print("Changed: blocks that are not known are kept, refused or known by now.", file=sys.stderr)
    sys.exit(1)
PY
venv/bin/python again.py
