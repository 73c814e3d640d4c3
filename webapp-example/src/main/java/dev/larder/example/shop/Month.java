package dev.larder.example.shop;

import java.io.Serializable;
import java.math.BigDecimal;

/** A month of the shop's, named as 2026-11, and what was sold in it. */
public record Month(String name, long sold, BigDecimal revenue) implements Serializable {}
