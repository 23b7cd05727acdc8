package io.aihub.cli.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.cli.check.CheckResult.Unread;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How findings are printed. */
enum OutputForm {
    /** For people. */
    text {
        @Override
        List<String> lines(CheckResult result) {
            List<String> lines = new ArrayList<>();
            for (CheckedObject object : result.objects()) {
                if (!object.findings().isEmpty()) {
                    Manifest of = object.manifest();
                    lines.add(of.file() + ": " + of.kind() + " " + of.name());
                    object.findings().forEach(one -> lines.add("  " + sentence(one)));
                }
            }
            lines.add(summary(result));
            return lines;
        }
    },
    /** Annotations of a workflow. */
    github {
        @Override
        List<String> lines(CheckResult result) {
            return Stream.concat(
                            result.unreadable().stream().map(OutputForm::annotation),
                            result.objects().stream().flatMap(OutputForm::annotations))
                    .toList();
        }

        @Override
        List<String> errors(CheckResult result) {
            return List.of();
        }
    },
    /** One object a line, also of a file that cannot be read. */
    json {
        @Override
        List<String> lines(CheckResult result) {
            return Stream.concat(
                            result.unreadable().stream().map(OutputForm::object),
                            result.objects().stream().map(OutputForm::object))
                    .toList();
        }
    };

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String UNREADABLE = "Unreadable";

    abstract List<String> lines(CheckResult result);

    List<String> errors(CheckResult result) {
        return result.unreadable().stream()
                .map(one -> "error: " + place(one) + ": " + one.message())
                .toList();
    }

    private static String place(Unread one) {
        return one.line() == 0 ? one.file() : one.file() + ":" + one.line();
    }

    private static String sentence(Finding finding) {
        String path = finding.path().isEmpty() ? "" : finding.path() + ": ";
        return word(finding.level()) + " " + finding.rule() + " " + path + finding.message();
    }

    private static String word(Level level) {
        return switch (level) {
            case Enforce -> "error";
            case Warn -> "warning";
            case Record, Off -> "notice";
        };
    }

    private static String summary(CheckResult result) {
        String others = result.others() == 0 ? "" : ", " + result.others() + " of other APIs";
        return result.objects().size()
                + " objects in "
                + result.files()
                + " files"
                + others
                + ": "
                + result.count(Level.Enforce)
                + " findings block, "
                + result.count(Level.Warn)
                + " warn";
    }

    private static Stream<String> annotations(CheckedObject object) {
        Manifest of = object.manifest();
        return object.findings().stream()
                .map(
                        one ->
                                annotation(
                                        word(one.level()),
                                        of.file(),
                                        of.line(one.path()),
                                        one.rule(),
                                        of.kind()
                                                + " "
                                                + of.name()
                                                + ": "
                                                + (one.path().isEmpty() ? "" : one.path() + ": ")
                                                + one.message()));
    }

    private static String annotation(Unread one) {
        return annotation("error", one.file(), Math.max(1, one.line()), UNREADABLE, one.message());
    }

    private static String annotation(
            String level, String file, int line, String title, String message) {
        return "::%s file=%s,line=%d,title=%s::%s"
                .formatted(level, property(file), line, property(title), data(message));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String object(CheckedObject object) {
        Manifest of = object.manifest();
        ObjectNode line = line(of.file(), of.kind(), of.name());
        ArrayNode findings = line.putArray("findings");
        object.findings().forEach(one -> add(findings, one));
        return line.toString();
    }

    private static String object(Unread one) {
        ObjectNode line = line(one.file(), "", "");
        ObjectNode finding = line.putArray("findings").addObject();
        finding.put("rule", UNREADABLE);
        finding.put("level", Level.Enforce.name());
        finding.put("path", one.line() == 0 ? "" : "line " + one.line());
        finding.put("message", one.message());
        return line.toString();
    }

    private static ObjectNode line(String file, String kind, String name) {
        return MAPPER.createObjectNode().put("file", file).put("kind", kind).put("name", name);
    }

    private static void add(ArrayNode findings, Finding one) {
        findings.addObject()
                .put("rule", one.rule())
                .put("level", one.level().name())
                .put("path", one.path())
                .put("message", one.message());
    }
}
