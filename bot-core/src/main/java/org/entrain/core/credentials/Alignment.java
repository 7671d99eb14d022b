package org.entrain.core.credentials;

import java.net.URI;
import java.util.Optional;

/**
 * What an achievement corresponds to in a framework of skills.
 *
 * @param framework the framework's name, such as ESCO
 * @param name the skill's name there
 * @param url where the skill is described
 * @param code how the framework numbers it
 */
public record Alignment(String framework, String name, URI url, Optional<String> code) {}
