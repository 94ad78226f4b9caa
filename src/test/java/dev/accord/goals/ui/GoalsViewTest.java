package dev.accord.goals.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.BigDecimalField;
import dev.accord.goals.Goal;
import dev.accord.goals.Goals;
import dev.accord.shared.Period;
import dev.accord.shared.PortalClock;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class GoalsViewTest {

    private static final Instant NOW = Instant.parse("2026-05-16T00:00:00Z");
    private static final Period QUARTER =
            new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1), ZoneOffset.UTC);

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    PortalClock clock;

    @Autowired
    Goals goals;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void letsASalesManagerSetTheRevenueGoalOfTheQuarter() {
        look("tess.manager", visit -> {
            click(visit, "Set a goal");
            visit.window()
                    .find(BigDecimalField.class)
                    .withCaption("Target")
                    .single()
                    .setValue(new BigDecimal("93000"));
            click(visit, "Set the goal");

            assertThat(visit.text()).contains("Q2 2026", "Revenue", "93,000 EUR", "46 k behind plan");
        });

        List<Goal> set = cast.as(players.rep(), () -> goals.inForce());
        assertThat(set).singleElement().satisfies(goal -> {
            assertThat(goal.metric()).isEqualTo("revenue");
            assertThat(goal.from()).isEqualTo("2026-04-01");
            assertThat(goal.to()).isEqualTo("2026-07-01");
        });
    }

    @Test
    void changesAGoalByANewOneForTheSamePeriod() {
        set("93000");

        look("tess.lead", visit -> {
            click(visit, "Change");
            visit.window()
                    .find(BigDecimalField.class)
                    .withCaption("Target")
                    .single()
                    .setValue(new BigDecimal("60000"));
            click(visit, "Set the goal");

            assertThat(visit.text()).contains("60,000 EUR").doesNotContain("93,000 EUR");
        });
    }

    @Test
    void showsAnExecutiveTheGoalsButNoWayToSetThem() {
        set("93000");

        look("tess.executive", visit -> {
            assertThat(visit.text()).contains("93,000 EUR");
            assertThat(visit.window().find(Button.class).withText("Set a goal").all())
                    .isEmpty();
            assertThat(visit.window().find(Button.class).withText("Change").all())
                    .isEmpty();
        });
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> cast.as(
                        players.executive(), () -> goals.set("revenue", QUARTER, BigDecimal.TEN, Optional.of("EUR"))));
    }

    @Test
    void saysWhyATargetOfNothingIsRefused() {
        look("tess.manager", visit -> {
            click(visit, "Set a goal");
            visit.window()
                    .find(BigDecimalField.class)
                    .withCaption("Target")
                    .single()
                    .setValue(BigDecimal.ZERO);
            click(visit, "Set the goal");

            assertThat(visit.text()).contains("A goal is greater than 0");
        });
        assertThat(cast.as(players.rep(), () -> goals.inForce())).isEmpty();
    }

    private void set(String target) {
        cast.as(players.manager(), () -> {
            goals.set("revenue", QUARTER, new BigDecimal(target), Optional.of("EUR"));
        });
    }

    private static void click(Visit visit, String text) {
        visit.window()
                .test(visit.window().find(Button.class).withText(text).first())
                .click();
    }

    private void look(String username, Consumer<Visit> check) {
        clock.at(NOW, () -> {
            try (Visit visit = visits.of(username)) {
                visit.window().navigate(GoalsView.class);
                check.accept(visit);
            }
        });
    }
}
