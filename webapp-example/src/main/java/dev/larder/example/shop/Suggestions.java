package dev.larder.example.shop;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** What somebody may mean who has typed so much, and when that was found out. */
public record Suggestions(List<String> names, Instant found) implements Serializable {}
