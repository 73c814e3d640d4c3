/**
 * The settings: one declaration each, where their values come from, and what is wrong with them. The only room that sees
 * MicroProfile Config.
 */
@NullMarked
package dev.larder.internal.config;

import org.jspecify.annotations.NullMarked;
