package dev.accord.ingest.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.accord.ingest.ApiDescription.Call;
import dev.accord.ingest.ApiDescription.Parameter;
import dev.accord.ui.Attempt;
import dev.accord.ui.StateTag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form that makes a call as a program would: from the browser, with a token and without cookies. The token is
 * remembered until the page is closed, and nowhere else.
 */
final class Trial extends Div {

    private record Token(String value) {}

    private static final String FETCH = """
            const [method, address, headers, body] = [$0, $1, $2, $3];
            const LONGEST = 20000;
            return fetch(new URL(address, document.baseURI),
                    {method, headers, body: body || undefined, credentials: 'omit', cache: 'no-store'})
                .then((answer) => answer.blob().then((blob) => {
                  const text = /json|text/.test(answer.headers.get('content-type') ?? '');
                  return (text ? blob.slice(0, LONGEST).text() : Promise.resolve('')).then((content) => ({
                    status: answer.status,
                    headers: [...answer.headers].map(([name, value]) => name + ': ' + value).join('\\n'),
                    content,
                    left: text ? Math.max(0, blob.size - LONGEST) : blob.size
                  }));
                }));
            """;

    private final Call call;
    private final PasswordField token = new PasswordField("Token");
    private final Map<Parameter, TextField> values = new LinkedHashMap<>();
    private final Optional<TextArea> body;
    private final Div result = new Div();

    Trial(Call call, TrialTokens tokens) {
        this.call = call;
        addClassNames("accord-stack", "accord-trial");
        token.setAutocomplete(Autocomplete.OFF);
        Optional.ofNullable(ComponentUtil.getData(UI.getCurrent(), Token.class))
                .map(Token::value)
                .ifPresent(token::setValue);
        Button issue = new Button(
                "Issue one of mine for an hour", click -> Attempt.succeeds(() -> token.setValue(tokens.issue())));
        add(token, issue);
        for (Parameter parameter : call.parameters()) {
            TextField field = new TextField(parameter.name());
            field.setRequiredIndicatorVisible(parameter.required());
            field.setErrorMessage("The call needs it");
            values.put(parameter, field);
            add(field);
        }
        body = call.body().flatMap(sent -> sent.example()).map(Trial::area);
        body.ifPresent(this::add);
        if (!call.isRead()) {
            add(new Paragraph("What you send is done, in the name of the person of the token."));
        }
        Button send = new Button("Send", click -> send());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        result.addClassName("accord-stack");
        result.getElement().setAttribute("role", "status");
        add(send, result);
    }

    private static TextArea area(String example) {
        TextArea area = new TextArea("Body");
        area.setValue(example);
        area.addClassName("accord-source");
        return area;
    }

    private void send() {
        values.forEach((parameter, field) -> field.setInvalid(parameter.required() && field.isEmpty()));
        if (values.values().stream().anyMatch(TextField::isInvalid)) {
            return;
        }
        ComponentUtil.setData(UI.getCurrent(), Token.class, new Token(token.getValue()));
        getElement()
                .executeJs(
                        FETCH,
                        call.method(),
                        address(),
                        headers(),
                        body.map(TextArea::getValue).orElse(""))
                .then(this::show, failure -> {
                    result.removeAll();
                    result.add(new StateTag("Not sent", StateTag.Tone.MISSED), new Paragraph(failure));
                });
    }

    /** Where the call goes, below the portal's own address. */
    String address() {
        String path = call.path().substring(1);
        List<String> query = new ArrayList<>();
        for (Map.Entry<Parameter, TextField> one : values.entrySet()) {
            String name = one.getKey().name();
            String value = one.getValue().getValue();
            if (one.getKey().place().equals("path")) {
                path = path.replace("{" + name + "}", UriUtils.encode(value, StandardCharsets.UTF_8));
            } else if (one.getKey().place().equals("query") && !value.isEmpty()) {
                query.add(name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private ObjectNode headers() {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token.getValue().strip());
        }
        if (body.isPresent()) {
            headers.put("Content-Type", "application/json");
        }
        values.forEach((parameter, field) -> {
            if (parameter.place().equals("header") && !field.isEmpty()) {
                headers.put(parameter.name(), field.getValue());
            }
        });
        return headers;
    }

    void show(JsonNode answer) {
        int status = answer.path("status").asInt();
        result.removeAll();
        result.add(
                new StateTag(Integer.toString(status), status < 400 ? StateTag.Tone.ACTUAL : StateTag.Tone.MISSED),
                CallView.text("Headers of the answer", answer.path("headers").asString()));
        String content = answer.path("content").asString();
        if (!content.isEmpty()) {
            result.add(CallView.text("Answer", readable(content)));
        }
        long left = answer.path("left").asLong();
        if (left > 0) {
            result.add(new Paragraph("%d bytes more are not shown.".formatted(left)));
        }
    }

    private static String readable(String content) {
        JsonMapper json = JsonMapper.shared();
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(content));
        } catch (JacksonException cut) {
            return content;
        }
    }
}
