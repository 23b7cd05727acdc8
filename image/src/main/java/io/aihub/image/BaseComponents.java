package io.aihub.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** What is in the image beside the libraries that Maven resolved, as CycloneDX components. */
final class BaseComponents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BaseComponents() {}

    /** What the base brings. Of a base that others built, its name: they list its content. */
    static List<JsonNode> of(BaseImage base) throws IOException {
        if (base instanceof BaseImage.Built built) {
            return built(built.root());
        }
        if (base instanceof BaseImage.Saved saved) {
            return List.of(container(saved.tar().getFileName().toString(), sha256(saved.tar())));
        }
        return List.of(container(((BaseImage.Named) base).reference(), ""));
    }

    /** A file that no one publishes, such as what Quarkus generates. */
    static JsonNode file(String name, Path file) throws IOException {
        return hashed(component("file", name, "file:" + name), sha256(file));
    }

    private static List<JsonNode> built(Path root) throws IOException {
        List<JsonNode> components = new ArrayList<>();
        Path status = root.resolve("var/lib/dpkg/status.d");
        try (Stream<Path> packages = Files.list(status)) {
            for (Path one : packages.sorted().toList()) {
                components.add(
                        debian(fields(Files.readString(one).replaceAll("(?s)\n[ \t].*", ""))));
            }
        }
        Properties release = fields(Files.readString(root.resolve("opt/java/release")));
        String version = unquoted(release.getProperty("JAVA_RUNTIME_VERSION", ""));
        if (version.isEmpty()) {
            version = unquoted(release.getProperty("JAVA_VERSION", "unknown"));
        }
        ObjectNode java = component("platform", "openjdk", "openjdk@" + version);
        java.put("version", version);
        java.put("publisher", unquoted(release.getProperty("IMPLEMENTOR", "unknown")));
        java.put("purl", "pkg:generic/openjdk@" + encoded(version));
        components.add(hashed(java, sha256(root.resolve("opt/java/lib/modules"))));
        return components;
    }

    private static JsonNode debian(Properties fields) {
        String name = fields.getProperty("Package");
        String version = fields.getProperty("Version");
        String purl =
                "pkg:deb/debian/"
                        + encoded(name)
                        + "@"
                        + encoded(version)
                        + "?arch="
                        + fields.getProperty("Architecture")
                        + "&distro=debian-12";
        return component("library", name, purl)
                .put("version", version)
                .put("publisher", "Debian")
                .put("purl", purl);
    }

    private static ObjectNode container(String name, String sha256) {
        ObjectNode base = component("container", name, "base:" + name);
        return sha256.isEmpty() ? base : hashed(base, sha256);
    }

    private static ObjectNode component(String type, String name, String ref) {
        return JSON.createObjectNode().put("type", type).put("bom-ref", ref).put("name", name);
    }

    private static ObjectNode hashed(ObjectNode component, String sha256) {
        component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", sha256);
        return component;
    }

    private static Properties fields(String text) throws IOException {
        Properties fields = new Properties();
        fields.load(new StringReader(text));
        return fields;
    }

    private static String unquoted(String value) {
        return value.replace("\"", "");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static String sha256(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
