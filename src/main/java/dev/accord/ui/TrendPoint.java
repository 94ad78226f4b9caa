package dev.accord.ui;

import java.io.Serializable;
import java.time.LocalDate;

/** A value on a day of a {@link TrendChart}, in the unit of the chart. */
public record TrendPoint(LocalDate day, double value) implements Serializable {}
