package dev.accord.ingest;

import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.webhooks.EventType;
import dev.accord.webhooks.WebhookCard;
import dev.accord.webhooks.Webhooks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions, by programs of an administrator. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookApi {

    private record Wish(@Nullable String url, @Nullable List<String> events) {}

    private record Webhook(
            String id,
            String url,
            List<String> events,
            Instant createdAt,
            @Nullable Instant pausedAt) {

        static Webhook of(WebhookCard card) {
            return new Webhook(card.id().toString(), card.url(), words(card.events()), card.madeAt(), card.pausedAt());
        }
    }

    /** With the secret, this once. */
    private record Issued(String id, String secret, String url, List<String> events) {}

    private final Webhooks webhooks;
    private final Conditions conditions;

    WebhookApi(Webhooks webhooks, Conditions conditions) {
        this.webhooks = webhooks;
        this.conditions = conditions;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Issued subscribe(@RequestBody Wish wish) {
        String url = Optional.ofNullable(wish.url())
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Refused.invalid("missing-url", "\"url\" must say where it is told."));
        Set<EventType> events = Optional.ofNullable(wish.events()).orElse(List.of()).stream()
                .map(EventType::of)
                .collect(Collectors.toSet());
        Webhooks.Issued issued = webhooks.subscribe(url, events);
        return new Issued(issued.id().toString(), issued.secret(), url.strip(), words(events));
    }

    @GetMapping
    Page<Webhook> all(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        int size = Page.limit(limit);
        long last = Page.after(after).map(Id::value).orElse(0L);
        List<WebhookCard> rows = webhooks.all().stream()
                .filter(card -> card.id().value() > last)
                .limit(size + 1L)
                .toList();
        return Page.of(rows, size, WebhookCard::id, Webhook::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<Webhook> one(@PathVariable String id) {
        Id wanted = Id.parse(id);
        Webhook webhook = webhooks.all().stream()
                .filter(card -> card.id().equals(wanted))
                .findFirst()
                .map(Webhook::of)
                .orElseThrow(() -> Refused.notFound("unknown-webhook", "There is no webhook %s.", id));
        return ResponseEntity.ok().eTag(conditions.tag(webhook)).body(webhook);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        webhooks.remove(Id.parse(id));
    }

    private static List<String> words(Set<EventType> events) {
        return events.stream().sorted().map(EventType::word).toList();
    }
}
