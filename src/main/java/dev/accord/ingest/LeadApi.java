package dev.accord.ingest;

import dev.accord.ingest.mapping.FieldValues;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.ingest.mapping.ItemReader;
import dev.accord.leads.LeadBook;
import dev.accord.leads.LeadCard;
import dev.accord.leads.LeadRecord;
import dev.accord.leads.Leads;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.shared.Id;
import dev.accord.shared.Recorded;
import dev.accord.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Single leads, by programs. */
@RestController
@RequestMapping("/api/v1/leads/{source}/{externalId}")
class LeadApi {

    private record Lead(
            String id,
            String source,
            String externalId,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String company,
            @Nullable String jobTitle,
            @Nullable String country,
            @Nullable String segment,
            @Nullable String channel,
            @Nullable String campaign,
            @Nullable String owner,
            @Nullable Instant createdAt,
            String stage,
            Instant stageSince,
            @Nullable Instant coolOffUntil,
            @Nullable String disqualifiedReason,
            Map<String, String> attributes) {}

    private final Leads leads;
    private final LeadBook book;
    private final LeadIntake intake;
    private final Lifecycle lifecycle;
    private final Conditions conditions;
    private final ZoneId zone;

    LeadApi(
            Leads leads,
            LeadBook book,
            LeadIntake intake,
            Lifecycle lifecycle,
            Conditions conditions,
            @Value("${accord.zone:UTC}") ZoneId zone) {
        this.leads = leads;
        this.book = book;
        this.intake = intake;
        this.lifecycle = lifecycle;
        this.conditions = conditions;
        this.zone = zone;
    }

    @PutMapping
    ResponseEntity<Lead> put(
            @PathVariable String source,
            @PathVariable String externalId,
            @RequestParam(defaultValue = "true") boolean offer,
            @RequestBody JsonNode body,
            HttpServletRequest request) {
        if (!(body instanceof ObjectNode lead)) {
            throw Refused.invalid("bad-item", "A lead must be a JSON object.");
        }
        agree(lead, "source", source);
        agree(lead, "externalId", externalId);
        lead.put("externalId", externalId);
        lead.put("source", source);
        ItemReader.source(lead);
        FieldValues values = new ItemReader(
                        ImportKind.LEADS,
                        lifecycle.stages().all().stream().map(Stage::key).collect(Collectors.toSet()),
                        zone)
                .read(lead);
        Fitting<LeadRecord> fitting = intake.fit(source, List.of(values)).getFirst();
        LeadRecord record = fitting.record().orElseThrow(() -> {
            Fitting.Unfit unfit = fitting.unfit().orElseThrow();
            return Refused.invalid(unfit.code(), "%s", unfit.message());
        });
        Recorded recorded = conditions.change(
                request,
                () -> seen(source, externalId),
                () -> leads.record(List.of(record), offer).getFirst());
        HttpStatus status = recorded.result() == Recorded.Result.CREATED ? HttpStatus.CREATED : HttpStatus.OK;
        return tagged(status, lead(book.card(recorded.id())));
    }

    @GetMapping
    ResponseEntity<Lead> get(@PathVariable String source, @PathVariable String externalId) {
        return tagged(HttpStatus.OK, lead(known(source, externalId)));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable String source, @PathVariable String externalId, HttpServletRequest request) {
        Id lead = known(source, externalId).id();
        conditions.change(request, () -> seen(source, externalId), () -> {
            leads.erase(lead);
            return lead;
        });
    }

    /** The lead as it is, and stays until the end of the transaction. */
    private Optional<Lead> seen(String source, String externalId) {
        book.find(source, externalId).map(LeadCard::id).ifPresent(leads::claim);
        return book.find(source, externalId).map(this::lead);
    }

    private ResponseEntity<Lead> tagged(HttpStatus status, Lead lead) {
        return ResponseEntity.status(status).eTag(conditions.tag(lead)).body(lead);
    }

    private LeadCard known(String source, String externalId) {
        return book.find(source, externalId)
                .orElseThrow(() ->
                        Refused.notFound("unknown-lead", "The source \"%s\" has no lead \"%s\".", source, externalId));
    }

    private static void agree(ObjectNode lead, String field, String inPath) {
        String inBody = lead.path(field).asString(inPath);
        if (!inBody.equals(inPath)) {
            throw Refused.invalid(
                    "contradiction", "\"%s\" is \"%s\" in the path and \"%s\" in the body.", field, inPath, inBody);
        }
    }

    private Lead lead(LeadCard card) {
        Map<String, String> attributes = new TreeMap<>();
        book.attributes(card.id()).forEach(attribute -> attributes.put(attribute.name(), attribute.value()));
        return new Lead(
                card.id().toString(),
                card.source(),
                card.externalId(),
                card.email(),
                card.firstName(),
                card.lastName(),
                card.company(),
                card.jobTitle(),
                card.country(),
                card.segment(),
                card.channel(),
                card.campaign(),
                card.ownerName(),
                card.createdAt(),
                card.stageKey(),
                card.stageSince(),
                card.coolOffUntil(),
                card.disqualifiedReason(),
                attributes);
    }
}
