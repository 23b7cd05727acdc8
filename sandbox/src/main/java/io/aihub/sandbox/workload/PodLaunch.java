package io.aihub.sandbox.workload;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What a program is told when it starts.
 *
 * @param podName for thread names
 * @param ports the container's ports, at least one
 * @param env the container's environment, references resolved
 * @param args command and arguments as the container states them
 */
public record PodLaunch(
        String podName,
        InetAddress address,
        List<Integer> ports,
        Map<String, String> env,
        List<String> args,
        Clock clock) {}
