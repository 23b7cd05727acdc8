package io.aihub.dossier.content;

/**
 * Which model it is.
 *
 * @param namespace of the model
 * @param name of the model
 */
public record ModelId(String namespace, String name) {}
