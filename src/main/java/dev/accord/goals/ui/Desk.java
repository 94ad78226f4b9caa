package dev.accord.goals.ui;

import dev.accord.goals.Divisions;
import dev.accord.goals.GoalTrees;
import dev.accord.goals.Goals;
import dev.accord.goals.Pacing;
import dev.accord.goals.Proposals;
import dev.accord.goals.TargetOwners;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What the parts of the screen of goals work with.
 *
 * @param currency that of the reports
 */
record Desk(
        Goals goals,
        Proposals proposals,
        GoalTrees trees,
        Pacing pacing,
        Divisions divisions,
        TargetOwners owners,
        LocalDate today,
        ZoneId zone,
        String currency) {}
