"""In a notebook progress is a display in the cell, and stopping the cell keeps the best plan."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
LIMIT = 240  # seconds for a message from the kernel, and for the search if nobody stops it

SEARCH = f"""
import sys
sys.path[:0] = {[str(ROOT / "src"), str(ROOT)]!r}
from benchmarks.generator import generate
import portfolio as pf

problem = generate(200).problem()  # nobody proves the best plan of this one in minutes
endless = pf.Highs(gap=0.0, time_limit={LIMIT})
roadmap = pf.plan(problem, solver=endless, on_progress=pf.ProgressLine(currency="€"))
roadmap
"""
ASK = """
import json
outcome = roadmap.outcome
print(json.dumps({
    "stopped": outcome.stopped.value,
    "gap": roadmap.gap,
    "entries": len(roadmap.entries),
    "violations": len(roadmap.violations()),
}))
"""
# Stops the cell as soon as it tells of a plan, as the button of a notebook does; then asks the
# same kernel what is left.
PROGRAM = """
import json, sys
from jupyter_client.manager import start_new_kernel
search, ask, limit = sys.argv[1], sys.argv[2], int(sys.argv[3])
manager, client = start_new_kernel(kernel_name="python3")
messages, stopped = [], False

def run(code):
    global stopped
    asked = client.execute(code)
    while True:
        message = client.get_iopub_msg(timeout=limit)
        if message["parent_header"].get("msg_id") != asked:
            continue
        kind, content = message["msg_type"], message["content"]
        messages.append([kind, content])
        if "best plan" in str(content.get("data")) and not stopped:
            stopped = True
            manager.interrupt_kernel()
        if kind == "status" and content["execution_state"] == "idle":
            return

try:
    run(search)
    run(ask)
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
json.dump(messages, sys.stdout)
"""


@pytest.fixture(scope="module")
def messages() -> list[tuple[str, dict[str, Any]]]:
    """Run a search in a kernel, stop the cell, and give what the kernel sent."""
    for needed in ("ipykernel", "jupyter_client"):
        pytest.importorskip(needed)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, SEARCH, ASK, str(LIMIT)],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return [(kind, content) for kind, content in json.loads(done.stdout)]


@pytest.mark.timeout(2 * LIMIT)
def test_stopping_the_cell_keeps_the_best_plan(
    messages: list[tuple[str, dict[str, Any]]],
) -> None:
    """The cell ends without an error; the plan has its gap, and keeps every rule."""
    assert not [content for kind, content in messages if kind == "error"]
    said = "".join(content["text"] for kind, content in messages if kind == "stream")
    left = json.loads(said)
    assert left["stopped"] == "interrupted"
    assert 0 < left["gap"] < 10
    assert left["entries"] > 0
    assert left["violations"] == 0


@pytest.mark.timeout(2 * LIMIT)
def test_the_cell_shows_one_display(messages: list[tuple[str, dict[str, Any]]]) -> None:
    """One display is made and then changed; it has a bar and a sentence, and nothing is printed."""
    made = [content for kind, content in messages if kind == "display_data"]
    changed = [content for kind, content in messages if kind == "update_display_data"]
    assert len(made) == 1
    assert {one["transient"]["display_id"] for one in changed} == {
        made[0]["transient"]["display_id"]
    }
    shown = [one["data"] for one in (*made, *changed)]
    told = [data for data in shown if "best plan €" in data["text/plain"]]
    assert told
    assert all(data["text/html"].startswith("<div><progress value=") for data in told)
