package dev.accord.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A portal that runs as a process of its own. */
final class Node {

    private static final Pattern READY = Pattern.compile("Accord is ready at http://localhost:(\\d+)");
    private static final int MINUTES_TO_START = 5;

    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    /** What the portal answered. */
    record Answer(int status, String body) {}

    private Node(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one on a free port of the loopback; it is there once the future is. */
    static CompletableFuture<Node> start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx512m",
                        // it lives for a minute: what the second compiler makes of it comes too late
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        "target/accord.jar",
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--accord.demo=false"))
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> listen(process.inputReader(), port));
        return port.orTimeout(MINUTES_TO_START, TimeUnit.MINUTES).handle((ready, late) -> {
            if (late != null) {
                process.destroyForcibly();
                throw new IllegalStateException("the portal did not start", late);
            }
            return new Node(process, ready);
        });
    }

    private static void listen(BufferedReader output, CompletableFuture<Integer> port) {
        StringBuilder said = new StringBuilder();
        output.lines().forEach(line -> {
            said.append(line).append('\n');
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                port.complete(Integer.parseInt(ready.group(1)));
            }
        });
        port.completeExceptionally(new IllegalStateException("it ended:\n" + said));
    }

    Answer post(String path, String token, String json) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException failure) {
            throw new IllegalStateException("no answer to " + path, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The process stands still, as on a machine that swaps. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** The plug is pulled: nothing is tidied up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }
}
