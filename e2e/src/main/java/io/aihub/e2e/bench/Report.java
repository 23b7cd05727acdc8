package io.aihub.e2e.bench;

import static io.aihub.e2e.bench.Reactions.Times.percentile;
import static io.aihub.e2e.bench.ScaleRun.seconds;

import io.aihub.e2e.bench.Measured.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tables, as Markdown.
 *
 * @param machine where it was measured
 * @param command that measured it
 */
record Report(Machine machine, String command) {
    private static final double MIB = 1024.0 * 1024;

    /** Row by row: what, its floor, and its value for one run. */
    private record Row(String what, String floor, Function<Measured, String> value) {}

    private static final List<Row> ROWS =
            List.of(
                    new Row(
                            "**From empty to Ready**, first create to last Ready",
                            "",
                            m -> time(m.up().time())),
                    new Row("the same writes by the script", "", m -> time(m.script().time())),
                    new Row(
                            "ratio",
                            "≤ 1.3",
                            m -> text("%.2f", ratio(m.up().time(), m.script().time()))),
                    new Row(
                            "processor time of the cluster, operator's run / script's run",
                            "",
                            m -> time(m.up().cluster()) + " / " + time(m.script().cluster())),
                    new Row(
                            "load average at the end, operator's run / script's run",
                            "",
                            m -> text("%.1f / %.1f", m.up().load(), m.script().load())),
                    new Row("passes a model", "", m -> each(m, m.up().passes())),
                    new Row(
                            "**Writes a model**, without events",
                            "≤ 8",
                            m -> each(m, m.up().counts().written())),
                    new Row("events a model", "≤ 2", m -> each(m, m.up().counts().events())),
                    new Row(
                            "refused writes a model",
                            "",
                            m -> each(m, RequestCounts.sum(m.up().counts().refused()))),
                    new Row(
                            "reads (get, list)",
                            "0",
                            m -> "" + RequestCounts.sum(m.up().counts().reads())),
                    new Row(
                            "**Change → first write**, p50 / p99",
                            "≤ 10 / 50 ms",
                            m -> percentiles(m.reactions().first())),
                    new Row(
                            "of it, until the API server had answered the change",
                            "",
                            m -> percentiles(m.reactions().stored())),
                    new Row(
                            "change → write that acts, p50 / p99",
                            "",
                            m -> percentiles(m.reactions().action())),
                    new Row(
                            "**RSS** with no model",
                            "≤ 180 MB",
                            m -> mebi(m.memory().idle().residentKib())),
                    new Row(
                            "RSS when all were Ready",
                            "≤ 230 MB at 1,000",
                            m -> mebi(m.memory().risen().residentKib())),
                    new Row(
                            "RSS at rest, after a collection",
                            "",
                            m -> mebi(m.memory().collected().residentKib())),
                    new Row("highest RSS", "", m -> mebi(m.memory().peakKib())),
                    new Row(
                            "live heap, no model / N models",
                            "",
                            m ->
                                    text(
                                            "%.1f / %.1f MB",
                                            m.memory().idle().heapBytes() / MIB,
                                            m.memory().collected().heapBytes() / MIB)),
                    new Row(
                            "**Writes in a quiet time**",
                            "0",
                            m -> m.quiet().counts().tried() + " in " + time(m.quiet().time())),
                    new Row(
                            "reads in it",
                            "0",
                            m -> "" + RequestCounts.sum(m.quiet().counts().reads())),
                    new Row("passes in it, one a model in 5 min", "", m -> "" + m.quiet().passes()),
                    new Row("processor time in it, a minute", "", m -> perMinute(m.quiet())),
                    new Row(
                            "**Restart**: process start to ready",
                            "",
                            m -> time(m.restart().ready())),
                    new Row(
                            "process start until every model was looked at",
                            "",
                            m -> time(m.restart().allSeen())),
                    new Row("processor time until then", "", m -> time(m.restart().cpu())),
                    new Row(
                            "writes after it",
                            "0",
                            m -> "" + RequestCounts.sum(m.restart().counts().writes())),
                    new Row(
                            "writes after it that were refused",
                            "",
                            m -> "" + RequestCounts.sum(m.restart().counts().refused())),
                    new Row(
                            "lists that filled its caches",
                            "",
                            m -> "" + RequestCounts.sum(m.restart().counts().reads())));

    /** The page. */
    String text(List<Measured> all, Optional<Waiting> waiting) {
        StringBuilder page = new StringBuilder();
        page.append("# Scale\n\n");
        page.append("Written by `")
                .append(command)
                .append("` on ")
                .append(machine.date())
                .append(".\n");
        page.append(
                "Counts repeat and are held by `ScaleE2E`. Times are of this machine on that day:\n\n");
        machine.lines().forEach(line -> page.append("* ").append(line).append(".\n"));
        page.append(
                """

                Each N has a fresh cluster. A model is the smallest example: one Deployment of one pod, one Service, one
                approval, no signals. %d clients create approvals and, right after each, its model. The script is a client
                that decides nothing: it repeats the operator's own writes, learnt from one model, with the operator's
                identity and number of threads, and waits as the operator does until a model's pods are there. Requests
                are counted from the API server's audit log, times of requests are its time stamps.

                """
                        .formatted(BenchCluster.APPLIERS));
        page.append(head("", all))
                .append(rows(all))
                .append(further(all))
                .append("\n## Requests a model, from empty to Ready\n\n");
        page.append(head("Verb and resource", all)).append(requests(all));
        waiting.ifPresent(slow -> page.append(slow(slow)));
        return page.toString();
    }

