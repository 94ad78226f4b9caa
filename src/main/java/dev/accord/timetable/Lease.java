package dev.accord.timetable;

import java.time.Instant;

/** One node's right to one run of a job. */
record Lease(String job, long run, Instant began) {}
