package io.aihub.operator.sample;

import java.time.Duration;

/**
 * How a metric source is read.
 *
 * @param interval between two scrapes of a pod
 * @param timeout of one scrape, from connecting to the last byte
 * @param maxBytes of one answer; a longer one is cut off and counts as an error
 */
public record ScrapeLimits(Duration interval, Duration timeout, long maxBytes) {}
