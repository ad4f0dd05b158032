"""``portfolio score``: value, feasibility and horizon of every candidate."""

from __future__ import annotations

import argparse
from pathlib import Path

from portfolio.cli.commands import Commands, add_settings, settings_of
from portfolio.cli.exits import Exit
from portfolio.cli.output import Output
from portfolio.errors import Finding, InvalidInput
from portfolio.horizons import HorizonMap
from portfolio.intake import Backlog
from portfolio.run import judge, read_candidates, try_ranking


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("score", help="score and classify the candidates")
    add_settings(parser)
    parser.add_argument("--out", metavar="CSV", help="also write the table here")
    parser.add_argument("--force", action="store_true", help="replace the table if it exists")
    parser.set_defaults(command=execute)


def execute(arguments: argparse.Namespace, output: Output) -> Exit:
    """Score; whatever is wrong is raised."""
    settings = settings_of(arguments)
    if arguments.out and Path(arguments.out).exists() and not arguments.force:
        raise FileExistsError(
            f"{arguments.out} exists and is not replaced unless told to (--force)"
        )
    judged = judge(settings, read_candidates(settings))
    if isinstance(judged, Backlog):
        expected = "scores: no initiative has any; add score.CRITERION columns or assessments"
        raise InvalidInput([Finding(str(settings.path), expected=expected)])
    frame = judged.to_frame()
    if arguments.out:
        frame.to_csv(Path(arguments.out), index=False, lineterminator="\n")
    scorecard = judged.scorecard if isinstance(judged, HorizonMap) else judged
    verdicts = [scorecard[initiative] for initiative in scorecard.ranking]
    tried = try_ranking(settings, scorecard)
    output.result["scores"] = [
        {
            "id": verdict.initiative,
            "value": verdict.value.likely,
            "feasibility": verdict.feasibility.likely,
            "priority": verdict.priority,
            "quadrant": verdict.quadrant.value,
            "eligible": verdict.eligible,
        }
        for verdict in verdicts
    ]
    output.say("priority  value  feasibility  id            title")
    for verdict in verdicts:
        points = (verdict.priority, verdict.value.likely, verdict.feasibility.likely)
        priority, value, feasibility = (100 * part for part in points)
        legs = f"{priority:8.0f}  {value:5.0f}  {feasibility:11.0f}"
        output.say(f"{legs}  {verdict.initiative:12}  {verdict.title}")
    if tried is not None:
        within = tried.to_frame().set_index("initiative")["in_top"]
        output.result["in_top"] = within.to_dict()
        output.say(f"\n{tried}")
    return Exit.DONE
