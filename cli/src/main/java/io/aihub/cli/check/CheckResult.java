package io.aihub.cli.check;

import io.aihub.decision.Level;
import java.util.List;

/**
 * What was found in all of them.
 *
 * @param objects of our API, in the order of the files
 * @param unreadable files, or parts of one, that cannot be read
 * @param files that were read
 * @param others objects that are not of our API
 */
record CheckResult(List<CheckedObject> objects, List<Unread> unreadable, int files, int others) {
    /**
     * A file that cannot be read.
     *
     * @param line 0 when it is about the whole file
     */
    record Unread(String file, int line, String message) {}

    long count(Level level) {
        return objects.stream().mapToLong(object -> object.count(level)).sum();
    }

    /** 2 when something could not be read, else 1 when a finding blocks, else 0. */
    int exitCode() {
        if (!unreadable.isEmpty()) {
            return 2;
        }
        return count(Level.Enforce) > 0 ? 1 : 0;
    }
}
