package io.aihub.sandbox.model;

import java.time.Clock;
import java.util.regex.Pattern;

/**
 * What one model server serves.
 *
 * @param modelName as in the path of the protocol
 * @param modelVersion as in {@code model_version} of every answer
 * @param model the coefficients
 * @param release edges and batches of the metrics
 * @param missingValues what an unusable value does to a request
 * @param clock tells the start time
 */
public record ModelConfig(
        String modelName,
        String modelVersion,
        LogisticModel model,
        CountRelease release,
        MissingValues missingValues,
        Clock clock) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /**
     * @throws IllegalArgumentException when a name would not fit a path segment
     */
    public ModelConfig {
        if (!NAME.matcher(modelName).matches() || !NAME.matcher(modelVersion).matches()) {
            throw new IllegalArgumentException(
                    "model name and version are 1 to 63 of letters, digits, dot, dash, underscore");
        }
    }

    /** The edges of {@link ReferenceCounts#standard()}, batches of ten, no missing values. */
    public static ModelConfig of(
            String modelName, String modelVersion, LogisticModel model, Clock clock) {
        return new ModelConfig(
                modelName,
                modelVersion,
                model,
                CountRelease.of(ReferenceCounts.standard()),
                MissingValues.Refuse,
                clock);
    }

    /** The same with other edges or batches. */
    public ModelConfig with(CountRelease other) {
        return new ModelConfig(modelName, modelVersion, model, other, missingValues, clock);
    }

    /** The same with another rule for missing values. */
    public ModelConfig with(MissingValues other) {
        return new ModelConfig(modelName, modelVersion, model, release, other, clock);
    }
}
