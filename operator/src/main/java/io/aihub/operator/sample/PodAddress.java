package io.aihub.operator.sample;

/**
 * A pod that belongs to the model.
 *
 * @param name of the pod
 * @param ip as its status says
 */
public record PodAddress(String name, String ip) {}
