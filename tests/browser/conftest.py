"""A termbase served by the real command after its first start, and a real Chromium that looks at it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import Databases

LONGEST_START = 120  # seconds; making and filling the database is part of it
# The machine may have no network: Chromium must not look for its maker's hosts.
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Served:
    """Where the pages are, and the link that makes its first visitor the administrator."""

    address: str
    invitation: str


@pytest.fixture(scope="module")
def served(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GLOSSARY_")}
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "glossary", "serve", "--port", str(port)],
            cwd=folder,
            env=environment | {"GLOSSARY_DATABASE_URL": databases.empty()},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_answered(address, server, log)
        link = re.search(rf"{re.escape(address)}/\S+", log.read_text(encoding="utf-8"))
        assert link is not None
        yield Served(address, link[0])
    finally:
        server.terminate()
        server.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


def wait_until_answered(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=10):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail(f"the server did not start:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, served: Served) -> Iterator[Page]:
    """A reader's page in a browser of its own; whatever the browser complains of fails the test."""
    complaints: list[str] = []
    context = chromium.new_context(base_url=served.address, locale="kk-KZ", reduced_motion="reduce")
    context.set_default_timeout(15_000)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    context.on("requestfailed", lambda request: complaints.append(f"{request.url}: {request.failure}"))
    aborted = "net::ERR_ABORTED"  # a page left behind while it still asked for something
    yield context.new_page()
    context.close()
    assert not [complaint for complaint in complaints if not complaint.endswith(aborted)]
