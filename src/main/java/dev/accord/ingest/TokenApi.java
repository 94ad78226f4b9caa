package dev.accord.ingest;

import dev.accord.people.Scope;
import dev.accord.people.TokenCard;
import dev.accord.people.Tokens;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens, by programs of an administrator. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokenApi {

    private record Wish(
            @Nullable String person,
            @Nullable List<String> scopes,
            @Nullable OffsetDateTime expiresAt) {}

    private record Token(
            String id,
            String person,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {

        static Token of(TokenCard card) {
            return new Token(
                    card.id().toString(),
                    card.personName(),
                    words(card),
                    card.createdAt(),
                    card.expiresAt().orElse(null),
                    card.revokedAt().orElse(null));
        }

        private static List<String> words(TokenCard card) {
            return card.scopes().stream().sorted().map(Scope::word).toList();
        }
    }

    /** With the token itself, this once. */
    private record Issued(
            String id,
            String token,
            String person,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    private final Tokens tokens;

    TokenApi(Tokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Issued issue(@RequestBody Wish wish) {
        String person = Optional.ofNullable(wish.person())
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> Refused.invalid("missing-person", "\"person\" must name whom the token acts as."));
        List<String> scopes = Optional.ofNullable(wish.scopes()).orElse(List.of());
        Tokens.Issued issued = tokens.issue(
                person,
                scopes.stream().map(Scope::of).collect(Collectors.toSet()),
                Optional.ofNullable(wish.expiresAt()).map(OffsetDateTime::toInstant));
        Token token = Token.of(issued.card());
        return new Issued(
                token.id(), issued.token(), token.person(), token.scopes(), token.createdAt(), token.expiresAt());
    }

    @GetMapping
    Page<Token> issued(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        int size = Page.limit(limit);
        return Page.of(tokens.issued(Page.after(after), size + 1), size, TokenCard::id, Token::of);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        tokens.revoke(Id.parse(id));
    }
}
