package dev.accord.glossary.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.glossary.ui.WordDiff.Run;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordDiffTest {

    @Test
    void marksTheWordsThatTheOtherTextLacks() {
        WordDiff diff = new WordDiff("An MQL who has a budget.", "An MQL who knows the budget.");

        assertThat(diff.before())
                .containsExactly(new Run("An MQL who", false), new Run("has a", true), new Run("budget.", false));
        assertThat(diff.after())
                .containsExactly(new Run("An MQL who", false), new Run("knows the", true), new Run("budget.", false));
    }

    @Test
    void marksEverythingBesideNothing() {
        WordDiff diff = new WordDiff("", "All of it");

        assertThat(diff.before()).isEmpty();
        assertThat(diff.after()).containsExactly(new Run("All of it", true));
    }

    @Test
    void keepsEveryWordOfBothAndTheSameRestOnBothSides() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            String old = text(random);
            String young = text(random);
            WordDiff diff = new WordDiff(old, young);

            assertThat(words(diff.before(), true)).isEqualTo(old);
            assertThat(words(diff.after(), true)).isEqualTo(young);
            assertThat(words(diff.before(), false)).isEqualTo(words(diff.after(), false));
        }
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> String.valueOf((char) ('a' + random.nextInt(4))))
                .collect(Collectors.joining(" "));
    }

    private static String words(List<Run> runs, boolean all) {
        return runs.stream()
                .filter(run -> all || !run.differs())
                .map(Run::words)
                .collect(Collectors.joining(" "));
    }
}
