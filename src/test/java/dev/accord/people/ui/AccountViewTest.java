package dev.accord.people.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.accord.people.Acting;
import dev.accord.people.People;
import dev.accord.people.Role;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.BadCredentialsException;

@DatabaseTest
class AccountViewTest {

    private static final String CHOSEN = "nobody guesses this one";

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    People people;

    @Autowired
    Acting acting;

    @BeforeEach
    void players() {
        cast.enter();
    }

    @Test
    void sendsWhoeverHasAOneTimePasswordFromEveryScreenToTheirOwn() {
        String once = invited();

        try (Visit visit = visits.of("nora.new", once)) {
            for (String address : new String[] {"", "goals", "definitions", "admin/people", "account"}) {
                visit.window().getUI().navigate(address);
                assertThat(visit.window().getCurrentView()).as(address).isInstanceOf(AccountView.class);
            }
            assertThat(visit.text()).contains("You signed in with a one-time password");
        }
    }

    @Test
    void letsThemLogInByTheirOwnPasswordOnceTheyHaveChosenIt() {
        String once = invited();

        try (Visit visit = visits.of("nora.new", once)) {
            visit.window().navigate(AccountView.class);
            change(visit, once, CHOSEN, CHOSEN);
            assertThat(visit.window().getExternalNavigationURL()).isEqualTo("login?changed");
        }

        assertThat(visits.welcome("nora.new", CHOSEN).mustChangePassword()).isFalse();
        assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> visits.signIn("nora.new", once));
    }

    @Test
    void saysAtTheFieldWhatIsWrong() {
        try (Visit visit = visits.of("tess.rep")) {
            visit.window().navigate(AccountView.class);

            change(visit, "not my password", CHOSEN, CHOSEN);
            assertThat(field(visit, "Current password").getErrorMessage())
                    .isEqualTo("the current password is not right");

            change(visit, Cast.PASSWORD, "short", "short");
            assertThat(field(visit, "New password").getErrorMessage()).contains("at least 12 characters");

            change(visit, Cast.PASSWORD, CHOSEN, CHOSEN + "!");
            assertThat(field(visit, "New password, once more").isInvalid()).isTrue();
        }
        assertThat(visits.signIn("tess.rep", Cast.PASSWORD).isAuthenticated()).isTrue();
    }

    private String invited() {
        return acting.asPortal(
                () -> people.invite("nora.new", "Nora", "New", EnumSet.of(Role.ADMIN), Optional.empty()));
    }

    private static void change(Visit visit, String current, String chosen, String repeated) {
        field(visit, "Current password").setValue(current);
        field(visit, "New password").setValue(chosen);
        field(visit, "New password, once more").setValue(repeated);
        visit.window()
                .test(visit.window()
                        .find(Button.class)
                        .withText("Change password")
                        .first())
                .click();
    }

    private static PasswordField field(Visit visit, String label) {
        return visit.window().find(PasswordField.class).withCaption(label).single();
    }
}
