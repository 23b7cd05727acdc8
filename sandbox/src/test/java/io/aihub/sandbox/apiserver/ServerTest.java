package io.aihub.sandbox.apiserver;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh server with the Widget definition for every test. */
abstract class ServerTest {
    static final Path CRDS = Path.of("src/test/resources/crds");

    EmbeddedApiServer server;
    RawClient api;

    @BeforeEach
    void startServer() throws IOException {
        server = EmbeddedApiServer.start(EmbeddedApiServer.Options.defaults());
        server.loadCrds(CRDS);
        api = new RawClient(server.url(), "tester");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    long version() {
        return server.resourceVersion();
    }
}
