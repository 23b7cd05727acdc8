package io.aihub.sandbox.model;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Talks to a model server as any client does. */
final class WireClient {
    static final InetSocketAddress ANY_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    static final String INFER = "/v2/models/pe/infer";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final InetSocketAddress address;

    WireClient(ModelServer server) {
        this.address = server.address();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(to(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                to(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    /** The samples of an exposition by their whole name with labels. */
    Map<String, Double> metrics() throws IOException, InterruptedException {
        return samples(get("/metrics").body());
    }

    static Map<String, Double> samples(String exposition) {
        Map<String, Double> samples = new TreeMap<>();
        exposition
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(
                        line -> {
                            int space = line.lastIndexOf(' ');
                            double value = Double.parseDouble(line.substring(space + 1));
                            samples.put(line.substring(0, space), value);
                        });
        return samples;
    }

    /** A request whose tensors hold these JSON lists. */
    static String asking(String ages, String dDimers, int rows) {
        return "{\"id\":\"case-1\",\"inputs\":["
                + "{\"name\":\"age\",\"shape\":[%d],\"datatype\":\"FP64\",\"data\":%s},"
                        .formatted(rows, ages)
                + "{\"name\":\"d_dimer\",\"shape\":[%d],\"datatype\":\"FP64\",\"data\":%s}]}"
                        .formatted(rows, dDimers);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + path))
                .timeout(Duration.ofSeconds(10));
    }
}
