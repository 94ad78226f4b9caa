package dev.accord.handoffs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import dev.accord.handoffs.ContractClock;
import dev.accord.handoffs.ContractTerms;
import dev.accord.handoffs.OnBreach;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.people.DepartmentCard;
import dev.accord.people.Directory;
import dev.accord.people.Role;
import dev.accord.shared.Refused;
import dev.accord.ui.Panel;
import java.util.List;

/** What is agreed for one handover, to be filled in. */
final class TermsForm extends Div {

    private static final String MARKETING = "MARKETING";

    private final Directory directory;
    private final Lifecycle.Stages stages;
    private final Select<DepartmentCard> giver = new Select<>();
    private final Select<DepartmentCard> taker = new Select<>();
    private final Select<Role> responsible = new Select<>();
    private final TextArea instruction = new TextArea("What happens next");
    private final Select<Stage> accepted = new Select<>();
    private final PacketField packet;
    private final BusinessTimeField respond = new BusinessTimeField("Answer within");
    private final BusinessTimeField warn = new BusinessTimeField("Warning before that");
    private final BusinessTimeField research = new BusinessTimeField("Research of a dispute within");
    private final RoutingFields routing = new RoutingFields();
    private final RadioButtonGroup<OnBreach> breach = new RadioButtonGroup<>("When it is past due");
    private final Checkbox ends = new Checkbox("This handover ends: leads are not offered by it any more");

    TermsForm(Directory directory, Lifecycle.Stages stages, List<String> attributes) {
        this.directory = directory;
        this.stages = stages;
        packet = new PacketField(attributes);
        addClassName("accord-stack");
        List<DepartmentCard> departments = directory.departments();
        choose(giver, "Hands over", departments, MARKETING);
        choose(
                taker,
                "Takes over",
                departments.stream()
                        .filter(one -> !one.code().equals(MARKETING))
                        .toList(),
                "SALES");
        taker.addValueChangeListener(change -> among());
        responsible.setLabel("Responsible");
        responsible.setItems(Role.SALES_REP, Role.SALES_MANAGER);
        responsible.setItemLabelGenerator(Role::label);
        responsible.setValue(Role.SALES_REP);
        responsible.addValueChangeListener(change -> among());
        instruction.setMaxLength(500);
        instruction.setMinRows(2);
        instruction.setRequiredIndicatorVisible(true);
        instruction.setHelperText("One sentence that the responsible person reads on top of the lead");
        accepted.setLabel("Acceptance moves the lead to");
        accepted.setItems(stages.inUse());
        accepted.setItemLabelGenerator(stages::path);
        breach.setItems(OnBreach.values());
        breach.setItemLabelGenerator(OnBreach::label);
        breach.setValue(OnBreach.REMIND);
        among();
        add(
                new Panel("Who and what", form(row(giver, taker, responsible), instruction, packet, accepted)),
                new Panel("Clock, in business hours", form(row(respond, warn, research))),
                new Panel("Routing", form(routing, breach)),
                new Panel("An end", form(ends)));
    }

    private static void choose(
            Select<DepartmentCard> field, String label, List<DepartmentCard> departments, String usual) {
        field.setLabel(label);
        field.setItems(departments);
        field.setItemLabelGenerator(DepartmentCard::name);
        departments.stream().filter(one -> one.code().equals(usual)).findFirst().ifPresent(field::setValue);
    }

    private static Div form(Component... fields) {
        Div form = new Div(fields);
        form.addClassNames("accord-form", "accord-form-wide");
        return form;
    }

    private static Div row(Component... fields) {
        Div row = new Div(fields);
        row.addClassName("accord-form-row");
        return row;
    }

    private void among() {
        String department = taker.getOptionalValue().map(DepartmentCard::code).orElse("");
        routing.among(
                directory.withRole(responsible.getValue(), department),
                directory.teams().stream()
                        .filter(team -> team.department().equals(department))
                        .toList());
    }

    void follow(ContractTerms terms) {
        department(giver, terms.giver());
        department(taker, terms.taker());
        responsible.setValue(terms.responsible());
        instruction.setValue(terms.instruction());
        packet.follow(terms.packet());
        stages.inUse().stream()
                .filter(stage -> stage.id().equals(terms.acceptedStage()))
                .findFirst()
                .ifPresent(accepted::setValue);
        clock(terms.clock());
        routing.follow(terms.routing(), terms.team());
        breach.setValue(terms.onBreach());
        ends.setValue(terms.ends());
    }

    void clock(ContractClock clock) {
        respond.setValue(clock.respondMinutes());
        warn.setValue(clock.warnMinutes());
        research.setValue(clock.researchMinutes());
    }

    private static void department(Select<DepartmentCard> field, String code) {
        field.getListDataView()
                .getItems()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .ifPresent(field::setValue);
    }

    /** @throws Refused where something is missing or cannot be kept */
    ContractTerms terms() {
        return new ContractTerms(
                giver.getValue().code(),
                taker.getValue().code(),
                instruction.getValue(),
                responsible.getValue(),
                packet.packet(),
                accepted.getOptionalValue()
                        .map(Stage::id)
                        .orElseThrow(() -> Refused.invalid(
                                "bad-accepted-stage", "choose the stage to which acceptance moves the lead")),
                new ContractClock(respond.getValue(), warn.getValue(), research.getValue()),
                routing.routing(),
                routing.team(),
                breach.getValue(),
                ends.getValue());
    }
}
