package io.aihub.sandbox.workload;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * IPv4 addresses for pods, in whole networks of 256: each network's last number runs from 2 to 254,
 * and 1 is the node's.
 *
 * @param first the first network: an address without its last number
 * @param networks how many of them, from 1
 */
public record AddressRange(int first, int networks) {
    private static final Pattern CIDR =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.0/(\\d{1,2})");
    private static final int FIRST_HOST = 2;
    private static final int HOSTS = 253;

    /** 127.20.0.0 to 127.99.255.255, where no other part of the sandbox listens. */
    static final AddressRange LOOPBACK = new AddressRange(127 << 16 | 20 << 8, 80 << 8);

    /**
     * The range that a text states, for example {@code 10.244.77.0/24}.
     *
     * @throws IllegalArgumentException when it states none of /8 to /24
     */
    public static AddressRange of(String cidr) {
        Matcher matcher = CIDR.matcher(cidr);
        if (!matcher.matches() || bits(matcher) < 8 || bits(matcher) > 24) {
            throw new IllegalArgumentException(
                    cidr + " is no range of pod addresses; write one such as 10.244.77.0/24");
        }
        int network = number(matcher, 1) << 16 | number(matcher, 2) << 8 | number(matcher, 3);
        int networks = 1 << 24 - bits(matcher);
        if (network % networks != 0) {
            throw new IllegalArgumentException(cidr + " does not start at its own first address");
        }
        return new AddressRange(network, networks);
    }

    private static int bits(Matcher matcher) {
        return Integer.parseInt(matcher.group(4));
    }

    private static int number(Matcher matcher, int group) {
        int number = Integer.parseInt(matcher.group(group));
        if (number > 255) {
            throw new IllegalArgumentException(matcher.group() + " is no range of addresses");
        }
        return number;
    }

    /** How many pods it has room for. */
    int size() {
        return networks * HOSTS;
    }

    /** The address of a pod; the index is from 0 to below {@link #size()}. */
    InetAddress at(int index) {
        return address(first + index / HOSTS, FIRST_HOST + index % HOSTS);
    }

    /** The node's own. */
    public InetAddress node() {
        return address(first, 1);
    }

    private static InetAddress address(int network, int last) {
        byte[] address = {
            (byte) (network >> 16), (byte) (network >> 8), (byte) network, (byte) last
        };
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes always make an address", e);
        }
    }
}
