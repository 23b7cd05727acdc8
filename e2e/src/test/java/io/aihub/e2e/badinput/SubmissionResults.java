package io.aihub.e2e.badinput;

import io.aihub.e2e.badinput.SubmissionResult.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What became of all that was sent.
 *
 * @param trials each of it
 */
record SubmissionResults(List<SubmissionResult> trials) {
    private static final String ROW = "%-18s %8s %8s %10s %9s %8s%n";

    long count(Verdict verdict) {
        return trials.stream().filter(trial -> trial.is(verdict)).count();
    }

    /** One sentence. */
    String sentence() {
        return "%d broken inputs: %d rejected by schema, %d by CEL, %d by admission, %d accepted and harmless"
                .formatted(
                        trials.size(),
                        count(Verdict.RefusedBySchema),
                        count(Verdict.RefusedByRule),
                        count(Verdict.RefusedByAdmission),
                        count(Verdict.Accepted));
    }

    /** By kind, and by the way in which things were broken. */
    String table() {
        StringBuilder table = new StringBuilder(sentence()).append("\n\n");
        table.append(ROW.formatted("kind", "inputs", "schema", "CEL", "admission", "accepted"));
        rows(trials.stream().map(trial -> trial.broken().kind()).toList(), true, table);
        table.append('\n');
        table.append(
                ROW.formatted("broken by", "inputs", "schema", "CEL", "admission", "accepted"));
        rows(trials.stream().map(trial -> trial.broken().way().name()).toList(), false, table);
        return table.toString();
    }

    private void rows(List<String> names, boolean byKind, StringBuilder table) {
        for (String name : new TreeSet<>(names)) {
            SubmissionResults part =
                    new SubmissionResults(
                            trials.stream()
                                    .filter(
                                            trial ->
                                                    name.equals(
                                                            byKind
                                                                    ? trial.broken().kind()
                                                                    : trial.broken().way().name()))
                                    .toList());
            List<Object> cells = new ArrayList<>(List.of(name, part.trials().size()));
            cells.add(part.count(Verdict.RefusedBySchema));
            cells.add(part.count(Verdict.RefusedByRule));
            cells.add(part.count(Verdict.RefusedByAdmission));
            cells.add(part.count(Verdict.Accepted));
            table.append(ROW.formatted(cells.toArray()));
        }
    }

    /** Keeps the table. */
    void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, table());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
