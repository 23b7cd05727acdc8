package io.aihub.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Logistic regression: {@code logit = intercept + age * (years - 66) + lnDDimer * ln(mg/L)}.
 *
 * @param version of the coefficients, such as {@code v1}
 * @param intercept the logit of a patient of 66 years with a d-dimer of 1 mg/L
 * @param age weight of one year
 * @param lnDDimer weight of one unit of the natural logarithm of the d-dimer
 */
public record LogisticModel(String version, double intercept, double age, double lnDDimer) {
    private static final double CENTRAL_AGE = 66;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * @throws IllegalArgumentException when a coefficient is not finite
     */
    public LogisticModel {
        if (!Double.isFinite(intercept) || !Double.isFinite(age) || !Double.isFinite(lnDDimer)) {
            throw new IllegalArgumentException("coefficients of " + version + " must be finite");
        }
    }

    /**
     * The coefficients of one version from the file {@code models/pe-triage-<version>.json}.
     *
     * @param version {@code v1}, {@code v2} (predictions clearly higher) or {@code v3} (close to
     *     v1)
     * @throws IllegalArgumentException when there is no such file or a coefficient is missing
     */
    public static LogisticModel load(String version) {
        String path = "/models/pe-triage-" + version + ".json";
        try (InputStream in = LogisticModel.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no model file " + path);
            }
            JsonNode file = MAPPER.readTree(in);
            return new LogisticModel(
                    file.path("version").asText(version),
                    number(file, "intercept"),
                    number(file, "age"),
                    number(file, "lnDDimer"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read model file " + path, e);
        }
    }

    /** The probability of pulmonary embolism, above 0 and below 1 for every sensible row. */
    public double probability(PatientRow row) {
        double logit =
                intercept + age * (row.age() - CENTRAL_AGE) + lnDDimer * Math.log(row.dDimer());
        return 1 / (1 + Math.exp(-logit));
    }

    /** Twelve hex digits over the coefficients: the {@code version} label of the metrics. */
    public String digest() {
        return ShortDigest.of(intercept + " " + age + " " + lnDDimer);
    }

    private static double number(JsonNode file, String name) {
        JsonNode value = file.path(name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("a model file needs the number " + name);
        }
        return value.doubleValue();
    }
}
