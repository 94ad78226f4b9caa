package dev.accord.glossary.ui;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Which words of one text are not in the other, by their longest common sequence. */
final class WordDiff {

    /** Words that stand together, and whether the other text lacks them. */
    record Run(String words, boolean differs) implements Serializable {}

    private final List<Run> before;
    private final List<Run> after;

    WordDiff(String before, String after) {
        List<String> old = words(before);
        List<String> young = words(after);
        int[][] common = common(old, young);
        List<Boolean> gone = new ArrayList<>();
        List<Boolean> come = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < young.size()) {
            if (i < old.size() && j < young.size() && old.get(i).equals(young.get(j))) {
                gone.add(false);
                come.add(false);
                i++;
                j++;
            } else if (j == young.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                gone.add(true);
                i++;
            } else {
                come.add(true);
                j++;
            }
        }
        this.before = runs(old, gone);
        this.after = runs(young, come);
    }

    List<Run> before() {
        return before;
    }

    List<Run> after() {
        return after;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    /** How many words the rests of both texts have in common, from each place on. */
    private static int[][] common(List<String> old, List<String> young) {
        int[][] common = new int[old.size() + 1][young.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = young.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(young.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<Run> runs(List<String> words, List<Boolean> differs) {
        List<Run> runs = new ArrayList<>();
        List<String> together = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            together.add(words.get(i));
            if (i + 1 == words.size() || !differs.get(i).equals(differs.get(i + 1))) {
                runs.add(new Run(String.join(" ", together), differs.get(i)));
                together.clear();
            }
        }
        return runs;
    }
}
