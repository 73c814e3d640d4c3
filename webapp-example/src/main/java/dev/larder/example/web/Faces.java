package dev.larder.example.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.annotation.FacesConfig;

/** Switches Jakarta Faces on: {@code bestsellers.xhtml} is a Facelets view. */
@FacesConfig
@ApplicationScoped
public class Faces {}
