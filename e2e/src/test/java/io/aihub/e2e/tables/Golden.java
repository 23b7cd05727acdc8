package io.aihub.e2e.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.e2e.rig.ControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text that a person has read and found good. With {@code -Daihub.generate=true} it is written
 * instead; read the difference before committing it.
 */
final class Golden {
    private final Path folder;

    Golden(ControlPlane cluster) {
        folder = Resources.of(cluster).resolve("golden");
    }

    void holds(String file, String text) throws IOException {
        Path golden = folder.resolve(file);
        if (Boolean.getBoolean("aihub.generate")) {
            Files.createDirectories(folder);
            Files.writeString(golden, text);
        }
        assertThat(golden).exists();
        assertThat(text).as("%s", golden.getFileName()).isEqualTo(Files.readString(golden));
    }
}
