package dev.accord.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** Makes the history where it is missing, takes all measures on it, and writes the table. It is begun by bench/run. */
@SpringBootTest
class Bench {

    @Autowired
    History history;

    @Autowired
    Stopwatch watch;

    @Autowired
    List<Measures> measures;

    @Autowired
    Clock clock;

    @Value("${accord.data}")
    Path data;

    @Value("${accord.bench.leads}")
    int leads;

    @Value("${accord.bench.made-by}")
    String madeBy;

    @Test
    void measure() throws IOException {
        Path made = data.resolve("made-by");
        if (!Files.exists(made)) {
            history.make(leads);
            Files.writeString(made, madeBy + "\n", StandardCharsets.UTF_8);
        }
        measures.forEach(each -> each.take(watch));
        String head = String.format(
                Locale.ROOT,
                """
                # What the portal costs beside its bare database

                Written by `bench/run %d` on %s, with %d cores, the embedded database as it is delivered, and 700 MB of heap.
                The history: %s. What is compared with what: docs/decisions/0019-bench.md.

                """,
                leads,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                history.size());
        Files.writeString(Path.of("bench", "RESULTS.md"), head + watch.table(), StandardCharsets.UTF_8);
    }
}
