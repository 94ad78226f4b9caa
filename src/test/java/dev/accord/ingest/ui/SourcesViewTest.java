package dev.accord.ingest.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.accord.ingest.SavedMappings;
import dev.accord.ingest.SourceAddresses;
import dev.accord.ingest.SourceAddresses.Wanted;
import dev.accord.ingest.SourceCard;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class SourcesViewTest {

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    SavedMappings mappings;

    @Autowired
    SourceAddresses addresses;

    @Autowired
    JdbcClient jdbc;

    private Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void makesAnAddressAndShowsItOnce() {
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(SourcesView.class);
            assertThat(visit.text()).contains("Nobody posts rows");
            press(visit, "Make an address");
            assertThat(visit.text()).contains("Save a mapping on the page Import first");

            saveMapping();
            press(visit, "Make an address");
            press(visit, "Make");
            assertThat(field(visit, "Source").getErrorMessage()).isEqualTo("Who posts to it?");
            field(visit, "Source").setValue("Contact form");
            mapping(visit).setValue("forms");
            field(visit, "Header of the signature").setValue("X-Signature");
            press(visit, "Make");
            assertThat(visit.text()).contains("The secret of the signature has 0 characters; it needs 16 to 200");
            visit.window().find(PasswordField.class).single().setValue("sixteen characters or more");
            press(visit, "Make");

            String address = visit.window().find(Code.class).single().getText();
            assertThat(address).startsWith("http").contains("/hooks/in/").hasSizeGreaterThan(60);
            press(visit, "I have noted it");
            assertThat(visit.text())
                    .contains("Contact form", "read by forms, signed in X-Signature", "Open", "Nothing was posted yet")
                    .doesNotContain(address);
        }
    }

    @Test
    void showsWhatCameInAndSwitchesRenewsAndDeletes() {
        saveMapping();
        cast.as(players.administrator(), () -> addresses.make(new Wanted("Contact form", "forms", "", "")));
        jdbc.sql("""
                        INSERT INTO source_delivery (id, address_id, at, status, reason)
                        VALUES (5, :address, '2027-03-03 10:00:00', 400, 'bad-json: The body is not JSON.')
                        """).param("address", only().id().value()).update();
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(SourcesView.class);
            assertThat(visit.text()).contains("Refused, 400", "bad-json: The body is not JSON.");

            press(visit, "Switch off");
            assertThat(only().isOff()).isTrue();
            press(visit, "Switch on");
            assertThat(only().isOff()).isFalse();

            press(visit, "Renew the key");
            confirm(visit);
            assertThat(visit.window().find(Code.class).single().getText()).contains("/hooks/in/");
            press(visit, "I have noted it");

            press(visit, "Delete");
            confirm(visit);
            assertThat(visit.text()).contains("Nobody posts rows").doesNotContain("bad-json");
        }
    }

    private void saveMapping() {
        cast.as(players.marketer(), () -> mappings.save("forms", ImportKind.LEADS, "{\"source\": \"web\"}"));
    }

    private SourceCard only() {
        List<SourceCard> all = cast.as(players.administrator(), addresses::all);
        return all.getFirst();
    }

    private static TextField field(Visit visit, String label) {
        return visit.window().find(TextField.class).withCaption(label).single();
    }

    @SuppressWarnings("unchecked")
    private static Select<String> mapping(Visit visit) {
        return (Select<String>)
                visit.window().find(Select.class).withCaption("Mapping").single();
    }

    private static void press(Visit visit, String text) {
        visit.window()
                .test(visit.window().find(Button.class).withText(text).last())
                .click();
    }

    private static void confirm(Visit visit) {
        visit.window().test(visit.window().find(ConfirmDialog.class).single()).confirm();
    }
}
