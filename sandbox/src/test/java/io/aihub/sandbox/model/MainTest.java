package io.aihub.sandbox.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void the_program_serves_what_its_environment_names() throws Exception {
        Map<String, String> environment =
                Map.of("MODEL_FILE", "v3", "MODEL_VERSION", "1.5.0", "PORT", "0");
        try (ModelServer server = Main.start(environment)) {
            String path = "/v2/models/pe-triage-ct/versions/1.5.0/ready";
            HttpResponse<String> answer = new WireClient(server).get(path);

            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void coefficients_that_are_not_there_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Main.start(Map.of("MODEL_FILE", "v9", "PORT", "0")))
                .withMessageContaining("no model file");
    }

    @Test
    void servers_of_other_makes_get_the_edges_of_the_reference() throws Exception {
        Map<String, List<Double>> printed =
                new ObjectMapper().readValue(Main.edges(), new TypeReference<>() {});
        assertThat(printed).isEqualTo(ReferenceCounts.standard().edges());
    }
}
