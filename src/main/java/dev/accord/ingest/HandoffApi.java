package dev.accord.ingest;

import dev.accord.handoffs.Cause;
import dev.accord.handoffs.CauseCard;
import dev.accord.handoffs.Causes;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.HandoffState;
import dev.accord.handoffs.Handoffs;
import dev.accord.handoffs.QueueItem;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The queue, by programs: what awaits an answer, and the answers. They act as the person of their token. */
@RestController
@RequestMapping("/api/v1/handoffs")
class HandoffApi {

    private record Claim(@Nullable String cause, @Nullable String note) {}

    private record Item(
            String id,
            String lead,
            String name,
            @Nullable String company,
            HandoffState state,
            String why,
            List<String> missing,
            String instruction,
            @Nullable String assignee,
            String responsible,
            Instant offeredAt,
            Instant warnAt,
            Instant dueAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {

        static Item of(QueueItem item) {
            return new Item(
                    item.id().toString(),
                    item.leadId().toString(),
                    item.leadName(),
                    item.company(),
                    item.state(),
                    item.why(),
                    item.missingFields(),
                    item.instruction(),
                    Optional.ofNullable(item.assigneeId()).map(Id::toString).orElse(null),
                    item.responsible(),
                    item.offeredAt(),
                    item.warnAt(),
                    item.dueAt(),
                    item.decidedAt(),
                    item.decidedBy());
        }
    }

    private final Handoffs handoffs;
    private final HandoffQueue queue;
    private final Causes causes;
    private final Directory directory;
    private final Conditions conditions;

    HandoffApi(Handoffs handoffs, HandoffQueue queue, Causes causes, Directory directory, Conditions conditions) {
        this.handoffs = handoffs;
        this.queue = queue;
        this.causes = causes;
        this.directory = directory;
        this.conditions = conditions;
    }

    @GetMapping
    Page<Item> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        int size = Page.limit(limit);
        Optional<HandoffState> wanted = given(state).map(HandoffApi::state);
        Optional<Id> person = given(assignee).map(this::person);
        return Page.of(queue.list(wanted, person, Page.after(after), size + 1), size, QueueItem::id, Item::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<Item> one(@PathVariable String id) {
        return tagged(Id.parse(id));
    }

    @PostMapping("/{id}/accept")
    ResponseEntity<Item> accept(@PathVariable String id, HttpServletRequest request) {
        Id handoff = Id.parse(id);
        answer(request, handoff, () -> handoffs.accept(handoff));
        return tagged(handoff);
    }

    @PostMapping("/{id}/dispute")
    ResponseEntity<Item> dispute(@PathVariable String id, @RequestBody Claim claim, HttpServletRequest request) {
        Id handoff = Id.parse(id);
        Cause cause = given(claim.cause())
                .map(causes::named)
                .map(CauseCard::cause)
                .orElseThrow(() -> Refused.invalid("missing-cause", "\"cause\" must say why the lead is not ready."));
        answer(
                request,
                handoff,
                () -> handoffs.dispute(
                        handoff, cause, Optional.ofNullable(claim.note()).orElse("")));
        return tagged(handoff);
    }

    private void answer(HttpServletRequest request, Id handoff, Runnable answer) {
        conditions.change(
                request,
                () -> {
                    handoffs.claim(handoff);
                    return Optional.of(Item.of(queue.item(handoff)));
                },
                () -> {
                    answer.run();
                    return handoff;
                });
    }

    private ResponseEntity<Item> tagged(Id handoff) {
        Item item = Item.of(queue.item(handoff));
        return ResponseEntity.ok().eTag(conditions.tag(item)).body(item);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(word -> !word.isBlank());
    }

    private static HandoffState state(String word) {
        return Arrays.stream(HandoffState.values())
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "unknown-state",
                        "\"%s\" is no state. The states are %s.",
                        word,
                        Arrays.toString(HandoffState.values())));
    }

    private Id person(String reference) {
        return directory
                .named(reference)
                .map(PersonCard::id)
                .or(() -> byId(reference))
                .orElseThrow(() -> Refused.invalid("unknown-person", "Nobody is known as \"%s\".", reference));
    }

    private Optional<Id> byId(String reference) {
        return reference.matches("\\d{1,19}")
                ? directory.everybody().stream()
                        .map(PersonCard::id)
                        .filter(id -> id.toString().equals(reference))
                        .findFirst()
                : Optional.empty();
    }
}
