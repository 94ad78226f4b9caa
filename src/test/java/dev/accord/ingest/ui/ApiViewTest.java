package dev.accord.ingest.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.accord.ingest.ApiDescription;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class ApiViewTest {

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    ApiDescription api;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void players() {
        cast.enter();
    }

    @Test
    void showsEveryCall() {
        List<ApiDescription.Call> calls =
                api.groups().stream().flatMap(group -> group.calls().stream()).toList();
        assertThat(calls).hasSizeGreaterThan(30);
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(ApiView.class);
            assertThat(visit.text()).contains("Leads", "Metrics", "/api/v1/leads/{source}/{externalId}");

            for (ApiDescription.Call call : calls) {
                visit.window().navigate(CallView.class, Map.of("call", call.id()));
                assertThat(visit.text()).contains(call.summary(), call.method() + " " + call.path(), "429");
                assertThat(call.body().stream().filter(body -> !body.mediaType().startsWith("multipart/")))
                        .as("every body has an example: " + call.id())
                        .allMatch(body -> body.example().isPresent());
            }
        }
    }

    @Test
    void triesACallAsAProgramMakesIt() {
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(CallView.class, Map.of("call", "putLead"));
            assertThat(visit.window().find(TextArea.class).single().getValue()).contains("\"ada@example.org\"");
            Trial trial = visit.window().find(Trial.class).single();

            press(visit, "Issue one of mine for an hour");
            assertThat(visit.window().find(PasswordField.class).single().getValue())
                    .startsWith("accord_");
            assertThat(jdbc.sql("SELECT scopes FROM api_token WHERE expires_at IS NOT NULL")
                            .query(String.class)
                            .single())
                    .isEqualTo("import read handoffs admin");

            press(visit, "Send");
            assertThat(field(visit, "source").isInvalid()).isTrue();
            field(visit, "source").setValue("our crm");
            field(visit, "externalId").setValue("a/1?");
            field(visit, "offer").setValue("false");
            assertThat(trial.address()).isEqualTo("api/v1/leads/our%20crm/a%2F1%3F?offer=false");

            trial.show(JsonMapper.shared().readTree("""
                    {"status": 412, "headers": "etag: x", "content": "{\\"code\\":\\"precondition-failed\\"}", "left": 7}"""));
            assertThat(visit.text())
                    .contains("412", "etag: x", "\"code\" : \"precondition-failed\"", "7 bytes more are not shown");
        }
    }

    private static void press(Visit visit, String words) {
        visit.window()
                .test(visit.window().find(Button.class).withText(words).single())
                .click();
    }

    private static TextField field(Visit visit, String label) {
        return visit.window().find(TextField.class).withCaption(label).single();
    }
}
