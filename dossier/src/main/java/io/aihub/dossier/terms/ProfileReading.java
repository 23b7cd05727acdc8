package io.aihub.dossier.terms;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.api.v1alpha1.ReferenceProfileSpec;
import io.aihub.api.v1alpha1.profile.Profile;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.drift.SignalKind;
import io.aihub.dossier.content.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a reference profile comes to.
 *
 * @param digest {@code sha256:} over the canonical JSON of its spec
 * @param features histograms of the inputs, by name
 * @param outputs histograms of the outputs, by name
 * @param findings what in it cannot be used, with paths from {@code spec}
 */
public record ProfileReading(
        String digest,
        Map<String, Histogram> features,
        Map<String, Histogram> outputs,
        List<Finding> findings) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public ProfileReading {
        features = Map.copyOf(features);
        outputs = Map.copyOf(outputs);
        findings = List.copyOf(findings);
    }

    /** Reads a profile. One bad histogram costs the others nothing. */
    public static ProfileReading of(ReferenceProfileSpec spec) {
        List<Finding> findings = new ArrayList<>();
        return new ProfileReading(
                digest(spec),
                histograms("spec.features", spec.features(), findings),
                histograms("spec.outputs", spec.outputs(), findings),
                findings);
    }

    /**
     * {@code sha256:} over the canonical JSON of the spec, as {@code referenceProfile.digest}
     * states it.
     */
    public static String digest(ReferenceProfileSpec spec) {
        return CanonicalJson.sha256(MAPPER.valueToTree(spec));
    }

    /** A finding when the terms state another digest; absent when they state this one or none. */
    public Optional<Finding> mismatch(String stated) {
        if (stated == null || stated.isBlank() || stated.equals(digest)) {
            return Optional.empty();
        }
        return Optional.of(
                Finding.of(
                        Reason.ReferenceProfileMissing,
                        Level.Enforce,
                        "spec.monitoring.referenceProfile.digest",
                        "the profile has digest " + digest + ", the terms state " + stated));
    }

    /** What the signal compares with; inputs and outputs may share a name. */
    public Optional<Histogram> histogram(SignalKind kind, String name) {
        return Optional.ofNullable((kind == SignalKind.OutputDrift ? outputs : features).get(name));
    }

    private static Map<String, Histogram> histograms(
            String path, List<Profile> profiles, List<Finding> findings) {
        Map<String, Histogram> read = new LinkedHashMap<>();
        for (Profile profile : profiles == null ? List.<Profile>of() : profiles) {
            String here = path + "[" + profile.name() + "]";
            if (read.containsKey(profile.name())) {
                findings.add(invalid(here, "another profile has this name; write a different one"));
            } else {
                HistogramReader.read(profile, here, findings)
                        .ifPresent(histogram -> read.put(profile.name(), histogram));
            }
        }
        return read;
    }

    static Finding invalid(String path, String message) {
        return Finding.of(Reason.InvalidContent, Level.Enforce, path, message);
    }
}
