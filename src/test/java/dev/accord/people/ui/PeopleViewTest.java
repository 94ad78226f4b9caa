package dev.accord.people.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class PeopleViewTest {

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    Directory directory;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void invitesAPersonAndShowsTheirOneTimePasswordOnce() {
        String once;
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(PeopleView.class);
            click(visit, "Invite");
            field(visit, "First name").setValue("Nora");
            field(visit, "Last name").setValue("New");
            field(visit, "Log-in name").setValue("nora.new");
            roles(visit).setValue(Set.of(Role.SALES_REP));
            visit.window()
                    .test(visit.window()
                            .find(Button.class)
                            .withText("Invite")
                            .all()
                            .getLast())
                    .click();

            once = visit.window().find(Code.class).single().getText();
            assertThat(visit.text()).contains("Nora New can log in now", once);
            click(visit, "I have noted it");
            assertThat(visit.window().find(Code.class).all()).isEmpty();
        }

        SignedIn nora = visits.welcome("nora.new", once);
        assertThat(nora.mustChangePassword()).isTrue();
        assertThat(nora.roles()).containsExactly(Role.SALES_REP);
    }

    @Test
    void saysWhyAnInvitationIsRefused() {
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(PeopleView.class);
            click(visit, "Invite");
            field(visit, "First name").setValue("Second");
            field(visit, "Log-in name").setValue("tess.rep");
            roles(visit).setValue(Set.of(Role.SALES_REP));
            visit.window()
                    .test(visit.window()
                            .find(Button.class)
                            .withText("Invite")
                            .all()
                            .getLast())
                    .click();

            assertThat(visit.text()).contains("The log-in name tess.rep is taken.");
            assertThat(visit.window().find(Code.class).all()).isEmpty();
        }
    }

    @Test
    void assignsRolesToThePersonThatTheAddressNames() {
        try (Visit visit = visits.of("tess.admin")) {
            visit.window()
                    .getUI()
                    .navigate(
                            PeopleView.class,
                            QueryParameters.of("person", players.rep().toString()));
            roles(visit).setValue(Set.of(Role.SALES_REP, Role.SALES_MANAGER));
            click(visit, "Save");
        }

        PersonCard rep = cast.as(players.administrator(), () -> directory.card(players.rep()));
        assertThat(rep.roles()).containsExactlyInAnyOrder(Role.SALES_REP, Role.SALES_MANAGER);
        assertThat(rep.teamName()).contains("Field");
    }

    @Test
    void isClosedToEverybodyButAdministrators() {
        try (Visit visit = visits.of("tess.executive")) {
            visit.window().getUI().navigate("admin/people");
            assertThat(visit.window().getCurrentView()).isNotInstanceOf(PeopleView.class);
        }
    }

    private static void click(Visit visit, String text) {
        visit.window()
                .test(visit.window().find(Button.class).withText(text).first())
                .click();
    }

    private static TextField field(Visit visit, String label) {
        return visit.window().find(TextField.class).withCaption(label).single();
    }

    @SuppressWarnings("unchecked")
    private static CheckboxGroup<Role> roles(Visit visit) {
        return visit.window().find(CheckboxGroup.class).withCaption("Roles").single();
    }
}
