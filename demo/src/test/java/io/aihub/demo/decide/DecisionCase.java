package io.aihub.demo.decide;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of its own for each test, on which people decide. */
abstract class DecisionCase {
    static final String V1 = "examples/pe-triage-ct/aimodel.yaml";
    static final String V2 = "examples/pe-triage-ct/aimodel-v2.yaml";

    @TempDir Path folder;
    DecisionCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = new DecisionCluster(folder);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }
}
