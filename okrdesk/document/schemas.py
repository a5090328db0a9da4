"""The frozen schema texts, one per schema number: a workspace file holds exactly these.

They are frozen because a text made by peewee could change with its version and turn every file away.
`python -m tests.files.write_schema` writes this module anew while the newest schema is unreleased.
"""

from __future__ import annotations

_SCHEMA_1 = """
CREATE TABLE "team" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "name" TEXT NOT NULL,
  "purpose" TEXT NOT NULL, "position" TEXT NOT NULL) STRICT;
CREATE TABLE "person" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "name" TEXT NOT NULL,
  "role" TEXT NOT NULL, "team_id" TEXT, "retired" INTEGER NOT NULL, FOREIGN KEY ("team_id") REFERENCES
  "team" ("id")) STRICT;
CREATE INDEX "person_team_id" ON "person" ("team_id");
CREATE TABLE "agreement" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "person_id" TEXT NOT
  NULL, "agreed_on" TEXT NOT NULL, FOREIGN KEY ("person_id") REFERENCES "person" ("id")) STRICT;
CREATE INDEX "agreement_person_id" ON "agreement" ("person_id");
CREATE TABLE "change" ("id" INTEGER NOT NULL PRIMARY KEY, "step" TEXT NOT NULL, "seq" INTEGER NOT NULL,
  "table" TEXT NOT NULL, "row" TEXT NOT NULL, "field" TEXT NOT NULL, "before" TEXT, "after" TEXT) STRICT;
CREATE UNIQUE INDEX "change_step_seq" ON "change" ("step", "seq");
CREATE INDEX "change_table_row" ON "change" ("table", "row");
CREATE TABLE "charter_line" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "text" TEXT NOT
  NULL, "position" TEXT NOT NULL) STRICT;
CREATE TABLE "version" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "name" TEXT NOT NULL,
  "at" TEXT NOT NULL, "seen" TEXT NOT NULL) STRICT;
CREATE TABLE "cycle" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "name" TEXT NOT NULL,
  "first_day" TEXT NOT NULL, "last_day" TEXT NOT NULL, "closed" INTEGER NOT NULL, "went_well" TEXT NOT NULL,
  "in_the_way" TEXT NOT NULL, "ask" TEXT NOT NULL, "closed_on" TEXT, "closing_id" TEXT, "revisit_on" TEXT,
  FOREIGN KEY ("closing_id") REFERENCES "version" ("id")) STRICT;
CREATE INDEX "cycle_closing_id" ON "cycle" ("closing_id");
CREATE TABLE "priority" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "cycle_id" TEXT NOT
  NULL, "text" TEXT NOT NULL, "origin" TEXT NOT NULL, "not_now" INTEGER NOT NULL, "position" TEXT NOT NULL,
  FOREIGN KEY ("cycle_id") REFERENCES "cycle" ("id")) STRICT;
CREATE INDEX "priority_cycle_id" ON "priority" ("cycle_id");
CREATE TABLE "objective" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "cycle_id" TEXT NOT
  NULL, "title" TEXT NOT NULL, "why" TEXT NOT NULL, "commitment" TEXT NOT NULL, "type" TEXT NOT NULL,
  "priority_id" TEXT, "owner_id" TEXT, "origin" TEXT NOT NULL, "blueprint" TEXT NOT NULL, "links" TEXT NOT
  NULL, "weight" TEXT, "position" TEXT NOT NULL, "team_id" TEXT, "effort" TEXT, "accepted_on" TEXT,
  "continues_id" TEXT, "decision" TEXT NOT NULL, "decision_reason" TEXT NOT NULL, "relevant" TEXT NOT NULL,
  "relevant_note" TEXT NOT NULL, "needs" TEXT NOT NULL, "needs_note" TEXT NOT NULL, "behaviour" TEXT NOT
  NULL, "behaviour_note" TEXT NOT NULL, FOREIGN KEY ("cycle_id") REFERENCES "cycle" ("id"), FOREIGN KEY
  ("priority_id") REFERENCES "priority" ("id"), FOREIGN KEY ("owner_id") REFERENCES "person" ("id"), FOREIGN
  KEY ("team_id") REFERENCES "team" ("id"), FOREIGN KEY ("continues_id") REFERENCES "objective" ("id"))
  STRICT;
CREATE INDEX "objective_cycle_id" ON "objective" ("cycle_id");
CREATE INDEX "objective_priority_id" ON "objective" ("priority_id");
CREATE INDEX "objective_owner_id" ON "objective" ("owner_id");
CREATE INDEX "objective_team_id" ON "objective" ("team_id");
CREATE INDEX "objective_continues_id" ON "objective" ("continues_id");
CREATE TABLE "key_result" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "objective_id" TEXT
  NOT NULL, "title" TEXT NOT NULL, "measure" TEXT NOT NULL, "direction" TEXT NOT NULL, "unit" TEXT NOT NULL,
  "baseline" TEXT, "target" TEXT, "low" TEXT, "high" TEXT, "band_rule" TEXT NOT NULL, "stages" TEXT NOT
  NULL, "checkpoints" TEXT NOT NULL, "commit_zone" TEXT, "target_zone" TEXT, "weight" TEXT, "due" TEXT,
  "source" TEXT NOT NULL, "owner_id" TEXT, "output" INTEGER NOT NULL, "proxy" INTEGER NOT NULL,
  "blueprint_target" TEXT, "comparison" TEXT NOT NULL, "hint" TEXT NOT NULL, "position" TEXT NOT NULL,
  "partners" TEXT NOT NULL, "accepted_on" TEXT, "continues_id" TEXT, "own_score" TEXT, "score_reason" TEXT
  NOT NULL, FOREIGN KEY ("objective_id") REFERENCES "objective" ("id"), FOREIGN KEY ("owner_id") REFERENCES
  "person" ("id"), FOREIGN KEY ("continues_id") REFERENCES "key_result" ("id")) STRICT;
CREATE INDEX "key_result_objective_id" ON "key_result" ("objective_id");
CREATE INDEX "key_result_owner_id" ON "key_result" ("owner_id");
CREATE INDEX "key_result_continues_id" ON "key_result" ("continues_id");
CREATE TABLE "check_in" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "key_result_id" TEXT
  NOT NULL, "on_day" TEXT NOT NULL, "entered" TEXT NOT NULL, "value" TEXT NOT NULL, "total" TEXT, "count"
  TEXT, "confidence" INTEGER, "note" TEXT NOT NULL, "blocker" TEXT NOT NULL, "person_id" TEXT, "next_step"
  TEXT NOT NULL, "confidences" TEXT NOT NULL, FOREIGN KEY ("key_result_id") REFERENCES "key_result" ("id"),
  FOREIGN KEY ("person_id") REFERENCES "person" ("id")) STRICT;
CREATE INDEX "check_in_key_result_id_on_day_entered" ON "check_in" ("key_result_id", "on_day", "entered");
CREATE TABLE "decision" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "cycle_id" TEXT NOT
  NULL, "on_day" TEXT NOT NULL, "what" TEXT NOT NULL, "why" TEXT NOT NULL, "evidence" TEXT NOT NULL, "line"
  TEXT NOT NULL, "person_id" TEXT, FOREIGN KEY ("cycle_id") REFERENCES "cycle" ("id"), FOREIGN KEY
  ("person_id") REFERENCES "person" ("id")) STRICT;
CREATE INDEX "decision_cycle_id" ON "decision" ("cycle_id");
CREATE INDEX "decision_person_id" ON "decision" ("person_id");
CREATE TABLE "dismissal" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "rule" TEXT NOT NULL,
  "line" TEXT NOT NULL, "reason" TEXT NOT NULL) STRICT;
CREATE TABLE "helper" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "key_result_id" TEXT NOT
  NULL, "person_id" TEXT NOT NULL, FOREIGN KEY ("key_result_id") REFERENCES "key_result" ("id"), FOREIGN KEY
  ("person_id") REFERENCES "person" ("id")) STRICT;
CREATE INDEX "helper_key_result_id" ON "helper" ("key_result_id");
CREATE INDEX "helper_person_id" ON "helper" ("person_id");
CREATE TABLE "initiative" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "key_result_id" TEXT
  NOT NULL, "title" TEXT NOT NULL, "blocker" TEXT NOT NULL, "owner_id" TEXT, "due" TEXT, "done_on" TEXT,
  "position" TEXT NOT NULL, FOREIGN KEY ("key_result_id") REFERENCES "key_result" ("id"), FOREIGN KEY
  ("owner_id") REFERENCES "person" ("id")) STRICT;
CREATE INDEX "initiative_key_result_id" ON "initiative" ("key_result_id");
CREATE INDEX "initiative_owner_id" ON "initiative" ("owner_id");
CREATE TABLE "meta" ("id" INTEGER NOT NULL PRIMARY KEY, "workspace" TEXT NOT NULL, "created_by" TEXT NOT
  NULL, "revision" INTEGER NOT NULL, "seal" TEXT NOT NULL) STRICT;
CREATE TABLE "own_blueprint" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "title" TEXT NOT
  NULL, "content" TEXT NOT NULL) STRICT;
CREATE TABLE "snapshot" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "on_day" TEXT NOT NULL,
  "members" TEXT, "active" TEXT, "phase" TEXT NOT NULL, "note" TEXT NOT NULL) STRICT;
CREATE TABLE "step" ("id" TEXT NOT NULL PRIMARY KEY, "clock" TEXT NOT NULL, "actor" TEXT NOT NULL, "person"
  TEXT NOT NULL, "label" TEXT NOT NULL, "undoes" TEXT) STRICT;
CREATE INDEX "step_clock_actor_id" ON "step" ("clock", "actor", "id");
CREATE INDEX "step_undoes" ON "step" ("undoes");
CREATE TABLE "story" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "cycle_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL, "text" TEXT NOT NULL, "try_next" TEXT NOT NULL, "objective_id" TEXT, "person_id"
  TEXT, "may_share" INTEGER NOT NULL, "origin" TEXT NOT NULL, "on_day" TEXT NOT NULL, "position" TEXT NOT
  NULL, FOREIGN KEY ("cycle_id") REFERENCES "cycle" ("id"), FOREIGN KEY ("objective_id") REFERENCES
  "objective" ("id"), FOREIGN KEY ("person_id") REFERENCES "person" ("id")) STRICT;
CREATE INDEX "story_cycle_id" ON "story" ("cycle_id");
CREATE INDEX "story_objective_id" ON "story" ("objective_id");
CREATE INDEX "story_person_id" ON "story" ("person_id");
CREATE TABLE "workspace" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "name" TEXT NOT NULL,
  "mission" TEXT NOT NULL, "vision" TEXT NOT NULL, "audience" TEXT NOT NULL, "community" TEXT NOT NULL,
  "phase" TEXT NOT NULL, "purposes" TEXT NOT NULL, "locale" TEXT NOT NULL, "rule" TEXT NOT NULL, "cadence"
  TEXT NOT NULL, "weekday" INTEGER) STRICT
"""

