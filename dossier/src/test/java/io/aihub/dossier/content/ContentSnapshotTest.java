package io.aihub.dossier.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ModelRevisionSpec;
import io.aihub.dossier.Yaml;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import org.junit.jupiter.api.Test;

class ContentSnapshotTest {
    private static final ModelId MODEL = new ModelId("radiology", "pe-triage-ct");

    private final AIModelSpec manifest = Yaml.spec(SampleSpec.full(0));
    private final ContentSnapshot snapshot = ContentSnapshot.of(MODEL, manifest);

    private static ModelRevision revision(ModelRevisionSpec spec) {
        ModelRevision revision = new ModelRevision();
        revision.setMetadata(new ObjectMetaBuilder().withNamespace("radiology").build());
        revision.setSpec(spec);
        return revision;
    }

    private ModelRevisionSpec stored(Integer version, String serving, JsonNode content) {
        return new ModelRevisionSpec(
                MODEL.name(), snapshot.contentDigest(), serving, "said-0", version, content);
    }

    @Test
    void what_a_revision_stores_is_read_back_whole() {
        SnapshotReading reading = ContentSnapshot.read(revision(snapshot.toRevisionSpec()));
        assertThat(reading)
                .isInstanceOfSatisfying(
                        SnapshotReading.Intact.class,
                        intact -> {
                            assertThat(intact.snapshot().contentDigest())
                                    .isEqualTo(snapshot.contentDigest());
                            assertThat(intact.snapshot().spec()).isEqualTo(snapshot.spec());
                        });
    }

    @Test
    void reading_back_and_writing_again_changes_nothing() {
        assertThat(ContentSnapshot.of(MODEL, snapshot.spec()).content())
                .isEqualTo(snapshot.content());
    }

    @Test
    void stored_content_that_was_touched_is_refused() {
        ObjectNode loosened = snapshot.content();
        Yaml.set(loosened, "monitoring.signals.0.threshold.breach", "\"9\"");
        ObjectNode added = snapshot.content().put("unknown", "x");
        for (ModelRevisionSpec spec :
                new ModelRevisionSpec[] {
                    stored(1, snapshot.servingDigest(), loosened),
                    stored(1, snapshot.servingDigest(), added),
                    stored(1, snapshot.contentDigest(), snapshot.content()),
                    stored(2, snapshot.servingDigest(), snapshot.content()),
                    stored(null, snapshot.servingDigest(), snapshot.content()),
                    stored(1, snapshot.servingDigest(), null),
                    null
                }) {
            assertThat(ContentSnapshot.read(revision(spec)))
                    .isInstanceOf(SnapshotReading.Refused.class);
        }
    }

    @Test
    void content_that_a_later_api_wrote_is_refused_though_its_digest_is_right() {
        ObjectNode later = snapshot.content().put("stage", "Orbit");
        String digest = ContentDigest.ofContent(MODEL, 1, later);
        ModelRevisionSpec spec =
                new ModelRevisionSpec(
                        MODEL.name(), digest, snapshot.servingDigest(), "v", 1, later);
        assertThat(ContentSnapshot.read(revision(spec)))
                .isInstanceOf(SnapshotReading.Refused.class);
    }

    @Test
    void pods_of_an_old_revision_take_content_from_it_and_register_fields_from_the_manifest() {
        AIModelSpec now = Yaml.spec(SampleSpec.full(2));
        AIModelSpec merged = snapshot.specWithRegister(now);
        assertThat(merged.serving().replicas()).isEqualTo(now.serving().replicas());
        assertThat(merged.serving().resources()).isEqualTo(now.serving().resources());
        assertThat(merged.serving().image()).isEqualTo(manifest.serving().image());
        assertThat(merged.roles()).isEqualTo(now.roles());
        assertThat(merged.monitoring()).isEqualTo(snapshot.spec().monitoring());
        assertThat(ContentSnapshot.of(MODEL, merged).contentDigest())
                .isEqualTo(snapshot.contentDigest());
    }

    @Test
    void a_revision_is_named_after_the_model_and_the_first_ten_digits() {
        assertThat(snapshot.revisionName())
                .isEqualTo("pe-triage-ct-" + snapshot.contentDigest().substring(7, 17));
    }

    @Test
    void a_model_without_a_spec_has_content_of_defaults_only() {
        ContentSnapshot empty = ContentSnapshot.of(MODEL, null);
        assertThat(empty.version()).isEmpty();
        assertThat(empty.spec().serving()).isNull();
        assertThat(empty.specWithRegister(null).roles()).isNull();
    }

    @Test
    void changing_what_a_snapshot_hands_out_does_not_change_it() {
        snapshot.content().removeAll();
        assertThat(snapshot.content()).isNotEmpty();
    }
}
