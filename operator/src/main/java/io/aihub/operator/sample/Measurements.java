package io.aihub.operator.sample;

/**
 * What is measured beside the API.
 *
 * @param board closed windows
 * @param sampling fills the board
 * @param golden requests to the pods of a candidate
 */
public record Measurements(WindowBoard board, Sampling sampling, GoldenRequests golden) {}
