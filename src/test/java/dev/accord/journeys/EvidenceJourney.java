package dev.accord.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Files of evidence: what goes in is checked, what comes out is an attachment, and only for those who are signed in. */
class EvidenceJourney extends Portal {

    private static final byte[] LETTER = "%PDF-1.7 the money comes in January".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PAGE = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);

    @Test
    void aFileComesOutAsAnAttachmentAndOnlyForThoseWhoAreSignedIn() throws IOException, InterruptedException {
        String dispute;
        try (Person marketing = signIn("marketing-lead")) {
            dispute = opensADispute(marketing);
            attaches(marketing, "Brief <März>.pdf", LETTER);
            marketing.reads("Attached");
            marketing.findsItAccessible();

            String file = address() + "/" + letter(marketing).getAttribute("href");
            refusedToStrangers(file);
            try (Person stranger = signIn("rep")) {
                assertThat(stranger.page().request().get(file).body())
                        .as("an address that was given to somebody else")
                        .isNotEqualTo(LETTER);
            }
        }
        try (Person executive = signIn("executive")) {
            executive.goesTo("/" + dispute);
            APIResponse file = executive
                    .page()
                    .request()
                    .get(address() + "/" + letter(executive).getAttribute("href"));

            assertThat(file.body()).isEqualTo(LETTER);
            assertThat(file.headers().get("content-type")).startsWith("application/pdf");
            assertThat(file.headers().get("content-disposition"))
                    .startsWith("attachment")
                    .contains("Brief%20_M%C3%A4rz_.pdf");
            assertThat(file.headers().get("x-content-type-options")).isEqualTo("nosniff");
            assertThat(file.headers().get("content-security-policy")).contains("default-src 'none'", "sandbox");
            assertThat(file.headers().get("cache-control")).contains("no-store");
            assertThat(executive.button("Remove Brief _März_.pdf")).isHidden();
        }
    }

    @Test
    void whatIsNotWhatItsNameSaysOrTooLargeIsRefusedInWords() {
        try (Person marketing = signIn("marketing-lead")) {
            opensADispute(marketing);
            attaches(marketing, "offer.pdf", PAGE);
            marketing.reads("\"offer.pdf\" is not what its name says");
            attaches(marketing, "long.pdf", new byte[(10 << 20) + 1]);
            marketing.reads("File is Too Big");
            assertThat(marketing.page().getByText("offer.pdf,")).isHidden();
            assertThat(marketing.page().getByText("long.pdf,")).isHidden();
        }
    }

    /** @return its address */
    private static String opensADispute(Person person) {
        Locator dispute = person.goesTo("/disputes", "Disputes")
                .page()
                .getByRole(AriaRole.ARTICLE)
                .getByRole(AriaRole.LINK)
                .first();
        String address = dispute.getAttribute("href");
        dispute.click();
        person.reads("Findings");
        return address;
    }

    private static void attaches(Person person, String name, byte[] content) {
        person.page()
                .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Evidence"))
                .check();
        person.page().locator("input[type=file]").setInputFiles(new FilePayload(name, "application/pdf", content));
    }

    private static Locator letter(Person person) {
        Locator link = person.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download Brief _März_.pdf"));
        assertThat(link).isVisible();
        return link;
    }

    private static void refusedToStrangers(String file) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(file)).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isNotEqualTo(200);
            assertThat(answer.body()).isNotEqualTo(LETTER);
        }
    }
}
