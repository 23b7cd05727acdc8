package io.aihub.image;

import io.aihub.cli.AihubVersion;
import io.aihub.cli.CommandRefusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds the operator's image and says where it is. */
@Command(
        name = "aihub image",
        description = {
            "Builds the operator's container image without an engine: the same bytes from the same",
            "jars and Java. The tar is taken by docker load, ctr images import and kind load",
            "image-archive; beside it lies the list of its content, CycloneDX."
        },
        mixinStandardHelpOptions = true,
        versionProvider = AihubVersion.class)
final class ImageCommand implements Callable<Integer> {
    private static final String NAME = "aihub-operator";
    private final Path home;
    @Spec private CommandSpec spec;

    @Option(
            names = "--base",
            defaultValue = "${sys:aihub.image.base}",
            paramLabel = "IMAGE|tar://FILE",
            description =
                    "What it is built upon: an image of a registry with a Java of 17 or newer on"
                            + " its PATH, or a tar of one (default: Java on pinned Debian packages,"
                            + " built on this machine by image/base/build). As a property:"
                            + " aihub.image.base.")
    private String base;

    @Option(
            names = "--name",
            defaultValue = "${sys:aihub.image.name}",
            paramLabel = "NAME:TAG",
            description =
                    "Its name (default: aihub-operator and the version, as the chart has it).")
    private String name;

    @Option(
            names = "--output",
            defaultValue = "${sys:aihub.image.output}",
            paramLabel = "FILE",
            description = "The tar to write (default: image/target/aihub-operator-VERSION.tar).")
    private String output;

    @Option(
            names = "--source",
            defaultValue = "${sys:aihub.image.source}",
            paramLabel = "URL",
            description = "Where others find this source; a label of the image.")
    private String source;

    ImageCommand(Path home) {
        this.home = home;
    }

    @Override
    public Integer call() throws IOException {
        ImageRequest request = request();
        BaseImage from =
                given(base).map(BaseImage::parse).orElseGet(() -> new BaseBuild(home).run());
        if (from instanceof BaseImage.Saved saved && !Files.isRegularFile(saved.tar())) {
            throw new CommandRefusal("no file " + saved.tar());
        }
        ImageBuild.Built built = new ImageBuild(request, from).run();
        tell(request, built);
        return 0;
    }

    private ImageRequest request() {
        String version = AihubVersion.text();
        Path target = home.resolve("image/target/" + NAME + "-" + version + ".tar");
        return new ImageRequest(
                home,
                given(name).orElse(NAME + ":" + version),
                given(output).map(Path::of).orElse(target).toAbsolutePath().normalize(),
                given(source));
    }

    /** A property that Maven passes on is empty where nobody set it. */
    private static Optional<String> given(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private void tell(ImageRequest request, ImageBuild.Built built) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        double megabytes = Files.size(request.output()) / 1e6;
        out.printf(Locale.ROOT, "%s, %.0f MB%n", request.output(), megabytes);
        out.println("  image    " + built.name() + "@" + built.digest());
        out.println("  sha256   " + BaseComponents.sha256(request.output()));
        out.println("  content  " + request.billOfMaterials());
        out.println("  load it  kind load image-archive " + request.output());
        out.println("           k3s ctr images import " + request.output());
        out.println("           docker load -i " + request.output());
        out.flush();
    }
}
