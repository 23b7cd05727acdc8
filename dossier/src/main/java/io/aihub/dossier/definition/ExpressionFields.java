package io.aihub.dossier.definition;

import io.aihub.dossier.definition.Expression.Binary;
import io.aihub.dossier.definition.Expression.Call;
import io.aihub.dossier.definition.Expression.Choice;
import io.aihub.dossier.definition.Expression.Entry;
import io.aihub.dossier.definition.Expression.Field;
import io.aihub.dossier.definition.Expression.Listing;
import io.aihub.dossier.definition.Expression.Name;
import io.aihub.dossier.definition.Expression.Unary;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which fields a rule reads. */
final class ExpressionFields {
    private ExpressionFields() {}

    static Set<String> of(String self, Expression expression) {
        Set<String> fields = new LinkedHashSet<>();
        collect(self, expression, fields);
        return fields;
    }

    private static void collect(String self, Expression expression, Collection<String> fields) {
        Optional<String> path = path(self, expression);
        if (path.isPresent()) {
            fields.add(path.get());
            return;
        }
        below(expression).forEach(one -> collect(self, one, fields));
    }

    private static Optional<String> path(String self, Expression expression) {
        if (expression instanceof Name name && name.name().equals("self")) {
            return Optional.of(self);
        }
        return expression instanceof Field field
                ? path(self, field.of()).map(of -> Paths.below(of, field.name()))
                : Optional.empty();
    }

    private static List<Expression> below(Expression expression) {
        if (expression instanceof Binary binary) {
            return List.of(binary.left(), binary.right());
        } else if (expression instanceof Unary unary) {
            return List.of(unary.operand());
        } else if (expression instanceof Choice choice) {
            return List.of(choice.condition(), choice.yes(), choice.no());
        } else if (expression instanceof Listing listing) {
            return listing.items();
        } else if (expression instanceof Entry entry) {
            return List.of(entry.of(), entry.at());
        } else if (expression instanceof Call call) {
            return Stream.concat(Stream.ofNullable(call.target()), call.arguments().stream())
                    .toList();
        }
        return expression instanceof Field field ? List.of(field.of()) : List.of();
    }
}
