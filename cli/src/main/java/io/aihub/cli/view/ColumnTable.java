package io.aihub.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table as kubectl prints it: by the additionalPrinterColumns of the definition. */
public final class ColumnTable {
    private static final String GAP = "   ";
    private final List<Column> columns;

    private ColumnTable(List<Column> columns) {
        this.columns = columns;
    }

    private record Column(String name, String type, FieldPath path) {}

    /**
     * The columns of priority 0, after the name; the wide ones too if asked for.
     *
     * @param definition a CustomResourceDefinition
     */
    public static ColumnTable of(JsonNode definition, boolean wide) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("NAME", "string", FieldPath.of("metadata.name")));
        for (JsonNode column :
                definition.path("spec").path("versions").path(0).path("additionalPrinterColumns")) {
            if (wide || column.path("priority").asInt() == 0) {
                columns.add(
                        new Column(
                                column.path("name").asText(),
                                column.path("type").asText(),
                                FieldPath.of(column.path("jsonPath").asText())));
            }
        }
        return new ColumnTable(columns);
    }

    /** The names of the columns. */
    public List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    /** Lines of equal columns, the header first. */
    public List<String> lines(List<JsonNode> objects, Instant now) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(header());
        for (JsonNode object : objects) {
            rows.add(columns.stream().map(column -> cell(column, object, now)).toList());
        }
        return rows.stream().map(row -> padded(row, rows)).toList();
    }

    private static String cell(Column column, JsonNode object, Instant now) {
        String text = column.path().text(object);
        boolean date = column.type().equals("date") && !text.isEmpty();
        return date ? age(Duration.between(Instant.parse(text), now)) : text;
    }

    /** The largest whole unit, as kubectl does for the young; never negative. */
    static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) {
            return seconds + "s";
        }
        if (seconds < 7200) {
            return seconds / 60 + "m";
        }
        return seconds < 172_800 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
    }

    private static String padded(List<String> row, List<List<String>> all) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            int column = i;
            int width =
                    all.stream().mapToInt(each -> each.get(column).length()).max().orElseThrow();
            cells.add(row.get(i) + " ".repeat(width - row.get(i).length()));
        }
        return cells.stream().collect(Collectors.joining(GAP)).stripTrailing();
    }
}
