package io.aihub.decision.drift;

import java.util.Set;

/**
 * What one pod's address answered to one scrape.
 *
 * @param pod that was asked
 * @param shown names of the signals that it shows
 * @param fault what is wrong where it does not show them all
 * @param kind of the answer, which stays the same while the same thing is wrong
 * @param said the answer in words: its address, status, content type and size, never its text
 */
public record ScrapeAnswer(
        String pod, Set<String> shown, Scrapes.Fault fault, String kind, String said) {
    public ScrapeAnswer {
        shown = Set.copyOf(shown);
    }
}
