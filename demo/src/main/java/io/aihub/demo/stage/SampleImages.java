package io.aihub.demo.stage;

import io.aihub.sandbox.model.LogisticModel;
import io.aihub.sandbox.model.MetricsSwitch;
import io.aihub.sandbox.model.ModelProgram;
import io.aihub.sandbox.workload.ImageRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The images of the sample model: one for each version of the coefficients, pinned by digest. */
final class SampleImages {
    private static final List<String> VERSIONS = List.of("v1", "v2", "v3");
    private static final String REPOSITORY = "registry.example.org/radiology/pe-triage-ct@sha256:";
    private final Map<String, ModelProgram> programs = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    SampleImages() {
        for (String version : VERSIONS) {
            LogisticModel model = LogisticModel.load(version);
            names.put(version, REPOSITORY + sha256(model.toString()));
            programs.put(version, new ModelProgram(model));
        }
    }

    ImageRegistry registry() {
        ImageRegistry registry = new ImageRegistry();
        names.forEach((version, image) -> registry.register(image, programs.get(version)));
        return registry;
    }

    /** Words such as {@code image.v1}. */
    Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        names.forEach((version, image) -> words.put("image." + version, image));
        return words;
    }

    void metrics(MetricsSwitch next) {
        programs.values().forEach(program -> program.metrics(next));
    }

    private static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
