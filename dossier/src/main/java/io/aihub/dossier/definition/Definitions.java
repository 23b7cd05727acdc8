package io.aihub.dossier.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The definitions that are installed on a cluster, as this program brings them along. */
public final class Definitions {
    private static final String MODEL = "AIModel";
    private static final Map<String, String> FILES =
            Map.of(
                    MODEL,
                    "aimodels",
                    "GovernancePolicy",
                    "governancepolicies",
                    "MetricSource",
                    "metricsources",
                    "ModelDecision",
                    "modeldecisions",
                    "ModelRevision",
                    "modelrevisions",
                    "ReferenceProfile",
                    "referenceprofiles");

    private Definitions() {}

    /** The kinds of the API, in order. */
    public static List<String> kinds() {
        return FILES.keySet().stream().sorted().toList();
    }

    /** The definition of a kind; absent when the API has no such kind. */
    public static Optional<Definition> of(String kind) {
        return kind.equals(MODEL)
                ? Optional.of(OfModels.READ)
                : Optional.ofNullable(FILES.get(kind)).map(file -> Others.READ.get(kind));
    }

    /** That of models, which the gate needs of all of them. */
    public static Definition ofModels() {
        return OfModels.READ;
    }

    /** Read when first asked for. */
    private static final class OfModels {
        static final Definition READ = read(FILES.get(MODEL));
    }

    /** Read when first asked for. */
    private static final class Others {
        static final Map<String, Definition> READ =
                FILES.entrySet().stream()
                        .filter(file -> !file.getKey().equals(MODEL))
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, file -> read(file.getValue())));
    }

    private static Definition read(String plural) {
        String file = "/io/aihub/crds/aihub.io_" + plural + ".yaml";
        try (InputStream text = Definitions.class.getResourceAsStream(file)) {
            return Definition.of(Serialization.unmarshal(text, JsonNode.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
