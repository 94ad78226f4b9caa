--liquibase formatted sql

--changeset accord:handoffs-007-cause
-- Why sales says "not ready". The administrator words them; the codes never change, as programs and old disputes name them.
CREATE TABLE dispute_cause (
    code      VARCHAR(40)  NOT NULL,
    label     VARCHAR(60)  NOT NULL,
    meaning   VARCHAR(300) NOT NULL, -- when it is the right one to name; empty where the label says it all
    asks_text BOOLEAN      NOT NULL, -- whether whoever names it must say more
    active    BOOLEAN      NOT NULL, -- false: readable in the disputes that name it, not offered to new ones
    place     INT          NOT NULL, -- order in which they are offered
    CONSTRAINT pk_dispute_cause PRIMARY KEY (code),
    CONSTRAINT uq_dispute_cause_label UNIQUE (label),
    CONSTRAINT ck_dispute_cause_other CHECK (code <> 'OTHER' OR asks_text)
);
INSERT INTO dispute_cause (code, label, meaning, asks_text, active, place) VALUES
    ('BAD_FIT', 'Bad fit', 'The company or the person is none that we sell to.', TRUE, TRUE, 10),
    ('NO_BUDGET', 'No budget', 'There is no money for it, and none is asked for.', TRUE, TRUE, 20),
    ('NO_AUTHORITY', 'No authority', 'Whoever we speak with neither decides nor leads to who does.', TRUE, TRUE, 30),
    ('NO_NEED', 'No need', 'There is no problem that we solve, or it is solved already.', TRUE, TRUE, 40),
    ('BAD_TIMING', 'Bad timing', 'The need is real, but not now.', TRUE, TRUE, 50),
    ('WRONG_DATA', 'Wrong data', 'Name, company, mail or phone are not right.', TRUE, TRUE, 60),
    ('DUPLICATE', 'Duplicate', 'The same person or deal is with us already.', TRUE, TRUE, 70),
    ('ALREADY_CUSTOMER', 'Already a customer', 'They have bought and belong to their account owner.', TRUE, TRUE, 80),
    ('NOT_REACHABLE', 'Not reachable', 'Tried as often as agreed, and nobody answered.', TRUE, TRUE, 90),
    ('DEFINITION_UNCLEAR', 'Definition unclear', 'By the agreed definition one can argue whether it is ready.', TRUE, TRUE, 100),
    ('OTHER', 'Other', 'None of the above: say what it is.', TRUE, TRUE, 110);
