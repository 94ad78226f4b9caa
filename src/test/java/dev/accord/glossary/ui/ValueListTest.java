package dev.accord.glossary.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValueListTest {

    @Test
    void readsSeveralValuesBetweenCommas() {
        assertThat(ValueList.read(".edu, .ac.uk")).containsExactly(".edu", ".ac.uk");
        assertThat(ValueList.read(" , yes,, yes ")).containsExactly("yes");
        assertThat(ValueList.read("")).isEmpty();
    }

    @Test
    void bringsBackAValueThatHasACommaItself() {
        List<String> values = List.of("Korea, Republic of", "Switzerland", "head of supply, EMEA");

        assertThat(ValueList.written(values))
                .isEqualTo("\"Korea, Republic of\", Switzerland, \"head of supply, EMEA\"");
        assertThat(ValueList.read(ValueList.written(values))).isEqualTo(values);
    }
}
