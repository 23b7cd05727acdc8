package io.aihub.operator.manifest;

import io.aihub.api.v1alpha1.serving.EmptyDir;
import io.aihub.api.v1alpha1.serving.Serving;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is mounted into a pod: directories that it may write to, and the model's file. */
final class PodVolumes {
    /** Where KServe's images look for a model. */
    static final String MODELS = "/mnt/models";

    private static final String TMP = "tmp";
    private static final String TMP_PATH = "/tmp";
    private static final String MODEL = "model";

    /** So that no name that people give meets one of ours. */
    private static final String GIVEN = "dir-";

    private final List<EmptyDir> given;
    private final Optional<String> image;

    PodVolumes(Serving serving) {
        this.given = serving.emptyDirs() == null ? List.of() : serving.emptyDirs();
        this.image =
                Optional.ofNullable(serving.modelVolume()).map(volume -> volume.ociReference());
    }

    List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        if (!isTmpGiven()) {
            volumes.add(volume(TMP, new EmptyDirVolumeSourceBuilder().build()));
        }
        given.forEach(dir -> volumes.add(volume(GIVEN + dir.name(), source(dir))));
        image.ifPresent(
                reference ->
                        volumes.add(
                                new VolumeBuilder()
                                        .withName(MODEL)
                                        .withNewImage("IfNotPresent", reference)
                                        .build()));
        return volumes;
    }

    List<VolumeMount> mounts() {
        List<VolumeMount> mounts = new ArrayList<>();
        if (!isTmpGiven()) {
            mounts.add(mount(TMP, TMP_PATH).build());
        }
        given.forEach(dir -> mounts.add(mount(GIVEN + dir.name(), dir.mountPath()).build()));
        image.ifPresent(reference -> mounts.add(mount(MODEL, MODELS).withReadOnly(true).build()));
        return mounts;
    }

    private boolean isTmpGiven() {
        return given.stream().anyMatch(dir -> dir.mountPath().equals(TMP_PATH));
    }

    private static Volume volume(String name, EmptyDirVolumeSource source) {
        return new VolumeBuilder().withName(name).withEmptyDir(source).build();
    }

    private static EmptyDirVolumeSource source(EmptyDir dir) {
        return new EmptyDirVolumeSourceBuilder()
                .withMedium(dir.medium() == EmptyDir.Medium.Memory ? "Memory" : null)
                .withSizeLimit(new Quantity(dir.sizeLimit()))
                .build();
    }

    private static VolumeMountBuilder mount(String name, String path) {
        return new VolumeMountBuilder().withName(name).withMountPath(path);
    }
}
