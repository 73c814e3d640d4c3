package dev.larder.example.shop;

import java.io.Serializable;

/** A category with what it holds and has sold. */
public record Category(long id, String department, String name, long products, long sold) implements Serializable {}
