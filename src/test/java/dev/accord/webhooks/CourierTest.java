package dev.accord.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourierTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private static final char[] KEYS = "only for this test".toCharArray();

    private final Courier courier = new Courier(Duration.ofSeconds(1));
    private final Listener listener = new Listener();

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void callsTheVeryAddressThatWasCheckedWhateverTheNameMeansNow() throws IOException {
        Target target = Target.parse("http://hooks.example.invalid:%d/a?b=c".formatted(listener.port()));

        assertThat(courier.post(target, HERE, Map.of("X-One", "1"), "{\"ü\":1}"))
                .isEqualTo(204);

        Listener.Heard heard = listener.heard().getFirst();
        assertThat(heard.path()).isEqualTo("/a?b=c");
        assertThat(heard.header("Host")).isEqualTo("hooks.example.invalid:" + listener.port());
        assertThat(heard.header("Content-type")).isEqualTo("application/json");
        assertThat(heard.header("X-one")).isEqualTo("1");
        assertThat(heard.body()).isEqualTo("{\"ü\":1}");
    }

    @Test
    void followsNoRedirect() throws IOException {
        listener.answer(exchange -> {
            exchange.getResponseHeaders().add("Location", listener.url());
            exchange.sendResponseHeaders(307, -1);
        });

        assertThat(courier.post(target(), HERE, Map.of(), "{}")).isEqualTo(307);
        assertThat(listener.heard()).hasSize(1);
    }

    @Test
    void readsNoMoreOfAnEndlessAnswerThanItsHead() throws IOException {
        listener.answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[100_000];
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(much);
            }
        });

        assertThat(courier.post(target(), HERE, Map.of(), "{}")).isEqualTo(200);
    }

    @Test
    void passesOverWhatIsSaidOnTheWay() throws Exception {
        try (RawServer server =
                new RawServer("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 201 Created\r\n\r\n")) {
            assertThat(courier.post(server.target(), HERE, Map.of(), "{}")).isEqualTo(201);
        }
    }

    @Test
    void saysWhatWasWrongWithAnAnswer() throws Exception {
        try (RawServer server = new RawServer("SSH-2.0-OpenSSH_9.2\r\n")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> courier.post(server.target(), HERE, Map.of(), "{}"))
                    .withMessage("the answer is not HTTP");
        }
        try (RawServer server = new RawServer("x".repeat(20_000))) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> courier.post(server.target(), HERE, Map.of(), "{}"))
                    .withMessage("the answer is not HTTP");
        }
        try (RawServer server = new RawServer("")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> courier.post(server.target(), HERE, Map.of(), "{}"))
                    .withMessage("the connection was closed without an answer");
        }
    }

    @Test
    void waitsNoLongerForOneWhoAnswersByteByByte() {
        listener.answer(exchange -> {
            try {
                Thread.sleep(Duration.ofMinutes(1));
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> courier.post(target(), HERE, Map.of(), "{}"))
                .withMessage("no answer within 1 seconds");
    }

    @Test
    void speaksOnlyToWhomTheCertificateNames(@TempDir Path folder) throws Exception {
        KeyStore keys = keysOf("hooks.example.invalid", folder);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, KEYS);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(HERE, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(202, -1);
            }
        });
        server.start();
        try {
            Target named = Target.parse(
                    "https://hooks.example.invalid:" + server.getAddress().getPort());
            Target other = Target.parse(
                    "https://other.example.invalid:" + server.getAddress().getPort());
            Courier trusting = new Courier(Duration.ofSeconds(5), context.getSocketFactory());

            assertThat(trusting.post(named, HERE, Map.of(), "{}")).isEqualTo(202);
            assertThatExceptionOfType(SSLHandshakeException.class)
                    .as("a certificate of somebody else")
                    .isThrownBy(() -> trusting.post(other, HERE, Map.of(), "{}"));
            assertThatExceptionOfType(SSLHandshakeException.class)
                    .as("a certificate that nobody vouches for")
                    .isThrownBy(() -> new Courier(Duration.ofSeconds(5)).post(named, HERE, Map.of(), "{}"));
        } finally {
            server.stop(0);
        }
    }

    /** The JDK makes certificates only by its tool. */
    private static KeyStore keysOf(String host, Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=dns:" + host,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(KEYS))
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        return KeyStore.getInstance(file.toFile(), KEYS);
    }

    @Test
    void saysThatNobodyListens() {
        Target target = target();
        listener.close();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> courier.post(target, HERE, Map.of(), "{}"));
    }

    private Target target() {
        return Target.parse(listener.url());
    }

    /** Answers one call with these bytes. */
    private static final class RawServer implements AutoCloseable {

        private final ServerSocket door = new ServerSocket(0, 1, HERE);

        RawServer(String answer) throws IOException {
            Thread.ofVirtual().start(() -> {
                try (Socket caller = door.accept()) {
                    caller.getInputStream().read(new byte[10_000]);
                    caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    caller.getOutputStream().flush();
                } catch (IOException closed) {
                    // the test looks at what the caller makes of it
                }
            });
        }

        Target target() {
            return Target.parse("http://hooks.example.invalid:%d/".formatted(door.getLocalPort()));
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
