#!/usr/bin/env bash
# Guess: a WebVTT reader that tells who speaks (caption.voice) tells it of each voice; a cue in which two people speak,
# which the format has voice spans for, has two, and the text has what is written as &lt; as a less-than sign.
# Seen: webvtt-py gives a cue one voice, the first. The words of the second person stand in the text of the same cue,
# and so become the first one's. What was escaped stays escaped, while the tags around it are taken away.
# Why it matters: the timeline is drafted from the transcript of the call. "I restarted it" is Ada's, although Bo said
# it, just where both spoke within a few seconds, which is when something happened.
# webvtt-py 0.6.0, seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check webvtt-py==0.6.0

cat >call.py <<'PY'
import sys
from importlib.metadata import version

import webvtt

CALL = """WEBVTT

00:00:01.000 --> 00:00:03.000
<v Ada>Is anybody on it?</v>

00:00:04.000 --> 00:00:08.000
<v Ada>The shop answers again.</v>
<v Bo>I restarted it, p95 &lt; 300 ms.</v>
"""
seen = [(cue.voice, cue.text) for cue in webvtt.from_string(CALL)]

print(f"webvtt-py {version('webvtt-py')}")
print("guess: Ada, Ada and Bo, and p95 < 300 ms")
for voice, text in seen:
    print(f"seen:  {voice}: {text!r}")
both = "The shop answers again.\nI restarted it, p95 &lt; 300 ms."
if seen != [("Ada", "Is anybody on it?"), ("Ada", both)]:
    print("Changed: voices, or what is escaped, are read differently.", file=sys.stderr)
    sys.exit(1)
PY
venv/bin/python call.py
