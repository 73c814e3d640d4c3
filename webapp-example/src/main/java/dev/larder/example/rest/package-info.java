/** The shop over HTTP for programs. */
package dev.larder.example.rest;
