package dev.larder.example.shop;

import java.io.Serializable;
import java.time.LocalDate;

/** What one customer wrote. */
public record Review(String author, int stars, String text, LocalDate written) implements Serializable {}
