package dev.accord.demo;

import java.time.ZoneId;

/** The teams of the story, named after the rivers that they look at. */
enum Crew {
    DEMAND("Demand generation", "MARKETING", "Europe/Zurich"),
    CONTENT("Content and events", "MARKETING", "Europe/Zurich"),
    RHINE("Sales Rhine", "SALES", "Europe/Zurich"),
    DANUBE("Sales Danube", "SALES", "Europe/Vienna");

    private final String label;
    private final String department;
    private final String zone;

    Crew(String label, String department, String zone) {
        this.label = label;
        this.department = department;
        this.zone = zone;
    }

    String label() {
        return label;
    }

    String department() {
        return department;
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }
}
