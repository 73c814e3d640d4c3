package dev.larder.example.shop;

import java.io.Serializable;

/** The shop in four numbers. */
public record Figures(long products, long orders, long reviews, double stars) implements Serializable {}
