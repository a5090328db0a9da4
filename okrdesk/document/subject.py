"""All tables of the workspace file, in the order of the vocabulary."""

from __future__ import annotations

from peewee import Model

from okrdesk.document import copy_tables as c
from okrdesk.document import room_tables as r
from okrdesk.document import tables as t

SUBJECT: tuple[type[t.Table], ...] = (
    t.Workspace,
    t.CharterLine,
    t.Version,
    t.Cycle,
    t.Team,
    t.Person,
    t.Agreement,
    t.Priority,
    t.Theme,
    t.Objective,
    t.KeyResult,
    t.Helper,
    t.CheckIn,
    t.Initiative,
    t.Story,
    t.Decision,
    t.Snapshot,
    t.Dismissal,
    t.OwnBlueprint,
    t.HandedPage,
    t.Origin,
    r.Workshop,
    r.WorkshopStep,
    r.Source,
    r.Idea,
    r.Round,
    r.GoalLink,
    r.Promise,
    r.OwnTemplate,
    c.HandedCopy,
    c.OpenChoice,
)
ALL: tuple[type[Model], ...] = (*SUBJECT, t.Meta, t.Step, t.Change)
