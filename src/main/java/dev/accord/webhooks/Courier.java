package dev.accord.webhooks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Hands a body to a server: one POST on a connection of its own, to the very address that was checked. The HTTP client of
 * the JDK looks a name up by itself and cannot be told an address, so that between the check and the call the name could
 * come to mean another machine. Of the answer only its head is read; redirects lead nowhere.
 */
@Component
class Courier {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final int LONGEST_HEAD = 8_192;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
    private static final int FIRST_FINAL = 200;

    private final Duration patience;
    private final SSLSocketFactory security;

    /** @param patience how long a call takes at most, from connecting to the answer */
    @Autowired
    Courier(@Value("${accord.webhooks.patience:10s}") Duration patience) {
        this(patience, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** @param security whose certificates are trusted */
    Courier(Duration patience, SSLSocketFactory security) {
        this.patience = patience;
        this.security = security;
    }

    /**
     * @return the status of the answer, whatever it is
     * @throws IOException where there is none: nobody listens, the certificate is not theirs, or it takes too long
     */
    int post(Target target, InetAddress address, Map<String, String> headers, String body) throws IOException {
        try (Socket socket = new Socket()) {
            // a server that sends a byte now and then would keep every single time-out from running out
            AtomicBoolean late = new AtomicBoolean();
            CompletableFuture<Void> end = CompletableFuture.runAsync(
                    () -> {
                        late.set(true);
                        close(socket);
                    },
                    CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
            try {
                Duration connecting = CONNECTING.compareTo(patience) < 0 ? CONNECTING : patience;
                socket.connect(new InetSocketAddress(address, target.port()), Math.toIntExact(connecting.toMillis()));
                return call(target.secure() ? secured(socket, target) : socket, target, headers, body);
            } catch (IOException failed) {
                throw late.get()
                        ? new SocketTimeoutException("no answer within %d seconds".formatted(patience.toSeconds()))
                        : failed;
            } finally {
                end.cancel(false);
            }
        }
    }

    private Socket secured(Socket socket, Target target) throws IOException {
        SSLSocket secured = (SSLSocket) security.createSocket(socket, target.host(), target.port(), true);
        SSLParameters rules = secured.getSSLParameters();
        // by itself it would take any certificate that is valid for somebody
        rules.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(rules);
        secured.startHandshake();
        return secured;
    }

    private static int call(Socket socket, Target target, Map<String, String> headers, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder()
                .append("POST %s HTTP/1.1\r\n".formatted(target.path()))
                .append("Host: %s\r\n".formatted(target.authority()))
                .append("User-Agent: Accord\r\n")
                .append("Content-Type: application/json\r\n")
                .append("Content-Length: %d\r\n".formatted(content.length))
                .append("Connection: close\r\n");
        headers.forEach((name, value) -> head.append("%s: %s\r\n".formatted(name, value)));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(content);
        socket.getOutputStream().write(request.toByteArray());
        socket.getOutputStream().flush();
        return status(new BufferedInputStream(socket.getInputStream()));
    }

    /** What is said on the way, such as 103, is passed over. */
    private static int status(InputStream answer) throws IOException {
        int left = LONGEST_HEAD;
        int status = 0;
        while (left > 0) {
            String line = line(answer, left);
            left -= line.length() + 1;
            Matcher beginning = STATUS.matcher(line);
            if (status == 0) {
                if (!beginning.matches()) {
                    throw new ProtocolException("the answer is not HTTP");
                }
                status = Integer.parseInt(beginning.group(1));
                if (status >= FIRST_FINAL) {
                    return status;
                }
            } else if (line.isEmpty()) {
                status = 0;
            }
        }
        throw new ProtocolException("the answer does not come to its point");
    }

    private static String line(InputStream answer, int most) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = answer.read(); next != '\n'; next = answer.read()) {
            if (next == -1 || line.size() >= most) {
                throw new ProtocolException(
                        line.size() == 0 ? "the connection was closed without an answer" : "the answer is not HTTP");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // then there is nothing to end any more
        }
    }
}
