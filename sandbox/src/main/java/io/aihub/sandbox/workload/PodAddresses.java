package io.aihub.sandbox.workload;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.random.RandomGenerator;

/**
 * Hands out pod addresses in 127.20.0.0 to 127.99.255.255. Where it starts is random, because
 * several clusters may share the machine; whether an address is free shows when the program binds
 * it.
 */
final class PodAddresses {
    private static final int FIRST = 20;
    private static final int NETWORKS = 80;
    private static final int SIZE = NETWORKS * 254 * 254;

    private int next;

    PodAddresses(RandomGenerator random) {
        next = random.nextInt(SIZE);
    }

    synchronized InetAddress take() {
        next = (next + 1) % SIZE;
        int network = FIRST + next / (254 * 254);
        byte[] address = {
            127, (byte) network, (byte) (next / 254 % 254 + 1), (byte) (next % 254 + 1)
        };
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes always make an address", e);
        }
    }
}
