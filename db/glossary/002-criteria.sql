--liquibase formatted sql

--changeset accord:glossary-003-criteria
ALTER TABLE definition_version
    MODIFY COLUMN effective_from DATETIME(6) NULL, -- none: a draft that not everybody has signed
    ADD COLUMN criteria MEDIUMTEXT NULL, -- what the portal acts by, as JSON; none: people decide
    ADD COLUMN lapse VARCHAR(20) NOT NULL DEFAULT 'KEEP', -- what becomes of a lead that no longer meets it
    ADD CONSTRAINT ck_definition_version_lapse CHECK (lapse IN ('KEEP', 'PROPOSE'));

--changeset accord:glossary-004-first-criteria
UPDATE definition_version SET criteria =
'{"qualifies":{"kind":"group","match":"ANY","parts":[{"kind":"did","activity":"VISIT","times":5,"withinDays":30},{"kind":"did","activity":"READ","times":4},{"kind":"did","activity":"DOWNLOAD","times":1},{"kind":"did","activity":"DEMO_REQUEST","times":1}]},"never":[{"name":"student address","when":{"kind":"fact","field":"email","test":"ENDS_WITH","values":[".edu",".ac.uk"]}},{"name":"competitor","when":{"kind":"fact","field":"attribute.competitor","test":"ONE_OF","values":["yes","true"]}},{"name":"already a customer","when":{"kind":"fact","field":"attribute.customer","test":"ONE_OF","values":["yes","true"]}}]}'
 WHERE id = 1 AND criteria IS NULL;
UPDATE definition_version SET criteria =
'{"qualifies":{"kind":"group","match":"ALL","parts":[{"kind":"fact","field":"attribute.budget","test":"KNOWN"},{"kind":"did","activity":"DEMO_REQUEST","times":1}]}}'
 WHERE id = 3 AND criteria IS NULL;
