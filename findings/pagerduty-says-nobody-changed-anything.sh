#!/usr/bin/env bash
# Guess: list_all() of PagerDuty's client for Python gives all records of a list, whichever of its two ways of paging
# PagerDuty uses for it; its description says that it picks the one by cursor where that is needed.
# Seen: for every list that is paged by cursor it gives an empty list and does not ask PagerDuty at all; iter_all() and
# iter_history() are as empty. It means to hand over to iter_cursor(), but does so with a return inside a generator.
# Asked for by name, iter_cursor() gives the records. Lists that are paged by number, as incidents, are complete.
# Why it matters: the audit trails are such lists, so are the action items of reviews. "Who changed the schedule before
# nobody was paged?" is answered with "nobody", without an error, and that goes into the postmortem.
# pagerduty 7.2.0, seen 2026-12-01. PagerDuty is played by a server on this machine.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pagerduty==7.2.0
# The client speaks to nothing but https.
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 \
  -subj /CN=localhost -addext subjectAltName=DNS:localhost 2>/dev/null

cat >trail.py <<'PY'
import json
import ssl
import sys
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from threading import Thread
from urllib.parse import parse_qs, urlparse

from pagerduty import RestApiV2Client

asked = []


class PagerDuty(BaseHTTPRequestHandler):
    """Has two incidents on one page, and two records of changes on a page each."""

    def do_GET(self):
        address = urlparse(self.path)
        asked.append(address.path)
        if address.path == "/incidents":
            answer = {"incidents": [{"id": "Q1"}, {"id": "Q2"}], "more": False, "offset": 0, "limit": 100}
        elif parse_qs(address.query).get("cursor") == ["two"]:
            answer = {"records": [{"id": "Ada added a layer"}], "next_cursor": None, "limit": 1}
        else:
            answer = {"records": [{"id": "Bo ended a shift"}], "next_cursor": "two", "limit": 1}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), PagerDuty)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("cert.pem", "key.pem")
server.socket = context.wrap_socket(server.socket, server_side=True)
Thread(target=server.serve_forever, daemon=True).start()
client = RestApiV2Client("none", base_url=f"https://localhost:{server.server_port}")

TRAIL = "/schedules/PSCHED/audit/records"
day = [datetime(2026, 12, 1, hour, tzinfo=timezone.utc) for hour in (0, 12)]
ways = {
    "list_all of incidents": lambda: client.list_all("/incidents"),
    "list_all of the audit trail": lambda: client.list_all(TRAIL),
    "iter_all of the audit trail": lambda: client.iter_all(TRAIL),
    "iter_history of the account's trail": lambda: client.iter_history("/audit/records", *day),
    "iter_cursor of the audit trail": lambda: client.iter_cursor(TRAIL),
}
print(f"pagerduty {version('pagerduty')}")
print("guess: two each time")
seen = []
for name, read in ways.items():
    asked.clear()
    found = [record["id"] for record in read()]
    seen.append((len(found), len(asked)))
    print(f"seen:  {name}: {', '.join(found) or 'nothing'}, requests: {len(asked)}")
if seen != [(2, 1), (0, 0), (0, 0), (0, 0), (2, 2)]:
    print("Changed: lists that are paged by cursor are read.", file=sys.stderr)
    sys.exit(1)
PY
SSL_CERT_FILE=cert.pem venv/bin/python trail.py
