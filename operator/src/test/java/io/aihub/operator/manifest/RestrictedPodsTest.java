package io.aihub.operator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every golden pod keeps the {@code restricted} level. Source: kubernetes.io, Pod Security
 * Standards.
 */
class RestrictedPodsTest {

    /** Approved with deviations. */
    private static final Path VENDOR = GoldenManifestsTest.GOLDEN.resolve("vendor");

    static List<Path> cases() throws IOException {
        return GoldenManifestsTest.cases();
    }

    static List<Path> restricted() throws IOException {
        return cases().stream().filter(folder -> !folder.equals(VENDOR)).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void no_pod_shares_anything_with_its_node(Path folder) throws IOException {
        PodSpec pod = pod(folder);

        assertThat(pod.getHostNetwork()).isNotEqualTo(true);
        assertThat(pod.getHostPID()).isNotEqualTo(true);
        assertThat(pod.getHostIPC()).isNotEqualTo(true);
        assertThat(pod.getVolumes()).isNotEmpty().allMatch(RestrictedPodsTest::harmless);
        assertThat(all(pod).flatMap(c -> c.getPorts().stream()))
                .allMatch(port -> port.getHostPort() == null);
        assertThat(pod.getSecurityContext().getSysctls()).isNullOrEmpty();
        assertThat(pod.getSecurityContext().getSeLinuxOptions()).isNull();
        assertThat(pod.getSecurityContext().getAppArmorProfile()).isNull();
    }

    @Test
    void a_deviation_takes_away_what_it_names_and_nothing_else() throws IOException {
        PodSpec pod = pod(VENDOR);

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsUser()).isNull();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                .isEqualTo("RuntimeDefault");
        SecurityContext container = pod.getContainers().get(0).getSecurityContext();
        assertThat(container.getReadOnlyRootFilesystem()).isFalse();
        assertThat(container.getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getPrivileged()).isNull();
        assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
    }

    @ParameterizedTest
    @MethodSource("restricted")
    void no_container_can_gain_a_privilege(Path folder) throws IOException {
        PodSpec pod = pod(folder);

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isNull();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                .isEqualTo("RuntimeDefault");
        assertThat(all(pod))
                .isNotEmpty()
                .allSatisfy(
                        container -> {
                            SecurityContext context = container.getSecurityContext();
                            assertThat(context.getAllowPrivilegeEscalation()).isFalse();
                            assertThat(context.getPrivileged()).isNotEqualTo(true);
                            assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
                            assertThat(context.getCapabilities().getAdd()).isNullOrEmpty();
                            assertThat(context.getRunAsNonRoot()).isNotEqualTo(false);
                            assertThat(context.getRunAsUser()).isNull();
                            assertThat(context.getSeccompProfile()).isNull();
                            assertThat(context.getProcMount()).isNull();
                            assertThat(context.getReadOnlyRootFilesystem()).isTrue();
                        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_pod_gets_no_token_of_the_cluster_and_its_image_is_pinned(Path folder)
            throws IOException {
        PodSpec pod = pod(folder);

        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getEnableServiceLinks()).isFalse();
        assertThat(all(pod))
                .allMatch(container -> container.getImage().matches(".+@sha256:[0-9a-f]{64}"));
    }

    private static PodSpec pod(Path folder) throws IOException {
        return Serialization.unmarshal(
                        Files.readString(folder.resolve("out-deployment.yaml")), Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static Stream<Container> all(PodSpec pod) {
        return Stream.concat(pod.getContainers().stream(), pod.getInitContainers().stream());
    }

    private static boolean harmless(Volume volume) {
        boolean pinned =
                volume.getImage() != null
                        && volume.getImage().getReference().matches(".+@sha256:[0-9a-f]{64}");
        return (volume.getEmptyDir() != null || pinned) && volume.getHostPath() == null;
    }
}
