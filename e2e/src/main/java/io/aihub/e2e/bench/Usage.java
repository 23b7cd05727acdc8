package io.aihub.e2e.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has taken so far, as the kernel counts it.
 *
 * @param cpu processor time of all its threads, in steps of 10 ms
 * @param residentKib VmRSS
 * @param peakKib VmHWM
 */
record Usage(Duration cpu, long residentKib, long peakKib) {

    static Usage of(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            String text = Files.readString(status);
            return new Usage(
                    process.info().totalCpuDuration().orElse(Duration.ZERO),
                    kib(text, "VmRSS:"),
                    kib(text, "VmHWM:"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long kib(String status, String field) {
        return status.lines()
                .filter(line -> line.startsWith(field))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    double cpuSeconds() {
        return cpu.toMillis() / 1000.0;
    }
}
