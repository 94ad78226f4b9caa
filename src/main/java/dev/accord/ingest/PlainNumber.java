package dev.accord.ingest;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;

/** A number that JSON gets digit by digit, never with an exponent. */
@JsonSerialize(using = PlainNumber.Digits.class)
record PlainNumber(BigDecimal value) {

    static final class Digits extends ValueSerializer<PlainNumber> {

        @Override
        public void serialize(PlainNumber number, JsonGenerator json, SerializationContext context) {
            json.writeNumber(number.value().toPlainString());
        }
    }
}
