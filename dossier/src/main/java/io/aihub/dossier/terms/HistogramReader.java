package io.aihub.dossier.terms;

import static io.aihub.dossier.terms.ProfileReading.invalid;

import io.aihub.api.v1alpha1.profile.Profile;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.drift.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads one histogram of a profile, and says everything that is wrong with it. */
final class HistogramReader {
    /** Far above any register of patients, and far below where sums of counts overflow. */
    private static final long LARGEST_COUNT = 1_000_000_000_000L;

    private HistogramReader() {}

    static Optional<Histogram> read(Profile profile, String path, List<Finding> findings) {
        if (profile.kind() != Profile.ProfileKind.Numeric) {
            findings.add(
                    Finding.of(
                            Reason.SignalNotSupported,
                            Level.Warn,
                            path + ".kind",
                            "categorical profiles are recorded and not yet assessed; write Numeric with"
                                    + " edges"));
            return Optional.empty();
        }
        List<Finding> wrong = new ArrayList<>();
        List<Double> edges = edges(profile, path, wrong);
        checkCounts(profile, path, wrong);
        findings.addAll(wrong);
        return wrong.isEmpty()
                ? Optional.of(new Histogram(edges, profile.counts(), missing(profile)))
                : Optional.empty();
    }

    private static List<Double> edges(Profile profile, String path, List<Finding> wrong) {
        List<Double> edges = new ArrayList<>();
        List<String> texts = profile.edges() == null ? List.of() : profile.edges();
        for (String text : texts) {
            Optional<Double> edge = decimal(text);
            if (edge.isEmpty()) {
                wrong.add(
                        invalid(
                                path + ".edges",
                                "\"" + text + "\" cannot be read; write decimals such as \"0.5\""));
                return List.of();
            }
            edges.add(edge.get());
        }
        for (int i = 1; i < edges.size(); i++) {
            if (edges.get(i - 1) >= edges.get(i)) {
                wrong.add(
                        invalid(
                                path + ".edges",
                                "edges must ascend; "
                                        + texts.get(i)
                                        + " follows "
                                        + texts.get(i - 1)));
                break;
            }
        }
        if (texts.isEmpty()) {
            wrong.add(invalid(path + ".edges", "write at least one edge"));
        }
        return edges;
    }

    private static void checkCounts(Profile profile, String path, List<Finding> wrong) {
        List<Long> counts = profile.counts() == null ? List.of() : profile.counts();
        int bins = (profile.edges() == null ? 0 : profile.edges().size()) + 1;
        if (counts.size() != bins) {
            wrong.add(
                    invalid(
                            path + ".counts",
                            "write "
                                    + bins
                                    + " counts, one more than edges, not "
                                    + counts.size()));
        }
        if (counts.stream().anyMatch(count -> count == null || count < 0)) {
            wrong.add(invalid(path + ".counts", "a count must not be negative; write 0 or more"));
        }
        if (counts.stream().filter(Objects::nonNull).anyMatch(count -> count > LARGEST_COUNT)) {
            wrong.add(invalid(path + ".counts", "a count must be at most " + LARGEST_COUNT));
        }
        if (!counts.isEmpty() && counts.stream().allMatch(count -> count != null && count == 0)) {
            wrong.add(
                    invalid(
                            path + ".counts",
                            "a profile without observations cannot be compared with; write the counts of"
                                    + " the reference data"));
        }
        long missing = missing(profile);
        if (missing < 0 || missing > LARGEST_COUNT) {
            wrong.add(invalid(path + ".missing", "write 0 or more, at most " + LARGEST_COUNT));
        }
    }

    private static long missing(Profile profile) {
        return profile.missing() == null ? 0 : profile.missing();
    }

    private static Optional<Double> decimal(String text) {
        try {
            double read = Double.parseDouble(text);
            return Double.isFinite(read) ? Optional.of(read) : Optional.empty();
        } catch (NumberFormatException | NullPointerException expected) {
            return Optional.empty();
        }
    }
}
