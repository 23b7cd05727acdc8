package io.aihub.e2e.crash;

import io.aihub.demo.crash.WriteSignature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The head of a request of HTTP/1.1.
 *
 * @param bytes as they came, with the empty line
 * @param lines the same without line ends
 */
record RequestHead(byte[] bytes, List<String> lines) {
    private static final int END = 0x0d0a0d0a;

    private static final Map<String, String> WRITES =
            Map.of("POST", "create", "PUT", "update", "PATCH", "patch", "DELETE", "delete");

    /** The next one; absent at the end of the connection. */
    static Optional<RequestHead> read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int last = 0;
        while (last != END) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            bytes.write(next);
            last = last << Byte.SIZE | next;
        }
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(new RequestHead(bytes.toByteArray(), text.lines().toList()));
    }

    /** The length of its body. */
    int length() throws IOException {
        if (header("transfer-encoding").isPresent()) {
            throw new IOException("a body without a length: " + lines.get(0));
        }
        return header("content-length").map(Integer::parseInt).orElse(0);
    }

    /** Whether what follows is no HTTP. */
    boolean upgrades() {
        return header("upgrade").isPresent();
    }

    private Optional<String> header(String name) {
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** What it writes, as the audit log will have it; absent for all else. */
    Optional<String> write(byte[] body) {
        String[] words = lines.get(0).split(" ");
        List<String> path = List.of(URI.create(words[1]).getPath().substring(1).split("/"));
        int kind = path.get(0).equals("api") ? 2 : 3;
        if (path.size() > kind + 2 && path.get(kind).equals("namespaces")) {
            kind += 2;
        }
        if (!WRITES.containsKey(words[0]) || path.size() <= kind) {
            return Optional.empty();
        }
        return Optional.of(
                WriteSignature.of(
                        WRITES.get(words[0]),
                        path.get(kind),
                        part(path, kind + 1),
                        part(path, kind + 2),
                        WriteSignature.tree(new String(body, StandardCharsets.UTF_8))));
    }

    private static String part(List<String> path, int index) {
        return index < path.size() ? path.get(index) : "";
    }
}
