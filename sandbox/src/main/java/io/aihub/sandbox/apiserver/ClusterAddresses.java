package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * Hands out cluster addresses of Services in 127.100.0.0/16, which a loopback interface answers
 * without set-up on Linux. The start is random and every address is tried, because several clusters
 * may share the machine.
 */
final class ClusterAddresses {
    private static final int ATTEMPTS = 1000;
    private static final int SIZE = 254 * 254;

    private int next;

    ClusterAddresses(RandomGenerator random) {
        this.next = random.nextInt(SIZE);
    }

    /** An address on which all ports of this Service are free. */
    synchronized String next(JsonNode serviceSpec) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            next = (next + 1) % SIZE;
            String address = "127.100." + (next / 254 + 1) + "." + (next % 254 + 1);
            if (isFree(address, serviceSpec)) {
                return address;
            }
        }
        throw ApiFailure.of(500, "InternalError", "no cluster address is free");
    }

    private static boolean isFree(String address, JsonNode serviceSpec) {
        for (JsonNode port : serviceSpec.path("ports")) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.bind(new InetSocketAddress(address, port.path("port").asInt()));
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
