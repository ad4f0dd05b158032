"""Sets up an environment with nothing but Python 3.11+ and pip, and runs the project's jobs in it.

python3 dev.py sample    plan the shipped sample and say where the report lies
python3 dev.py test      pass the tests; further arguments go to pytest
python3 dev.py check     lint, types, import rules, size budget, notebooks
python3 dev.py lowest    pass the tests with the oldest versions the project file allows
python3 dev.py lock      resolve the dependencies anew and write the lock files
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
SAMPLE = ("plan", "data/samples/insurer/settings.toml", "--out", "runs/sample", "--force")
MEASURE = ROOT.parent / "shared" / "tools" / "measure.py"

RUN_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
LOWEST_LOCK = "requirements-lowest.lock"

VERSIONS = """
import platform
from importlib.metadata import version
named = [f"{name} {version(name)}" for name in ("PuLP", "highspy", "numpy", "pandas", "scipy")]
print(", ".join([f"Python {platform.python_version()}", *named]))
"""


class Stop(Exception):
    """A reason to stop that is shown to the user as it stands."""


def say(text: str) -> None:
    """Write one line of progress to the error stream, so that the output stays the job's own."""
    print(f"dev: {text}", file=sys.stderr, flush=True)


def clean_variables() -> dict[str, str]:
    """Return the process's variables without those that would leak another environment in."""
    foreign = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "CONDA_PREFIX", "__PYVENV_LAUNCHER__"}
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    return {"MPLBACKEND": "agg", **kept}


def run(command: list[str]) -> int:
    """Run a command in the project folder, showing what it prints; return its exit code."""
    return subprocess.run(command, cwd=ROOT, env=clean_variables(), check=False).returncode


def run_quietly(command: list[str]) -> tuple[int, str]:
    """Run a command in the project folder; return its exit code and all it printed."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=clean_variables(),
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode, done.stdout


def must_run(command: list[str], purpose: str) -> str:
    """Run a command quietly and return what it printed; raise `Stop` with its end on failure."""
    code, output = run_quietly(command)
    if code:
        end = "\n".join(output.splitlines()[-40:])
        raise Stop(f"{purpose} failed with exit code {code}:\n{end}")
    return output


def version_of(python: str) -> tuple[int, int]:
    """Return (major, minor) of an interpreter; raise `Stop` where it is too old or no Python."""
    question = "import sys; print(*sys.version_info[:2])"
    try:
        answer = must_run([python, "-c", question], f"asking {python} for its version")
    except OSError as error:
        raise Stop(f"no Python at {python}: {error}") from error
    major, minor = (int(part) for part in answer.split()[-2:])
    if (major, minor) < OLDEST:
        raise Stop(f"needs Python {OLDEST[0]}.{OLDEST[1]} or newer; {python} is {major}.{minor}")
    return major, minor


def digest(*parts: str | bytes) -> str:
    """Return one fingerprint of all parts."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part.encode() if isinstance(part, str) else part)
    return whole.hexdigest()


