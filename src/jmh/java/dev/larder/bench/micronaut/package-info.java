/** Compiled by itself, with Micronaut's annotation processor. */
package dev.larder.bench.micronaut;
