#!/usr/bin/env bash
# Guess: the dictionary that PagerDuty's client for Python is given as payload of an alert is read and left alone; the
# details that are given beside it replace the ones in it, as its description says.
# Seen: the details are written into the payload of the caller. What one alert was given is sent with each later one
# that is made from the same payload, also with one that has no details of its own.
# Why it matters: what all alerts of a service have in common, its team and runbook, is kept in one constant. Whoever is
# paged for the queue reads the error and the host of the disk that was full an hour before, as if they were of now.
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

cat >alerts.py <<'PY'
import json
import ssl
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from threading import Thread

from pagerduty import EventsApiV2Client

received = []


class PagerDuty(BaseHTTPRequestHandler):
    """Takes every alert."""

    def do_POST(self):
        received.append(json.loads(self.rfile.read(int(self.headers["content-length"])))["payload"])
        body = b'{"status":"success","dedup_key":"none"}'
        self.send_response(202)
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
client = EventsApiV2Client("none", base_url=f"https://localhost:{server.server_port}")

SHOP = {"component": "shop", "custom_details": {"team": "web"}}
client.trigger("The disk is full", "db-1", payload=SHOP, custom_details={"error": "ENOSPC", "host": "db-1"})
client.trigger("The queue grows", "queue-2", payload=SHOP)
client.trigger("Cards are refused", "pay-3", payload=SHOP, custom_details={"error": "declined"})

print(f"pagerduty {version('pagerduty')}")
print("guess: ENOSPC and db-1 in the details of the first alert only")
for alert in received:
    print(f"seen:  {alert['summary']}: {json.dumps(alert['custom_details'])}")
details = [alert["custom_details"] for alert in received]
disk = {"team": "web", "error": "ENOSPC", "host": "db-1"}
if details != [disk, disk, {**disk, "error": "declined"}]:
    print("Changed: the details of an alert stay with it.", file=sys.stderr)
    sys.exit(1)
PY
SSL_CERT_FILE=cert.pem venv/bin/python alerts.py
