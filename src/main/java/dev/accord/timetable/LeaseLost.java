package dev.accord.timetable;

/** This node was taken for dead, and another has taken the job over: what it was doing must not stay. */
final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLost(Lease lease) {
        super("run %d of %s has been taken over by another node".formatted(lease.run(), lease.job()));
    }
}
