package io.aihub.dossier.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ModelRevisionSpec;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The content of a model at one time, written in the one way that its digests are made over. Pods
 * and terms are always made from a snapshot, never from the manifest, so that a revision means the
 * same tomorrow.
 */
public final class ContentSnapshot {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int NAME_DIGITS = 10;

    private final ModelId model;
    private final int digestVersion;
    private final ContentFields fields;
    private final ObjectNode content;
    private final String contentDigest;
    private final String servingDigest;
    private final String revisionName;

    /** Asked for several times in a pass, and never another. */
    private AIModelSpec spec;

    private Whole whole;

    /**
     * What was asked for last.
     *
     * @param now the manifest that its register fields are from
     * @param spec content and register
     */
    private record Whole(AIModelSpec now, AIModelSpec spec) {}

    private ContentSnapshot(
            ModelId model, int digestVersion, ContentFields fields, ObjectNode content) {
        this.model = model;
        this.digestVersion = digestVersion;
        this.fields = fields;
        this.content = content;
        this.contentDigest = ContentDigest.ofContent(model, digestVersion, content);
        this.servingDigest = ContentDigest.ofServing(model, digestVersion, fields, content);
        this.revisionName = revisionName(model.name(), contentDigest);
    }

    private ContentSnapshot(ContentSnapshot other, String revisionName) {
        this.model = other.model;
        this.digestVersion = other.digestVersion;
        this.fields = other.fields;
        this.content = other.content;
        this.contentDigest = other.contentDigest;
        this.servingDigest = other.servingDigest;
        this.spec = other.spec;
        this.revisionName = revisionName;
    }

    /** What the manifest asks for now. A model without a spec has empty content. */
    public static ContentSnapshot of(AIModel model) {
        return of(
                new ModelId(model.getMetadata().getNamespace(), model.getMetadata().getName()),
                model.getSpec());
    }

    /** The content of a spec, which may be null. */
    public static ContentSnapshot of(ModelId model, AIModelSpec spec) {
        ContentFields fields = ContentFields.current();
        ObjectNode content =
                new ContentForm(fields, EnumSet.of(ContentPart.Serving, ContentPart.Terms))
                        .of(tree(spec));
        return new ContentSnapshot(model, ContentFields.CURRENT, fields, content);
    }

    /** What a revision has stored, checked against the digests that it states. */
    public static SnapshotReading read(ModelRevision revision) {
        ModelRevisionSpec stored = revision.getSpec();
        if (stored == null || stored.digestVersion() == null) {
            return new SnapshotReading.Refused(
                    "the revision states no content or no digestVersion");
        }
        Optional<ContentFields> fields = ContentFields.ofVersion(stored.digestVersion());
        if (fields.isEmpty()) {
            return new SnapshotReading.Refused(
                    "digestVersion " + stored.digestVersion() + " is not known to this program");
        }
        if (!(PackedContent.unpack(stored.content()) instanceof ObjectNode content)) {
            return new SnapshotReading.Refused("the stored content is not an object");
        }
        ModelId model = new ModelId(revision.getMetadata().getNamespace(), stored.model());
        return checked(
                new ContentSnapshot(
                        model, stored.digestVersion(), fields.get(), content.deepCopy()),
                stored,
                revision.getMetadata().getName());
    }

    private static SnapshotReading checked(
            ContentSnapshot snapshot, ModelRevisionSpec stored, String name) {
        if (!snapshot.contentDigest.equals(stored.contentDigest())) {
            return new SnapshotReading.Refused(
                    "the stored content has digest "
                            + snapshot.contentDigest
                            + " and the revision states "
                            + stored.contentDigest());
        }
        if (!snapshot.servingDigest.equals(stored.servingDigest())) {
            return new SnapshotReading.Refused(
                    "the stored content has serving digest "
                            + snapshot.servingDigest
                            + " and the revision states "
                            + stored.servingDigest());
        }
        try {
            snapshot.spec = MAPPER.treeToValue(snapshot.content, AIModelSpec.class);
            return new SnapshotReading.Intact(snapshot.storedAs(name));
        } catch (JsonProcessingException e) {
            return new SnapshotReading.Refused(
                    "the stored content does not fit this version of the API");
        }
    }

