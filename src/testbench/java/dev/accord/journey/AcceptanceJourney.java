package dev.accord.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.testbench.TestBench;
import com.vaadin.testbench.TestBenchTestCase;
import dev.accord.AccordApplication;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A rep signs in, finds the queue and accepts a lead; TestBench itself waits for the server between the steps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcceptanceJourney extends TestBenchTestCase {

    private static final int PATIENCE_IN_SECONDS = 20;

    private ConfigurableApplicationContext portal = new GenericApplicationContext();

    @BeforeAll
    void startThePortalWithDemoData(@TempDir Path data) {
        portal = SpringApplication.run(
                AccordApplication.class, "--server.port=0", "--accord.data=" + data, "--accord.demo=true");
    }

    @AfterAll
    void stopThePortal() {
        portal.close();
    }

    @BeforeEach
    void openTheBrowser() {
        var options = new ChromeOptions().addArguments("--headless=new", "--no-sandbox", "--window-size=1440,900");
        Optional.ofNullable(System.getenv("ACCORD_CHROMIUM")).ifPresent(options::setBinary);
        setDriver(TestBench.createDriver(new ChromeDriver(options)));
    }

    @AfterEach
    void closeTheBrowser() {
        getDriver().quit();
    }

    @Test
    void aRepSignsInAndAcceptsTheFirstLeadOfTheQueue() {
        getDriver().get(url("/handoffs"));
        $("vaadin-text-field").id("vaadinLoginUsername").sendKeys("rep");
        $("vaadin-password-field").id("vaadinLoginPassword").sendKeys("accord-demo");
        $("vaadin-button").withText("Log in").first().click();
        waitUntil(ExpectedConditions.urlContains("/handoffs"), PATIENCE_IN_SECONDS);

        $("vaadin-grid").waitForFirst();
        new Actions(getDriver()).sendKeys("j", Keys.ENTER).perform();
        $("vaadin-button").withText("Accept").waitForFirst().click();

        assertThat($("vaadin-notification-card").waitForFirst().getText()).startsWith("Accepted ");
    }

    private String url(String path) {
        return "http://localhost:" + portal.getEnvironment().getProperty("local.server.port") + path;
    }
}
