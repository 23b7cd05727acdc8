package io.aihub.decision.drift;

import java.time.Instant;
import java.util.Optional;

/**
 * What a sampler hands in when a window of one signal ends. It belongs to one revision: a switch
 * discards the open window.
 *
 * @param signal the signal's name in the terms
 * @param revision the revision that served while it was open
 * @param start of the window
 * @param end of the window; also its identity, so that a window counts once
 * @param counts what was observed, absent when nothing could be read
 * @param failure why the source cannot be trusted, in one sentence without payload; absent when it
 *     can
 * @param coverage scraped pod time by expected pod time, from 0 to 1
 */
public record ClosedWindow(
        String signal,
        String revision,
        Instant start,
        Instant end,
        Optional<Histogram> counts,
        Optional<String> failure,
        double coverage) {}
