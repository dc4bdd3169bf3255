#!/usr/bin/python3
"""Stands in for Chromium: answers on the pipes, notes what it was asked, and does as it is ordered.

--orders=FOLDER: a file there of an order's name is taken away and carried out; `asked` gets a line
of JSON for each request.
"""

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

arguments = dict(each.partition("=")[::2] for each in sys.argv[1:] if each.startswith("--"))
orders = Path(arguments["--orders"])
profile = Path(arguments["--user-data-dir"])
asked = orders / "asked"


def write(message: dict[str, Any]) -> None:
    os.write(4, json.dumps(message).encode() + b"\0")


def note(**what: Any) -> None:
    with asked.open("a") as file:
        file.write(json.dumps({"pid": os.getpid(), "profile": str(profile), **what}) + "\n")


def ordered(name: str) -> bool:
    try:
        (orders / name).unlink()
    except FileNotFoundError:
        return False
    return True


def answer(method: str, said: dict[str, Any]) -> dict[str, Any]:
    if method == "Target.getTargets":
        return {"targetInfos": [{"type": "page", "targetId": "page"}]}
    if method == "Target.attachToTarget":
        return {"sessionId": "session"}
    if method == "Page.navigate" and (orders / "offline").exists() and "data:" not in said["url"]:
        return {"frameId": "main", "errorText": "net::ERR_CONNECTION_REFUSED"}
    if method == "Runtime.evaluate":
        return {"result": {"value": "starting" if (orders / "lifeless").exists() else "well"}}
    return {}


def obey() -> None:
    if ordered("hang"):
        subprocess.Popen(["sleep", "600"])  # what it started hangs, too
        time.sleep(600)
    if ordered("exit"):
        sys.exit(3)
    if ordered("over"):
        write({"method": "Runtime.bindingCalled",
               "params": {"name": "porticoKioskTold", "payload": "over"}})  # fmt: skip
    if ordered("away"):
        write({"method": "Page.frameNavigated",
               "params": {"frame": {"url": "https://elsewhere.example/"}}})  # fmt: skip
    if ordered("window"):
        write({"method": "Target.targetCreated",
               "params": {"targetInfo": {"type": "page", "targetId": "second"}}})  # fmt: skip
    if ordered("crash"):
        write({"method": "Inspector.targetCrashed", "params": {}})


note(started=sys.argv[1:])
rest = b""
while True:
    obey()
    if not select.select([3], [], [], 0.02)[0]:
        continue
    data = os.read(3, 1 << 16)
    if not data:
        sys.exit(0)
    *whole, rest = (rest + data).split(b"\0")
    for message in map(json.loads, whole):
        note(method=message["method"], params=message["params"])
        write({"id": message["id"], "result": answer(message["method"], message["params"])})
