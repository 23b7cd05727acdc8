package io.aihub.e2e.access;

import io.aihub.e2e.rig.ControlPlane;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a table says of some minors only: {@code 1.37+} is there from that minor on. */
record KubernetesMinor(int number) {
    private static final Pattern FROM = Pattern.compile("1\\.(\\d+)\\+(?: (.*))?");

    static KubernetesMinor of(ControlPlane cluster) {
        String minor = cluster.client().getKubernetesVersion().getMinor();
        return new KubernetesMinor(Integer.parseInt(minor.replaceAll("\\D", "")));
    }

    /** A cell: yes from the minor that it names on, no before. */
    String cell(String text) {
        Matcher from = FROM.matcher(text);
        return from.matches() ? (isFrom(from) ? "yes" : "no") : text;
    }

    /** A line: absent before the minor that it begins with. */
    Optional<String> line(String text) {
        Matcher from = FROM.matcher(text);
        if (!from.matches()) {
            return Optional.of(text);
        }
        return isFrom(from) ? Optional.of(from.group(2)) : Optional.empty();
    }

    private boolean isFrom(Matcher from) {
        return number >= Integer.parseInt(from.group(1));
    }
}
