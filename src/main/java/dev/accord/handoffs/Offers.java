package dev.accord.handoffs;

import dev.accord.shared.Id;
import org.springframework.data.repository.CrudRepository;

/** The offers that were ever made. */
interface Offers extends CrudRepository<Handoff, Id> {}