@dataclass(frozen=True)
class Environment:
    """A virtual environment made by one interpreter; it remembers which locks it holds."""

    python: str
    folder: Path

    def tool(self, name: str) -> str:
        """Return the path of a program inside the environment."""
        windows = os.name == "nt"
        place = self.folder / ("Scripts" if windows else "bin")
        return str(place / (f"{name}.exe" if windows else name))

    def make_ready(self, lock: str) -> None:
        """Install the lock's packages and this project, unless they are there already.

        An environment that holds an older version of any lock is made afresh: packages that left
        the lock must not stay behind.
        """
        held = self._stamp()
        if not Path(self.tool("python")).exists() or not self._is_current(held):
            held = {}
            say(f"makes the environment {self.folder.name}")
            make = [self.python, "-m", "venv", "--clear", str(self.folder)]
            must_run(make, "making the environment")
        if not {lock, DEV_LOCK} & held.keys():
            say(f"installs the packages of {lock} (a minute or two the first time)")
            self._pip("--require-hashes", "--requirement", lock)
            held[lock] = digest((ROOT / lock).read_bytes())
        project = digest((ROOT / "pyproject.toml").read_bytes(), str(ROOT))
        if held.get("project") != project:
            say("installs the project itself")
            self._pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
            held["project"] = project
        self._stamp_file.write_text(json.dumps(held, indent=2), encoding="utf-8")

    @property
    def _stamp_file(self) -> Path:
        return self.folder / "dev-stamp.json"

    def _stamp(self) -> dict[str, str]:
        try:
            held: dict[str, str] = json.loads(self._stamp_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return held

    def _is_current(self, held: dict[str, str]) -> bool:
        locks = {name: value for name, value in held.items() if name.endswith(".lock")}
        return bool(locks) and all(
            (ROOT / name).exists() and digest((ROOT / name).read_bytes()) == value
            for name, value in locks.items()
        )

    def _pip(self, *arguments: str) -> None:
        # Stamped only after success: an install that broke off is repeated from the start.
        pip = [self.tool("python"), "-m", "pip", "install", "--quiet", "--no-input"]
        must_run([*pip, "--disable-pip-version-check", *arguments], "pip install")


def environment(options: argparse.Namespace, suffix: str = "") -> Environment:
    """Return the environment for the chosen Python: one folder a version."""
    major, minor = version_of(options.python)
    return Environment(options.python, options.env_dir.resolve() / f".venv-{major}.{minor}{suffix}")


def sample(options: argparse.Namespace) -> int:
    """Plan the shipped sample; the command line prints where the report lies."""
    env = environment(options)
    env.make_ready(RUN_LOCK)
    say(f"runs: portfolio {' '.join(SAMPLE)}")
    return run([env.tool("portfolio"), *SAMPLE])


def pytest_command(env: Environment, arguments: list[str]) -> list[str]:
    """Return the call of pytest over all cores; notebooks have their place in `check`."""
    workers = str(min(8, os.cpu_count() or 1))
    spread = ["-q", "--tb=short", "-n", workers, "--dist", "worksteal", "--timeout", "300"]
    return [env.tool("python"), "-m", "pytest", *spread, *arguments]


def run_tests(env: Environment, arguments: list[str]) -> int:
    """Say what the tests run on, then run them."""
    versions = must_run([env.tool("python"), "-c", VERSIONS], "asking for versions")
    say(f"tests with {versions.strip()}")
    return run(pytest_command(env, ["--ignore", "tests/test_notebooks.py", *arguments]))


def test(options: argparse.Namespace) -> int:
    """Run the tests on the locked versions."""
    env = environment(options)
    env.make_ready(DEV_LOCK)
    return run_tests(env, options.pytest)


def lowest(options: argparse.Namespace) -> int:
    """Run the tests on the oldest versions that the project file allows, on the oldest Python."""
    if version_of(options.python) != OLDEST:
        raise Stop(
            f"the oldest versions are locked for Python {OLDEST[0]}.{OLDEST[1]} only; "
            f"name one with --python"
        )
    env = environment(options, "-lowest")
    env.make_ready(LOWEST_LOCK)
    return run_tests(env, options.pytest)


def checks(env: Environment) -> dict[str, list[str]]:
    """Return every check with its command; one with an empty command cannot be made here."""
    python = env.tool("python")
    notebooks = sorted(str(path) for path in (ROOT / "notebooks").glob("*.ipynb"))
    budget = [python, str(MEASURE), "src/portfolio", "--tests", "tests", "--check"]
    return {
        "lint": [env.tool("ruff"), "check", "."],
        "format": [env.tool("ruff"), "format", "--check", "."],
        "types": [python, "-m", "mypy"],
        "import rules": [env.tool("lint-imports")],
        "size budget": budget if MEASURE.exists() else [],
        "notebooks hold no output": (
            [env.tool("nbstripout"), "--verify", *notebooks] if notebooks else []
        ),
        "notebooks run": [python, "-m", "pytest", "-q", "-n", "2", "tests/test_notebooks.py"],
    }


def check(options: argparse.Namespace) -> int:
    """Make every check, one line each; show what a failed one printed; fail if any failed."""
    env = environment(options)
    env.make_ready(DEV_LOCK)
    failed = []
    for name, command in checks(env).items():
        if not command:
            print(f"{name:<26} not checked: nothing to check it with here", flush=True)
            continue
        started = time.monotonic()
        code, output = run_quietly(command)
        verdict = "failed" if code else "ok"
        print(f"{name:<26} {verdict:<7} {time.monotonic() - started:5.1f} s", flush=True)
        if code:
            failed.append(name)
            print("\n".join(f"    {line}" for line in output.splitlines()[-30:]))
    print("all checks passed" if not failed else f"failed: {', '.join(failed)}")
    return int(bool(failed))


def lock(options: argparse.Namespace) -> int:
    """Resolve the dependencies anew; write `uv.lock` and the three requirement files from it."""
    env = environment(options)
    env.make_ready(DEV_LOCK)
    uv = env.tool("uv")
    must_run(
        [uv, "lock", "--python", env.tool("python"), *(["--upgrade"] if options.upgrade else [])],
        "uv lock",
    )
    for name in (RUN_LOCK, DEV_LOCK):
        must_run([uv, *export_arguments(name), "--output-file", name], "uv export")
    with tempfile.TemporaryDirectory() as folder:
        tools = Path(folder) / "tools.txt"
        export = ["export", "--frozen", "--only-group", "test", "--no-hashes", "--no-header"]
        must_run([uv, *export, "--output-file", str(tools)], "uv export")
        must_run([uv, *lowest_arguments(tools), "--output-file", LOWEST_LOCK], "uv pip compile")
    say(f"wrote uv.lock, {RUN_LOCK}, {DEV_LOCK} and {LOWEST_LOCK}")
    return 0


def export_arguments(name: str) -> list[str]:
    """Return what `uv` must be told to write one of the two locks that follow `uv.lock`."""
    groups = ["--all-groups"]
    if name == RUN_LOCK:
        # Other solvers weigh 40 MB each, and the sample does without.
        groups = ["--no-dev", "--group", "build", "--no-extra", "scip", "--no-extra", "gurobi"]
    form = ["export", "--frozen", "--format", "requirements-txt", "--no-header", "--no-annotate"]
    return [*form, "--all-extras", "--no-emit-project", *groups]


def lowest_arguments(tools: Path) -> list[str]:
    """Return what `uv` must be told to lock the oldest direct versions beside today's tools."""
    form = ["pip", "compile", "--no-header", "--no-annotate", "--generate-hashes", "--quiet"]
    python = ["--universal", "--python-version", f"{OLDEST[0]}.{OLDEST[1]}"]
    oldest = ["--resolution", "lowest-direct", "--all-extras"]
    return [*form, *python, *oldest, "pyproject.toml", str(tools)]


JOBS = {job.__name__: job for job in (sample, test, check, lowest, lock)}


def read_options(arguments: list[str]) -> argparse.Namespace:
    """Return the job to do and its options; what pytest alone understands is kept for it."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--python", default=sys.executable, help="interpreter (default: this one)")
    place = Path(os.environ.get("PORTFOLIO_ENV_DIR", ROOT))
    common.add_argument(
        "--env-dir", type=Path, default=place, help="where environments lie (default: %(default)s)"
    )
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__, formatter_class=shape)
    jobs = parser.add_subparsers(dest="job", required=True, metavar="JOB")
    for name, job in JOBS.items():
        described = (job.__doc__ or "").splitlines()[0]
        jobs.add_parser(name, parents=[common], description=described)
    jobs.choices["lock"].add_argument(
        "--upgrade", action="store_true", help="to the newest versions allowed"
    )
    options, rest = parser.parse_known_args(arguments)
    if rest and options.job not in {"test", "lowest"}:
        parser.error(f"unknown arguments: {' '.join(rest)}")
    options.pytest = rest
    return options


def main(arguments: list[str]) -> int:
    """Do one job; return its exit code."""
    if sys.version_info[:2] < OLDEST:
        here = f"{sys.version_info[0]}.{sys.version_info[1]}"
        newer = next(
            filter(None, map(shutil.which, ("python3.13", "python3.12", "python3.11"))), ""
        )
        advice = f"; try: {newer} dev.py {' '.join(arguments)}" if newer else ""
        raise Stop(f"needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {here}{advice}")
    options = read_options(arguments)
    return JOBS[options.job](options)


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except Stop as stop:
        say(str(stop))
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
