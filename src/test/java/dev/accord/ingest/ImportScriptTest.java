package dev.accord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.ingest.xlsx.Workbooks;
import dev.accord.testing.DatabaseTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs {@code bin/import} as a person does in a terminal. */
@DatabaseTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "accord.api.token=" + ImportScriptTest.TOKEN,
            "accord.imports.background-above=100KB",
            "server.address=127.0.0.1"
        })
class ImportScriptTest {

    static final String TOKEN = "a-token-for-the-tests-of-the-import-script";

    private record Said(int status, String text) {}

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void bringsFilesInAndSaysWhatBecameOfThem() {
        Path leads = file("leads-2026; \"new\", really.csv", "id,company\n1,Engines\n2,Navy\n");
        Path workbook = Workbooks.of("<row><c t=\"str\"><v>id</v></c></row><row><c><v>3</v></c></row>")
                .in(folder);

        Said first = run("--kind", "leads", leads.toString(), workbook.toString());
        Said again = run(leads.toString(), "--dry-run");

        assertThat(first.text()).contains("2 rows of leads: 2 created", "1 rows of leads: 1 created");
        assertThat(first.status()).isZero();
        assertThat(again.text()).contains("2 unchanged, 0 rejected, tried out: nothing was kept");
        assertThat(again.status()).isZero();
        assertThat(leads()).isEqualTo(3);
    }

    @Test
    void namesWhatWasRejectedAndEndsInFailure() {
        Path leads = file("leads.csv", "id,created at\n1,2026-03-01\n2,\"once \"\"upon\"\" a time\"\n");

        Said said = run(leads.toString());

        assertThat(said.text())
                .contains("2 rows of leads: 1 created, 0 changed, 0 unchanged, 1 rejected")
                .contains("row 3, created at: \"once \"upon\" a time\" is not a date that can be read. (bad-date)")
                .contains("/rejects.csv");
        assertThat(said.status()).isEqualTo(1);
    }

    @Test
    void takesAMappingFromAFileOrByItsName() throws IOException, InterruptedException {
        Path partners = file("partners.csv", "Nr;Firma\n7;Engines\n");
        String mapping = "{\"source\": \"partners\", \"columns\": {\"Nr\": \"externalId\", \"Firma\": \"company\"}}";
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address() + "/api/v1/mappings/Our%20partners"))
                                .header("Authorization", "Bearer " + TOKEN)
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(
                                        "{\"kind\": \"leads\", \"mapping\": " + mapping + "}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());

        Said byName = run("--mapping", "Our partners", partners.toString());
        Said byFile =
                run("--kind", "leads", "--mapping", file("map.json", mapping).toString(), partners.toString());
        Said unknown = run("--mapping", "Others", partners.toString());

        assertThat(byName.text()).contains("1 rows of leads: 1 created");
        assertThat(byFile.text()).contains("1 rows of leads: 0 created, 0 changed, 1 unchanged");
        assertThat(unknown.text()).contains("There is no mapping \"Others\"", "unknown-mapping");
        assertThat(unknown.status()).isEqualTo(1);
    }

    @Test
    void knowsTheKindOfAKnownExportAndAsksForItOtherwise() {
        Said known = run(
                "--no-offer",
                file("export.csv", "Deal - ID,Deal - Title,Deal - Status\n1,Engines,open\n")
                        .toString());
        Said unknown = run(file("list.csv", "id,name\n1,Ada\n").toString());

        assertThat(known.text()).contains("1 rows of opportunities: 1 created");
        assertThat(unknown.text()).contains("list.csv: not imported: The parameter \"kind\" is missing");
        assertThat(unknown.status()).isEqualTo(1);
    }

    @Test
    void followsALargeFileToItsEnd() {
        StringBuilder rows = new StringBuilder("id,company\n");
        for (int i = 0; i < 2_000; i++) {
            rows.append(i).append(',').append("x".repeat(100)).append('\n');
        }

        Said said = run(file("leads-large.csv", rows.toString()).toString());

        assertThat(said.text()).contains("2000 rows of leads: 2000 created");
        assertThat(said.status()).isZero();
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(run().status()).isEqualTo(2);
        assertThat(run("--kind").text()).contains("usage: bin/import");
        assertThat(run(folder.resolve("none.csv").toString()).text()).contains("there is no such file");
        assertThat(run("--help").text()).contains("ACCORD_API_TOKEN").doesNotContain("#");
        assertThat(start(
                                "http://127.0.0.1:1",
                                TOKEN,
                                file("leads.csv", "id\n1\n").toString())
                        .text())
                .contains("no answer from http://127.0.0.1:1");
        assertThat(start(address(), "", "x.csv").text()).contains("Set ACCORD_API_TOKEN");
        Said stranger =
                start(address(), "not-a-token", folder.resolve("leads.csv").toString());
        assertThat(stranger.text()).contains("a valid token is needed").doesNotContain("not-a-token");
        assertThat(stranger.status()).isEqualTo(1);
    }

    private String address() {
        return "http://127.0.0.1:" + port;
    }

    private int leads() {
        return jdbc.sql("SELECT COUNT(*) FROM lead_record").query(Integer.class).single();
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Said run(String... arguments) {
        return start(address(), TOKEN, arguments);
    }

    private static Said start(String portal, String token, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bin/import"));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("ACCORD_URL", portal);
        process.environment().put("ACCORD_API_TOKEN", token);
        try {
            Process started = process.start();
            started.getOutputStream().close();
            String text = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(started.waitFor(), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
