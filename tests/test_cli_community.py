"""`okrdesk community`: what a community says of itself and what its goals gave, as the window sets it."""

from __future__ import annotations

from tests.test_cli import Shell, sampled, shell

__all__ = ["sampled", "shell"]


def test_everything_is_set_in_one_step_and_said(sampled: Shell) -> None:
    said = sampled(
        *("community", sampled.file, "--mission", "<b>We</b> meet", "--bond", "network", "--phase", "-"),
        *("--purposes", "events, knowledge", "--clarity", "4", "--cohesion", "５", "--risks", "misaligned"),
    )
    assert "<b>We</b> meet" in said
    assert "Clarity 4, Cohesion 5" in said
    told = sampled.json("community", sampled.file)
    assert (told["mission"], told["bond"], told["phase"]) == ("<b>We</b> meet", "network", None)
    assert told["purposes"] == ["events", "knowledge"]
    assert told["marks"] == {"clarity": 4, "motivation": None, "cohesion": 5, "measurement": None}
    assert told["risks"] == ["misaligned"]
    sampled("community", sampled.file, "--clarity", "-", "--risks", "none")
    told = sampled.json("community", sampled.file)
    assert (told["marks"]["clarity"], told["marks"]["cohesion"], told["risks"]) == (None, 5, [])
    sampled("undo", sampled.file)
    assert sampled.json("community", sampled.file)["marks"]["clarity"] == 4


def test_a_kind_that_is_none_is_wrong_usage(sampled: Shell) -> None:
    sampled("community", sampled.file, "--bond", "friends", code=2)


def test_an_objective_says_which_goal_it_supports(sampled: Shell) -> None:
    sampled("set", sampled.file, "2", "--supports", "The city <grows>")
    assert sampled.json("show", sampled.file)["objectives"][1]["supports"] == "The city <grows>"
    sampled("set", sampled.file, "2", "--supports", "-")
    assert sampled.json("show", sampled.file)["objectives"][1]["supports"] is None
    sampled("set", sampled.file, "2.1", "--supports", "x", code=1)
    assert "supports its objective" in sampled.err
