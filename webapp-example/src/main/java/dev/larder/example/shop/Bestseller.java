package dev.larder.example.shop;

import java.io.Serializable;
import java.math.BigDecimal;

/** One line of the bestseller report. */
public record Bestseller(long id, String name, String category, BigDecimal price, long sold, BigDecimal revenue)
        implements Serializable {}
