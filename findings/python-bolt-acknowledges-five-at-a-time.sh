#!/usr/bin/env bash
# Guess: in Bolt for Python a listener that acknowledges first and then works for some seconds holds nobody up; what
# comes meanwhile is acknowledged as fast, up to some dozens at once.
# Seen: five run at a time, and a listener that has acknowledged counts until it has ended. Of 25 commands that work for
# 2 s each, five are answered at once, five after 2 s, and 15 get 404 after 3 s. Those run all the same, later.
# Why it matters: an incident begins with a burst. People read "failed", send it again, and find it logged twice. Work
# that takes time belongs in a queue even after ack(), or listener_executor has to be made larger.
# slack_bolt 1.30.0, seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check slack_bolt==1.30.0

cat >burst.py <<'PY'
import logging
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep
from urllib.parse import urlencode

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request import BoltRequest
from slack_bolt.version import __version__

logging.disable(logging.CRITICAL)
BURST = 25


def authorize():
    return AuthorizeResult(enterprise_id=None, team_id="T0TEAM", bot_token="xoxb-none", bot_user_id="U0BOT")


app = App(signing_secret="none", authorize=authorize, request_verification_enabled=False)
ran = []


@app.command("/incident")
def log(ack):
    ack("Logged")
    sleep(2)
    ran.append("ran")


def send(_):
    body = urlencode({"command": "/incident", "text": "log", "team_id": "T0TEAM", "user_id": "U0ADA"})
    headers = {"content-type": ["application/x-www-form-urlencoded"]}
    before = monotonic()
    response = app.dispatch(BoltRequest(body=body, headers=headers))
    return f"{response.status} after {round(monotonic() - before)} s"


with ThreadPoolExecutor(BURST) as senders:
    answers = Counter(senders.map(send, range(BURST)))
for _ in range(150):
    if len(ran) == BURST:
        break
    sleep(0.1)

told = ", ".join(f"{count} x {answer}" for answer, count in sorted(answers.items()))
print(f"slack_bolt {__version__}")
print("guess: 25 x 200 after 0 s; 25 ran")
print(f"seen:  {told}; {len(ran)} ran")
if told != "5 x 200 after 0 s, 5 x 200 after 2 s, 15 x 404 after 3 s" or len(ran) != BURST:
    print("Changed: a burst of commands is acknowledged differently.", file=sys.stderr)
    sys.exit(1)
PY
venv/bin/python burst.py
