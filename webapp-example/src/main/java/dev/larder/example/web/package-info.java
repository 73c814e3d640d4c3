/** The shop in the browser: what the pages show, what they cost, and what their buttons do. */
package dev.larder.example.web;