    /** What a revision of this content stores. */
    public ModelRevisionSpec toRevisionSpec() {
        return new ModelRevisionSpec(
                model.name(), contentDigest, servingDigest, version(), digestVersion, content());
    }

    /**
     * {@code <model>-<first 10 hexadecimal digits of the content digest>}, and more digits where
     * another content has that name.
     */
    public String revisionName() {
        return revisionName;
    }

    /** The name that the revision of a model with this content digest has, unless it was taken. */
    public static String revisionName(String model, String contentDigest) {
        return revisionName(model, contentDigest, NAME_DIGITS);
    }

    private static String revisionName(String model, String contentDigest, int digits) {
        int start = contentDigest.indexOf(':') + 1;
        return model + "-" + contentDigest.substring(start, start + digits);
    }

    /**
     * The same under a name of its own: that of the revision that has stored it, else the shortest
     * that no revision of other content has. Two contents can share ten digits, by chance or by
     * somebody's work.
     */
    public ContentSnapshot among(List<ModelRevision> stored) {
        Map<String, String> digests = new HashMap<>();
        for (ModelRevision revision : stored) {
            String digest = revision.getSpec() == null ? null : revision.getSpec().contentDigest();
            digests.put(revision.getMetadata().getName(), String.valueOf(digest));
        }
        if (contentDigest.equals(digests.get(revisionName))) {
            return this;
        }
        return names().filter(name -> contentDigest.equals(digests.get(name)))
                .findFirst()
                .or(() -> names().filter(name -> !digests.containsKey(name)).findFirst())
                .map(this::storedAs)
                .orElse(this);
    }

    /** The shortest first. */
    private Stream<String> names() {
        int all = contentDigest.length() - contentDigest.indexOf(':') - 1;
        return IntStream.rangeClosed(NAME_DIGITS, all)
                .mapToObj(digits -> revisionName(model.name(), contentDigest, digits));
    }

    /** A name that is not made from this content is not taken over. */
    private ContentSnapshot storedAs(String name) {
        String whole = model.name() + "-" + contentDigest.substring(contentDigest.indexOf(':') + 1);
        boolean ours =
                name != null
                        && whole.startsWith(name)
                        && name.startsWith(revisionName(model.name(), contentDigest));
        return !ours || name.equals(revisionName) ? this : new ContentSnapshot(this, name);
    }

    /** Serving content and terms with defaults, without register fields. */
    public AIModelSpec spec() {
        AIModelSpec known = spec;
        if (known == null) {
            known = typed(content);
            spec = known;
        }
        return known;
    }

    /**
     * Serving content and terms of this snapshot with the register fields (owners, replicas,
     * resources, hold) of the manifest as it is now: what pods are made from.
     */
    public AIModelSpec specWithRegister(AIModelSpec now) {
        Whole known = whole;
        if (known == null || known.now != now) {
            ObjectNode tree =
                    new ContentForm(fields, EnumSet.of(ContentPart.Register)).of(tree(now));
            overlay(tree, content);
            known = new Whole(now, typed(tree));
            whole = known;
        }
        return known.spec;
    }

    private static void overlay(ObjectNode onto, JsonNode from) {
        from.properties()
                .forEach(
                        field -> {
                            if (onto.get(field.getKey()) instanceof ObjectNode there
                                    && field.getValue().isObject()) {
                                overlay(there, field.getValue());
                            } else {
                                onto.set(field.getKey(), field.getValue().deepCopy());
                            }
                        });
    }

    private static JsonNode tree(AIModelSpec spec) {
        return spec == null ? JsonNodeFactory.instance.objectNode() : MAPPER.valueToTree(spec);
    }

    private static AIModelSpec typed(JsonNode tree) {
        try {
            return MAPPER.treeToValue(tree, AIModelSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("checked content no longer fits the API", e);
        }
    }

    public ModelId model() {
        return model;
    }

    /** {@code sha256:} over serving content and terms. */
    public String contentDigest() {
        return contentDigest;
    }

    /** {@code sha256:} over serving content alone. */
    public String servingDigest() {
        return servingDigest;
    }

    public int digestVersion() {
        return digestVersion;
    }

    /** The owner's own version word, empty when there is none. */
    public String version() {
        return content.path("version").asText("");
    }

    /** A copy of the content. */
    public ObjectNode content() {
        return content.deepCopy();
    }
}