    private static String head(String first, List<Measured> all) {
        String sizes = all.stream().map(m -> " | N = " + m.models()).collect(Collectors.joining());
        return "| "
                + first
                + " | floor"
                + sizes
                + " |\n|---|---"
                + "|---".repeat(all.size())
                + "|\n";
    }

    private static String rows(List<Measured> all) {
        return ROWS.stream()
                .map(
                        row ->
                                "| "
                                        + row.what()
                                        + " | "
                                        + row.floor()
                                        + all.stream()
                                                .map(m -> " | " + row.value().apply(m))
                                                .collect(Collectors.joining())
                                        + " |\n")
                .collect(Collectors.joining());
    }

    /**
     * What the operator spends on a model, and on each beyond those of the smaller run beside it.
     */
    private static String further(List<Measured> all) {
        StringBuilder cpu =
                new StringBuilder("| **Processor time of the operator** a model | ≤ 25 ms");
        StringBuilder cpuBeyond = new StringBuilder("| a further model | ");
        StringBuilder heap = new StringBuilder("| **Live heap** a model | ≤ 20 kB");
        StringBuilder heapBeyond = new StringBuilder("| a further model | ");
        Optional<Measured> before = Optional.empty();
        for (Measured run : all) {
            double held = run.memory().collected().heapBytes() - run.memory().idle().heapBytes();
            cpu.append(text(" | %.1f ms", run.up().cpu().toMillis() / (double) run.models()));
            heap.append(text(" | %.1f kB", held / run.models() / 1000));
            Optional<Measured> smaller = before.filter(m -> m.models() < run.models());
            cpuBeyond.append(" | ").append(smaller.map(m -> cpuBeyond(m, run)).orElse(""));
            heapBeyond.append(" | ").append(smaller.map(m -> heapBeyond(m, run)).orElse(""));
            before = Optional.of(run);
        }
        return String.join(" |\n", cpu, cpuBeyond, heap, heapBeyond, "");
    }

    private static String cpuBeyond(Measured small, Measured large) {
        long more = large.up().cpu().minus(small.up().cpu()).toMillis();
        return text("%.1f ms", more / (double) (large.models() - small.models()));
    }

    private static String heapBeyond(Measured small, Measured large) {
        double more =
                large.memory().collected().heapBytes() - small.memory().collected().heapBytes();
        return text("%.1f kB", more / (large.models() - small.models()) / 1000);
    }

    private static String requests(List<Measured> all) {
        SortedSet<String> kinds = new TreeSet<>();
        SortedSet<String> refused = new TreeSet<>();
        all.forEach(m -> kinds.addAll(m.up().counts().writes().keySet()));
        all.forEach(m -> refused.addAll(m.up().counts().refused().keySet()));
        StringBuilder table = new StringBuilder();
        kinds.forEach(kind -> row(table, kind, all, m -> m.up().counts().writes().get(kind)));
        refused.forEach(
                kind ->
                        row(
                                table,
                                "refused: " + kind,
                                all,
                                m -> m.up().counts().refused().get(kind)));
        return table.toString();
    }

    private static void row(
            StringBuilder table, String title, List<Measured> all, Function<Measured, Long> count) {
        table.append("| ").append(title).append(" | ");
        all.forEach(
                m ->
                        table.append(" | ")
                                .append(each(m, Optional.ofNullable(count.apply(m)).orElse(0L))));
        table.append(" |\n");
    }

    private static String slow(Waiting slow) {
        return """

                ## Models that take minutes to become ready

                %d models whose pods become ready %s after they were scheduled, the life of large models. While all of them wait:

                | | floor | |
                |---|---|---|
                | writes in %s | 0 | %d |
                | reads in it | 0 | %d |
                | passes over models in it | | %d |
                | processor time of the operator, a minute | | %s |
                | writes a model until all are Ready, without events | ≤ 8 | %.2f |
                | events a model | ≤ 2 | %.2f |
                """
                .formatted(
                        slow.models(),
                        slow.readyAfter(),
                        time(slow.window().time()),
                        slow.window().counts().tried(),
                        RequestCounts.sum(slow.window().counts().reads()),
                        slow.window().passes(),
                        perMinute(slow.window()),
                        slow.counts().written() / (double) slow.models(),
                        slow.counts().events() / (double) slow.models());
    }

    private static String perMinute(Measured.Quiet quiet) {
        return text("%.2f s", seconds(quiet.cpu()) * 60 / seconds(quiet.time()));
    }

    private static String percentiles(List<Duration> times) {
        return text(
                "%.1f / %.1f ms",
                percentile(times, 50).toNanos() / 1e6, percentile(times, 99).toNanos() / 1e6);
    }

    private static double ratio(Duration one, Duration other) {
        return one.toMillis() / (double) other.toMillis();
    }

    private static String each(Measured measured, long count) {
        return text("%.2f", count / (double) measured.models());
    }

    private static String mebi(long kib) {
        return text("%.0f MB", kib / 1024.0);
    }

    private static String time(Duration time) {
        return text("%.1f s", seconds(time));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
