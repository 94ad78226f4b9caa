--liquibase formatted sql

--changeset accord:activity-002-notification
-- What somebody was told by the bell.
CREATE TABLE notification (
    id        BIGINT       NOT NULL,
    person_id BIGINT       NOT NULL,
    kind      VARCHAR(20)  NOT NULL,
    at        DATETIME(6)  NOT NULL,
    text      VARCHAR(300) NOT NULL,
    link      VARCHAR(200) NOT NULL, -- within the portal, such as 'handoffs?open=123'
    about_id  BIGINT       NOT NULL, -- the offer, dispute or draft: when nothing is to be done about it any more, it counts as read
    lead_id   BIGINT       NULL, -- whom it names: gone when that person is forgotten
    read_at   DATETIME(6)  NULL,
    CONSTRAINT pk_notification PRIMARY KEY (id),
    CONSTRAINT fk_notification_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX ix_notification_unread ON notification (person_id, read_at);
CREATE INDEX ix_notification_newest ON notification (person_id, at, id);
CREATE INDEX ix_notification_about ON notification (about_id);
CREATE INDEX ix_notification_lead ON notification (lead_id);
CREATE INDEX ix_notification_read ON notification (read_at);

--changeset accord:activity-003-bell-ring
-- Whose bell has changed, written right after the commit: by this the nodes on one database hear of each other's news.
CREATE TABLE bell_ring (
    id        BIGINT      NOT NULL AUTO_INCREMENT,
    person_id BIGINT      NOT NULL,
    at        DATETIME(6) NOT NULL,
    CONSTRAINT pk_bell_ring PRIMARY KEY (id)
);

--changeset accord:activity-004-notification-choice
-- What somebody wants to be told of, and how, where they chose otherwise than usual.
CREATE TABLE notification_choice (
    person_id  BIGINT       NOT NULL,
    bell       VARCHAR(200) NOT NULL, -- kinds, joined by a blank
    mail       VARCHAR(200) NOT NULL,
    quiet_from TIME         NULL,
    quiet_to   TIME         NULL,
    bundling   VARCHAR(10)  NOT NULL,
    zone       VARCHAR(60)  NULL, -- none: that of the team
    CONSTRAINT pk_notification_choice PRIMARY KEY (person_id),
    CONSTRAINT fk_notification_choice_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT ck_notification_choice_bundling CHECK (bundling IN ('AT_ONCE', 'HOURLY', 'DAILY')),
    CONSTRAINT ck_notification_choice_quiet CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);

--changeset accord:activity-005-mail
-- An e-mail that waits, that was sent, or that could not be sent.
CREATE TABLE mail (
    id         BIGINT       NOT NULL,
    person_id  BIGINT       NOT NULL,
    state      VARCHAR(10)  NOT NULL,
    made_at    DATETIME(6)  NOT NULL,
    attempts   INT          NOT NULL DEFAULT 0,
    next_at    DATETIME(6)  NOT NULL, -- when it is tried next
    ended_at   DATETIME(6)  NULL, -- when it was sent, or given up
    error      VARCHAR(500) NULL, -- why the last attempt failed
    CONSTRAINT pk_mail PRIMARY KEY (id),
    CONSTRAINT fk_mail_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT ck_mail_state CHECK (state IN ('WAITING', 'SENT', 'FAILED')),
    CONSTRAINT ck_mail_ended CHECK ((state = 'WAITING') = (ended_at IS NULL))
);
CREATE INDEX ix_mail_due ON mail (state, next_at, id);
CREATE INDEX ix_mail_ended ON mail (state, ended_at);
-- What an e-mail will say, written in the transaction in which it happened. It is gone when the e-mail is sent.
CREATE TABLE mail_item (
    id        BIGINT       NOT NULL,
    person_id BIGINT       NOT NULL,
    kind      VARCHAR(20)  NOT NULL,
    at        DATETIME(6)  NOT NULL,
    text      VARCHAR(300) NOT NULL,
    link      VARCHAR(200) NOT NULL,
    about_id  BIGINT       NOT NULL,
    lead_id   BIGINT       NULL,
    due_at    DATETIME(6)  NOT NULL, -- as the person chose: at once, bundled, after the quiet hours
    mail_id   BIGINT       NULL, -- none: it waits to be put into one
    CONSTRAINT pk_mail_item PRIMARY KEY (id),
    CONSTRAINT fk_mail_item_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT fk_mail_item_mail FOREIGN KEY (mail_id) REFERENCES mail (id)
);
CREATE INDEX ix_mail_item_due ON mail_item (mail_id, due_at, person_id);
CREATE INDEX ix_mail_item_about ON mail_item (about_id);
CREATE INDEX ix_mail_item_lead ON mail_item (lead_id);
