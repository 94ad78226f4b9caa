--liquibase formatted sql

--changeset accord:webhooks-001-webhook
-- An address of another program, and what that is told of.
CREATE TABLE webhook (
    id            BIGINT       NOT NULL,
    url           VARCHAR(500) NOT NULL,
    events        VARCHAR(500) NOT NULL, -- types, joined by a blank
    secret        VARCHAR(80)  NOT NULL, -- in clear, as it signs
    former_secret VARCHAR(80)  NULL, -- signs beside it for a day after it was renewed
    former_until  DATETIME(6)  NULL,
    made_at       DATETIME(6)  NOT NULL,
    made_by       BIGINT       NULL,
    paused_at     DATETIME(6)  NULL, -- it is told of nothing that happens meanwhile
    removed_at    DATETIME(6)  NULL, -- its deliveries are let go in the background
    rests_until   DATETIME(6)  NULL, -- it gave no answer: it is not called before then
    CONSTRAINT pk_webhook PRIMARY KEY (id),
    CONSTRAINT fk_webhook_person FOREIGN KEY (made_by) REFERENCES person (id)
);
-- What happened, as it is told: written in the transaction in which it did, where somebody wants to hear of it.
CREATE TABLE webhook_event (
    id       BIGINT      NOT NULL,
    type     VARCHAR(40) NOT NULL,
    at       DATETIME(6) NOT NULL,
    about_id BIGINT      NOT NULL, -- the lead, offer, dispute or goal
    lead_id  BIGINT      NULL, -- gone when that person is forgotten
    body     TEXT        NOT NULL, -- the very text that is signed and sent, each time the same
    told_at  DATETIME(6) NOT NULL,
    CONSTRAINT pk_webhook_event PRIMARY KEY (id)
);
CREATE INDEX ix_webhook_event_about ON webhook_event (about_id, type);
CREATE INDEX ix_webhook_event_lead ON webhook_event (lead_id);
CREATE INDEX ix_webhook_event_told ON webhook_event (told_at);
CREATE TABLE webhook_delivery (
    id          BIGINT       NOT NULL,
    webhook_id  BIGINT       NOT NULL,
    event_id    BIGINT       NOT NULL,
    state       VARCHAR(10)  NOT NULL,
    attempts    INT          NOT NULL DEFAULT 0,
    next_at     DATETIME(6)  NOT NULL, -- when it is tried next
    tried_at    DATETIME(6)  NULL,
    status      INT          NULL, -- of the last answer; none: there was no answer
    answer      VARCHAR(300) NULL, -- what came of the last attempt, in words
    ended_at    DATETIME(6)  NULL, -- when it was delivered, or given up
    CONSTRAINT pk_webhook_delivery PRIMARY KEY (id),
    CONSTRAINT fk_webhook_delivery_webhook FOREIGN KEY (webhook_id) REFERENCES webhook (id),
    CONSTRAINT fk_webhook_delivery_event FOREIGN KEY (event_id) REFERENCES webhook_event (id),
    CONSTRAINT ck_webhook_delivery_state CHECK (state IN ('WAITING', 'DELIVERED', 'FAILED')),
    CONSTRAINT ck_webhook_delivery_ended CHECK ((state = 'WAITING') = (ended_at IS NULL))
);
CREATE INDEX ix_webhook_delivery_due ON webhook_delivery (webhook_id, state, next_at, id);
CREATE INDEX ix_webhook_delivery_state ON webhook_delivery (state, id);
CREATE INDEX ix_webhook_delivery_ended ON webhook_delivery (ended_at);

--changeset accord:webhooks-002-allowed
-- Addresses within networks that are closed to webhooks, which an administrator allows: hosts by name, or networks.
CREATE TABLE webhook_allowed (
    target     VARCHAR(190) NOT NULL,
    allowed_at DATETIME(6)  NOT NULL,
    allowed_by BIGINT       NULL,
    CONSTRAINT pk_webhook_allowed PRIMARY KEY (target),
    CONSTRAINT fk_webhook_allowed_person FOREIGN KEY (allowed_by) REFERENCES person (id)
);

--changeset accord:webhooks-003-kept-in-memory
INSERT INTO setting (subject, version) VALUES ('webhooks', UUID());
