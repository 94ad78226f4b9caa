package dev.accord.people;

import dev.accord.shared.Id;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** A program that acts as the person its token belongs to. */
public final class TokenAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final SignedIn who;
    private final Id token;

    TokenAuthentication(SignedIn who, Id token, Collection<? extends GrantedAuthority> authorities) {
        super(authorities);
        this.who = who;
        this.token = token;
        setAuthenticated(true);
    }

    public Id token() {
        return token;
    }

    @Override
    public SignedIn getPrincipal() {
        return who;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof TokenAuthentication that && token.equals(that.token);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), token);
    }
}
