package dev.accord.demo;

import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One lead of the story: who it is, and under which ids the portal knows it once that was told. */
final class Life {

    private final String externalId;
    private final Persona persona;
    private final Channel channel;
    private final Optional<String> campaign;
    private final Instant cameIn;
    private @Nullable Id lead;
    private @Nullable Id handoff;
    private @Nullable Id rep;
    private @Nullable Id dispute;

    Life(String externalId, Persona persona, Channel channel, Optional<String> campaign, Instant cameIn) {
        this.externalId = externalId;
        this.persona = persona;
        this.channel = channel;
        this.campaign = campaign;
        this.cameIn = cameIn;
    }

    boolean isOfTheBrokenWebinar() {
        return campaign.filter(Channel.BROKEN_WEBINAR::equals).isPresent();
    }

    String externalId() {
        return externalId;
    }

    Persona persona() {
        return persona;
    }

    Channel channel() {
        return channel;
    }

    Optional<String> campaign() {
        return campaign;
    }

    Instant cameIn() {
        return cameIn;
    }

    Player marketer() {
        return channel.marketer();
    }

    void recordedAs(Id id) {
        lead = id;
    }

    void offeredTo(Id assignee, Id offer) {
        rep = assignee;
        handoff = offer;
    }

    /** Before there were offers in the portal. */
    void takenOnBy(Id assignee) {
        rep = assignee;
    }

    boolean isOffered() {
        return handoff != null;
    }

    boolean isDisputed() {
        return dispute != null;
    }

    void disputedAs(Id id) {
        dispute = id;
    }

    Id lead() {
        return told(lead, "recorded");
    }

    Id handoff() {
        return told(handoff, "offered");
    }

    Id rep() {
        return told(rep, "offered");
    }

    Id dispute() {
        return told(dispute, "disputed");
    }

    private Id told(@Nullable Id id, String what) {
        if (id == null) {
            throw new IllegalStateException("the story is out of order: " + externalId + " has not been " + what);
        }
        return id;
    }
}
