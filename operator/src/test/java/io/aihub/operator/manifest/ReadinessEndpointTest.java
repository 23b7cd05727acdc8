package io.aihub.operator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.serving.Serving;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessEndpointTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port: 8080 | /",
                "readiness: {timeout: 2s} | /",
                "readiness: {path: /healthz} | /healthz",
            })
    void a_path_that_is_missing_fails_no_pass(String serving, String path) {
        assertThat(ReadinessEndpoint.path(Serialization.unmarshal(serving, Serving.class)))
                .isEqualTo(path);
    }
}