_SCHEMA_2 = """
CREATE TABLE "team" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "name" TEXT NOT NULL,
  "purpose" TEXT NOT NULL, "position" TEXT NOT NULL) STRICT;
CREATE TABLE "person" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "name" TEXT NOT NULL,
  "role" TEXT NOT NULL, "team_id" TEXT, "retired" INTEGER NOT NULL, FOREIGN KEY ("team_id") REFERENCES
  "team" ("id")) STRICT;
CREATE INDEX "person_team_id" ON "person" ("team_id");
CREATE TABLE "agreement" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "person_id" TEXT NOT
  NULL, "agreed_on" TEXT NOT NULL, FOREIGN KEY ("person_id") REFERENCES "person" ("id")) STRICT;
CREATE INDEX "agreement_person_id" ON "agreement" ("person_id");
CREATE TABLE "change" ("id" INTEGER NOT NULL PRIMARY KEY, "step" TEXT NOT NULL, "seq" INTEGER NOT NULL,
  "table" TEXT NOT NULL, "row" TEXT NOT NULL, "field" TEXT NOT NULL, "before" TEXT, "after" TEXT) STRICT;
CREATE UNIQUE INDEX "change_step_seq" ON "change" ("step", "seq");
CREATE INDEX "change_table_row" ON "change" ("table", "row");
CREATE TABLE "charter_line" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "text" TEXT NOT
  NULL, "position" TEXT NOT NULL) STRICT;
CREATE TABLE "version" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "name" TEXT NOT NULL,
  "at" TEXT NOT NULL, "seen" TEXT NOT NULL) STRICT;
CREATE TABLE "cycle" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "name" TEXT NOT NULL,
  "first_day" TEXT NOT NULL, "last_day" TEXT NOT NULL, "closed" INTEGER NOT NULL, "went_well" TEXT NOT NULL,
  "in_the_way" TEXT NOT NULL, "ask" TEXT NOT NULL, "closed_on" TEXT, "closing_id" TEXT, "revisit_on" TEXT,
  "clarity" INTEGER, "motivation" INTEGER, "cohesion" INTEGER, "measurement" INTEGER, "risks" TEXT NOT NULL,
  FOREIGN KEY ("closing_id") REFERENCES "version" ("id")) STRICT;
CREATE INDEX "cycle_closing_id" ON "cycle" ("closing_id");
CREATE TABLE "priority" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "cycle_id" TEXT NOT
  NULL, "text" TEXT NOT NULL, "origin" TEXT NOT NULL, "not_now" INTEGER NOT NULL, "position" TEXT NOT NULL,
  FOREIGN KEY ("cycle_id") REFERENCES "cycle" ("id")) STRICT;
CREATE INDEX "priority_cycle_id" ON "priority" ("cycle_id");
CREATE TABLE "theme" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "cycle_id" TEXT NOT NULL,
  "title" TEXT NOT NULL, "on_paper" INTEGER NOT NULL, "priority_id" TEXT, "position" TEXT NOT NULL, FOREIGN
  KEY ("cycle_id") REFERENCES "cycle" ("id"), FOREIGN KEY ("priority_id") REFERENCES "priority" ("id"))
  STRICT;
CREATE INDEX "theme_cycle_id" ON "theme" ("cycle_id");
CREATE INDEX "theme_priority_id" ON "theme" ("priority_id");
CREATE TABLE "objective" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "cycle_id" TEXT NOT
  NULL, "title" TEXT NOT NULL, "why" TEXT NOT NULL, "commitment" TEXT NOT NULL, "type" TEXT NOT NULL,
  "priority_id" TEXT, "owner_id" TEXT, "origin" TEXT NOT NULL, "blueprint" TEXT NOT NULL, "links" TEXT NOT
  NULL, "weight" TEXT, "position" TEXT NOT NULL, "team_id" TEXT, "effort" TEXT, "accepted_on" TEXT,
  "continues_id" TEXT, "decision" TEXT NOT NULL, "decision_reason" TEXT NOT NULL, "relevant" TEXT NOT NULL,
  "relevant_note" TEXT NOT NULL, "relevant_members" INTEGER, "needs" TEXT NOT NULL, "needs_note" TEXT NOT
  NULL, "behaviour" TEXT NOT NULL, "behaviour_note" TEXT NOT NULL, "theme_id" TEXT, "agreed_how" TEXT NOT
  NULL, "agreed_on" TEXT, "keeps_people" TEXT NOT NULL, "content" TEXT NOT NULL, "contributions" TEXT NOT
  NULL, "moderation" TEXT NOT NULL, "onboarding" TEXT NOT NULL, "supports" TEXT NOT NULL, FOREIGN KEY
  ("cycle_id") REFERENCES "cycle" ("id"), FOREIGN KEY ("priority_id") REFERENCES "priority" ("id"), FOREIGN
  KEY ("owner_id") REFERENCES "person" ("id"), FOREIGN KEY ("team_id") REFERENCES "team" ("id"), FOREIGN KEY
  ("continues_id") REFERENCES "objective" ("id"), FOREIGN KEY ("theme_id") REFERENCES "theme" ("id")) STRICT;
CREATE INDEX "objective_cycle_id" ON "objective" ("cycle_id");
CREATE INDEX "objective_priority_id" ON "objective" ("priority_id");
CREATE INDEX "objective_owner_id" ON "objective" ("owner_id");
CREATE INDEX "objective_team_id" ON "objective" ("team_id");
CREATE INDEX "objective_continues_id" ON "objective" ("continues_id");
CREATE INDEX "objective_theme_id" ON "objective" ("theme_id");
CREATE TABLE "key_result" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "objective_id" TEXT
  NOT NULL, "title" TEXT NOT NULL, "measure" TEXT NOT NULL, "direction" TEXT NOT NULL, "unit" TEXT NOT NULL,
  "baseline" TEXT, "target" TEXT, "low" TEXT, "high" TEXT, "band_rule" TEXT NOT NULL, "stages" TEXT NOT
  NULL, "checkpoints" TEXT NOT NULL, "commit_zone" TEXT, "target_zone" TEXT, "weight" TEXT, "due" TEXT,
  "source" TEXT NOT NULL, "owner_id" TEXT, "output" INTEGER NOT NULL, "proxy" INTEGER NOT NULL,
  "blueprint_target" TEXT, "comparison" TEXT NOT NULL, "hint" TEXT NOT NULL, "position" TEXT NOT NULL,
  "partners" TEXT NOT NULL, "accepted_on" TEXT, "continues_id" TEXT, "own_score" TEXT, "score_reason" TEXT
  NOT NULL, "starts" TEXT, FOREIGN KEY ("objective_id") REFERENCES "objective" ("id"), FOREIGN KEY
  ("owner_id") REFERENCES "person" ("id"), FOREIGN KEY ("continues_id") REFERENCES "key_result" ("id"))
  STRICT;
CREATE INDEX "key_result_objective_id" ON "key_result" ("objective_id");
CREATE INDEX "key_result_owner_id" ON "key_result" ("owner_id");
CREATE INDEX "key_result_continues_id" ON "key_result" ("continues_id");
CREATE TABLE "check_in" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "key_result_id" TEXT
  NOT NULL, "on_day" TEXT NOT NULL, "entered" TEXT NOT NULL, "value" TEXT NOT NULL, "total" TEXT, "count"
  TEXT, "confidence" INTEGER, "note" TEXT NOT NULL, "blocker" TEXT NOT NULL, "person_id" TEXT, "next_step"
  TEXT NOT NULL, "confidences" TEXT NOT NULL, "spell" TEXT NOT NULL, FOREIGN KEY ("key_result_id")
  REFERENCES "key_result" ("id"), FOREIGN KEY ("person_id") REFERENCES "person" ("id")) STRICT;
CREATE INDEX "check_in_key_result_id_on_day" ON "check_in" ("key_result_id", "on_day");
CREATE TABLE "decision" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "cycle_id" TEXT NOT
  NULL, "on_day" TEXT NOT NULL, "what" TEXT NOT NULL, "why" TEXT NOT NULL, "evidence" TEXT NOT NULL, "line"
  TEXT NOT NULL, "person_id" TEXT, FOREIGN KEY ("cycle_id") REFERENCES "cycle" ("id"), FOREIGN KEY
  ("person_id") REFERENCES "person" ("id")) STRICT;
CREATE INDEX "decision_cycle_id" ON "decision" ("cycle_id");
CREATE INDEX "decision_person_id" ON "decision" ("person_id");
CREATE TABLE "dismissal" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "rule" TEXT NOT NULL,
  "line" TEXT NOT NULL, "reason" TEXT NOT NULL) STRICT;
CREATE TABLE "goal_link" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "one_id" TEXT NOT
  NULL, "other_id" TEXT NOT NULL, "kind" TEXT NOT NULL, "note" TEXT NOT NULL, "entered" TEXT NOT NULL,
  FOREIGN KEY ("one_id") REFERENCES "objective" ("id"), FOREIGN KEY ("other_id") REFERENCES "objective"
  ("id")) STRICT;
CREATE INDEX "goal_link_one_id" ON "goal_link" ("one_id");
CREATE INDEX "goal_link_other_id" ON "goal_link" ("other_id");
CREATE TABLE "handed_copy" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "to" TEXT NOT NULL,
  "team_id" TEXT, "on_day" TEXT NOT NULL, "entered" TEXT NOT NULL, "here" INTEGER NOT NULL, "back_on" TEXT,
  "came" TEXT NOT NULL, FOREIGN KEY ("team_id") REFERENCES "team" ("id")) STRICT;
CREATE INDEX "handed_copy_team_id" ON "handed_copy" ("team_id");
CREATE TABLE "handed_page" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "cycle_id" TEXT NOT
  NULL, "on_day" TEXT NOT NULL, "entered" TEXT NOT NULL, "figures" TEXT NOT NULL, FOREIGN KEY ("cycle_id")
  REFERENCES "cycle" ("id")) STRICT;
CREATE INDEX "handed_page_cycle_id" ON "handed_page" ("cycle_id");
CREATE TABLE "helper" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "key_result_id" TEXT NOT
  NULL, "person_id" TEXT NOT NULL, FOREIGN KEY ("key_result_id") REFERENCES "key_result" ("id"), FOREIGN KEY
  ("person_id") REFERENCES "person" ("id")) STRICT;
CREATE INDEX "helper_key_result_id" ON "helper" ("key_result_id");
CREATE INDEX "helper_person_id" ON "helper" ("person_id");
CREATE TABLE "workshop" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "cycle_id" TEXT NOT
  NULL, "template" TEXT NOT NULL, "title" TEXT NOT NULL, "on_day" TEXT, "begins" TEXT NOT NULL, "minutes"
  INTEGER NOT NULL, "expected" INTEGER, "people" TEXT NOT NULL, "ways" TEXT NOT NULL, "state" TEXT NOT NULL,
  "position" TEXT NOT NULL, FOREIGN KEY ("cycle_id") REFERENCES "cycle" ("id")) STRICT;
CREATE INDEX "workshop_cycle_id" ON "workshop" ("cycle_id");
CREATE TABLE "workshop_step" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "workshop_id" TEXT
  NOT NULL, "kind" TEXT NOT NULL, "phase" TEXT NOT NULL, "title" TEXT NOT NULL, "minutes" INTEGER NOT NULL,
  "spent" INTEGER NOT NULL, "state" TEXT NOT NULL, "position" TEXT NOT NULL, "settings" TEXT NOT NULL,
  FOREIGN KEY ("workshop_id") REFERENCES "workshop" ("id")) STRICT;
CREATE INDEX "workshop_step_workshop_id" ON "workshop_step" ("workshop_id");
CREATE TABLE "source" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "cycle_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL, "name" TEXT NOT NULL, "digest" TEXT NOT NULL, "rows" TEXT NOT NULL, "mapping" TEXT
  NOT NULL, "figures" TEXT NOT NULL, FOREIGN KEY ("cycle_id") REFERENCES "cycle" ("id")) STRICT;
CREATE INDEX "source_cycle_id" ON "source" ("cycle_id");
CREATE TABLE "idea" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "cycle_id" TEXT NOT NULL,
  "step_id" TEXT, "kind" TEXT NOT NULL, "about" TEXT NOT NULL, "text" TEXT NOT NULL, "origin" TEXT NOT NULL,
  "evidence" TEXT NOT NULL, "interest" INTEGER NOT NULL, "seen" INTEGER NOT NULL, "theme_id" TEXT,
  "source_id" TEXT, "position" TEXT NOT NULL, FOREIGN KEY ("cycle_id") REFERENCES "cycle" ("id"), FOREIGN
  KEY ("step_id") REFERENCES "workshop_step" ("id"), FOREIGN KEY ("theme_id") REFERENCES "theme" ("id"),
  FOREIGN KEY ("source_id") REFERENCES "source" ("id")) STRICT;
CREATE INDEX "idea_cycle_id" ON "idea" ("cycle_id");
CREATE INDEX "idea_step_id" ON "idea" ("step_id");
CREATE INDEX "idea_theme_id" ON "idea" ("theme_id");
CREATE INDEX "idea_source_id" ON "idea" ("source_id");
CREATE TABLE "initiative" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "key_result_id" TEXT
  NOT NULL, "title" TEXT NOT NULL, "blocker" TEXT NOT NULL, "owner_id" TEXT, "due" TEXT, "done_on" TEXT,
  "position" TEXT NOT NULL, FOREIGN KEY ("key_result_id") REFERENCES "key_result" ("id"), FOREIGN KEY
  ("owner_id") REFERENCES "person" ("id")) STRICT;
CREATE INDEX "initiative_key_result_id" ON "initiative" ("key_result_id");
CREATE INDEX "initiative_owner_id" ON "initiative" ("owner_id");
CREATE TABLE "meta" ("id" INTEGER NOT NULL PRIMARY KEY, "workspace" TEXT NOT NULL, "created_by" TEXT NOT
  NULL, "revision" INTEGER NOT NULL, "seal" TEXT NOT NULL) STRICT;
CREATE TABLE "open_choice" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "about" TEXT NOT
  NULL, "line" TEXT NOT NULL, "field" TEXT NOT NULL, "other" TEXT NOT NULL, "step" TEXT NOT NULL) STRICT;
CREATE TABLE "origin" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "form" TEXT NOT NULL,
  "key" TEXT NOT NULL, "line" TEXT NOT NULL, "said" TEXT NOT NULL, "check_ins" TEXT NOT NULL) STRICT;
CREATE TABLE "own_blueprint" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "title" TEXT NOT
  NULL, "content" TEXT NOT NULL) STRICT;
CREATE TABLE "own_template" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "title" TEXT NOT
  NULL, "content" TEXT NOT NULL) STRICT;
CREATE TABLE "promise" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "cycle_id" TEXT NOT
  NULL, "workshop_id" TEXT, "kind" TEXT NOT NULL, "what" TEXT NOT NULL, "who_id" TEXT, "whom" TEXT NOT NULL,
  "how" TEXT NOT NULL, "on_day" TEXT, "key_result_id" TEXT, "objective_id" TEXT, "done_on" TEXT, "outcome"
  TEXT NOT NULL, "position" TEXT NOT NULL, FOREIGN KEY ("cycle_id") REFERENCES "cycle" ("id"), FOREIGN KEY
  ("workshop_id") REFERENCES "workshop" ("id"), FOREIGN KEY ("who_id") REFERENCES "person" ("id"), FOREIGN
  KEY ("key_result_id") REFERENCES "key_result" ("id"), FOREIGN KEY ("objective_id") REFERENCES "objective"
  ("id")) STRICT;
CREATE INDEX "promise_cycle_id" ON "promise" ("cycle_id");
CREATE INDEX "promise_workshop_id" ON "promise" ("workshop_id");
CREATE INDEX "promise_who_id" ON "promise" ("who_id");
CREATE INDEX "promise_key_result_id" ON "promise" ("key_result_id");
CREATE INDEX "promise_objective_id" ON "promise" ("objective_id");
CREATE TABLE "round" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "cycle_id" TEXT NOT NULL,
  "step_id" TEXT, "method" TEXT NOT NULL, "subject" TEXT NOT NULL, "criterion" TEXT NOT NULL, "items" TEXT
  NOT NULL, "costs" TEXT NOT NULL, "dots" INTEGER, "per_item" INTEGER, "people" INTEGER, "cut" INTEGER,
  "result" TEXT NOT NULL, "paper" TEXT NOT NULL, "tie" TEXT NOT NULL, "repeats_id" TEXT, "position" TEXT NOT
  NULL, "openly" INTEGER NOT NULL, FOREIGN KEY ("cycle_id") REFERENCES "cycle" ("id"), FOREIGN KEY
  ("step_id") REFERENCES "workshop_step" ("id"), FOREIGN KEY ("repeats_id") REFERENCES "round" ("id"))
  STRICT;
CREATE INDEX "round_cycle_id" ON "round" ("cycle_id");
CREATE INDEX "round_step_id" ON "round" ("step_id");
CREATE INDEX "round_repeats_id" ON "round" ("repeats_id");
CREATE TABLE "snapshot" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "on_day" TEXT NOT NULL,
  "members" TEXT, "active" TEXT, "phase" TEXT NOT NULL, "note" TEXT NOT NULL) STRICT;
CREATE TABLE "step" ("id" TEXT NOT NULL PRIMARY KEY, "clock" TEXT NOT NULL, "actor" TEXT NOT NULL, "person"
  TEXT NOT NULL, "label" TEXT NOT NULL, "undoes" TEXT) STRICT;
CREATE INDEX "step_clock" ON "step" ("clock");
CREATE INDEX "step_undoes" ON "step" ("undoes");
CREATE TABLE "story" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "cycle_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL, "text" TEXT NOT NULL, "try_next" TEXT NOT NULL, "objective_id" TEXT, "person_id"
  TEXT, "may_share" INTEGER NOT NULL, "origin" TEXT NOT NULL, "on_day" TEXT NOT NULL, "position" TEXT NOT
  NULL, FOREIGN KEY ("cycle_id") REFERENCES "cycle" ("id"), FOREIGN KEY ("objective_id") REFERENCES
  "objective" ("id"), FOREIGN KEY ("person_id") REFERENCES "person" ("id")) STRICT;
CREATE INDEX "story_cycle_id" ON "story" ("cycle_id");
CREATE INDEX "story_objective_id" ON "story" ("objective_id");
CREATE INDEX "story_person_id" ON "story" ("person_id");
CREATE TABLE "workspace" ("id" TEXT NOT NULL PRIMARY KEY, "deleted" INTEGER NOT NULL, "name" TEXT NOT NULL,
  "mission" TEXT NOT NULL, "vision" TEXT NOT NULL, "audience" TEXT NOT NULL, "community" TEXT NOT NULL,
  "phase" TEXT NOT NULL, "purposes" TEXT NOT NULL, "locale" TEXT NOT NULL, "rule" TEXT NOT NULL, "cadence"
  TEXT NOT NULL, "weekday" INTEGER, "check_in_at" TEXT NOT NULL, "bond" TEXT NOT NULL) STRICT
"""

SCHEMAS: dict[int, tuple[str, ...]] = {
    1: tuple(" ".join(text.split()) for text in _SCHEMA_1.split(";")),
    2: tuple(" ".join(text.split()) for text in _SCHEMA_2.split(";")),
}
