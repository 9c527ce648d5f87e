"""How the suite runs: on CI a skip is a failure; each database gets its own tests; no clock decides."""

import os
from collections.abc import Generator
from typing import Any

import hypothesis
import pytest

ON_CI = os.environ.get("CI") == "true"

# No test depends on the clock. On CI hypothesis takes its own profile, the same cases each time.
hypothesis.settings.register_profile("here", deadline=None)
if not ON_CI:
    hypothesis.settings.load_profile("here")


def refuse_skip(report: Any) -> None:
    """Turn a report of a skip into one of a failure that gives the reason of the skip."""
    if ON_CI and report.skipped and not hasattr(report, "wasxfail"):
        path, line, reason = report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{path}:{line}: on CI nothing may be skipped, but: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    report = yield
    refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    report = yield
    refuse_skip(report)
    return report


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    on_postgresql = os.environ.get("GLOSSARY_TEST_DATABASE_URL", "").startswith("postgresql")
    other = "sqlite" if on_postgresql else "postgresql"
    left_out = [item for item in items if item.get_closest_marker(other)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker(other)]
