package io.aihub.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is laid upon the base, the part that changes least first. */
final class ImageLayers {
    /**
     * Where the operator lives and is started: from there its archive of classes looks for jars.
     */
    static final AbsoluteUnixPath HOME = AbsoluteUnixPath.get("/app");

    private ImageLayers() {}

    static List<FileEntriesLayer> of(OperatorFiles files) {
        List<FileEntriesLayer> layers = new ArrayList<>();
        layers.add(layer("libraries", files.folder(), files.libraries()));
        layers.add(
                layer(
                        "operator",
                        files.folder(),
                        Stream.concat(files.own().stream(), Stream.of(Path.of(LaunchJar.NAME)))
                                .toList()));
        Path archive = Path.of(ClassArchive.NAME);
        if (Files.exists(files.folder().resolve(archive))) {
            layers.add(layer("classes", files.folder(), List.of(archive)));
        }
        return layers;
    }

    /** All belongs to root, and everyone may read it: the operator writes nothing in its image. */
    private static FileEntriesLayer layer(String name, Path folder, List<Path> files) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        for (Path file : files) {
            layer.addEntry(
                    folder.resolve(file),
                    HOME.resolve(file),
                    FilePermissions.fromOctalString("644"),
                    OperatorFiles.DATE);
        }
        return layer.build();
    }
}
