package dev.larder.example.shop;

import java.io.Serializable;
import java.time.Instant;

/** How soon a product can be there, as things stood at a moment. */
public record Delivery(long product, int days, Instant asOf) implements Serializable {}
