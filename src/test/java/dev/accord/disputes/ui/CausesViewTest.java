package dev.accord.disputes.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.TextField;
import dev.accord.handoffs.Cause;
import dev.accord.handoffs.CauseCard;
import dev.accord.handoffs.Causes;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class CausesViewTest {

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    Causes causes;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void addsACauseWithACodeMadeOfItsName() {
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(CausesView.class);
            click(visit, "Add a cause");
            field(visit, "Name").setValue("Wrong territory");
            assertThat(field(visit, "Code").getValue()).isEqualTo("WRONG_TERRITORY");
            click(visit, "Add");

            assertThat(visit.text()).contains("Wrong territory", "WRONG_TERRITORY");
            assertThat(all()).extracting(CauseCard::cause).endsWith(new Cause("WRONG_TERRITORY"));
        }
    }

    @Test
    void wordsACauseAnewAndLeavesItsCode() {
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(CausesView.class);
            labelled(visit, "Edit No budget");
            assertThat(field(visit, "Code").isReadOnly()).isTrue();
            field(visit, "Name").setValue("No money");
            click(visit, "Save");

            assertThat(visit.text()).contains("No money", "NO_BUDGET").doesNotContain("No budget");
        }
    }

    @Test
    void alwaysAsksForTextWithOther() {
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(CausesView.class);
            labelled(visit, "Edit Other");

            Checkbox asks = visit.window()
                    .find(Checkbox.class)
                    .withCaption("Whoever names it must say more")
                    .single();
            assertThat(asks.getValue()).isTrue();
            assertThat(asks.isEnabled()).isFalse();
        }
    }

    @Test
    void retiresACauseAfterAskingAndRestoresIt() {
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(CausesView.class);
            labelled(visit, "Retire Duplicate");
            visit.window()
                    .test(visit.window().find(ConfirmDialog.class).single())
                    .confirm();
            assertThat(active()).doesNotContain(Cause.DUPLICATE);

            labelled(visit, "Restore Duplicate");
            assertThat(active()).contains(Cause.DUPLICATE);
        }
    }

    @Test
    void movesACauseInTheOrder() {
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(CausesView.class);
            labelled(visit, "Offer Bad fit later");

            assertThat(active()).startsWith(Cause.NO_BUDGET, Cause.BAD_FIT);
        }
    }

    @Test
    void makesCodesOfNames() {
        assertThat(CauseDialog.codeOf(" 2nd try: too late! ")).isEqualTo("ND_TRY_TOO_LATE");
        assertThat(CauseDialog.codeOf("x".repeat(90))).hasSize(40);
    }

    private static void click(Visit visit, String text) {
        visit.window()
                .test(visit.window().find(Button.class).withText(text).single())
                .click();
    }

    private static void labelled(Visit visit, String label) {
        Button button = visit.window().find(Button.class).all().stream()
                .filter(each -> each.getAriaLabel().filter(label::equals).isPresent())
                .findFirst()
                .orElseThrow();
        visit.window().test(button).click();
    }

    private static TextField field(Visit visit, String label) {
        return visit.window().find(TextField.class).withCaption(label).single();
    }

    private List<CauseCard> all() {
        return CompletableFuture.supplyAsync(() -> cast.as(players.executive(), causes::all))
                .join();
    }

    private List<Cause> active() {
        return all().stream().filter(CauseCard::active).map(CauseCard::cause).toList();
    }
}
