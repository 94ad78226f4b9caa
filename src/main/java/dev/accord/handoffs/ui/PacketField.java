package dev.accord.handoffs.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import dev.accord.handoffs.Packet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fields of a lead that must be filled: the usual ones, the custom ones that leads have, and any that one names. */
final class PacketField extends MultiSelectComboBox<String> {

    private final List<String> fields;

    PacketField(List<String> attributes) {
        super("Packet: what must be known of the lead");
        fields = new ArrayList<>(Packet.usual());
        attributes.stream().map(name -> Packet.ATTRIBUTE + name).forEach(fields::add);
        setItems(fields);
        setItemLabelGenerator(Packet::words);
        setHelperText("What is missing is shown with the offer. Type the name of a field of your own to add it.");
        setAllowCustomValue(true);
        addCustomValueSetListener(
                typed -> require(Packet.ATTRIBUTE + typed.getDetail().strip()));
    }

    private void require(String field) {
        Set<String> chosen = new LinkedHashSet<>(getValue());
        chosen.add(field);
        follow(List.copyOf(chosen));
    }

    void follow(List<String> packet) {
        packet.stream().filter(field -> !fields.contains(field)).forEach(fields::add);
        setItems(fields);
        setValue(new LinkedHashSet<>(packet));
    }

    /** In the order in which one reads them. */
    List<String> packet() {
        return fields.stream().filter(getValue()::contains).toList();
    }
}
