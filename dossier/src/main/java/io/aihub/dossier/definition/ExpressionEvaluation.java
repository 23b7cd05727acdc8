package io.aihub.dossier.definition;

import io.aihub.dossier.definition.Expression.Binary;
import io.aihub.dossier.definition.Expression.Call;
import io.aihub.dossier.definition.Expression.Choice;
import io.aihub.dossier.definition.Expression.Entry;
import io.aihub.dossier.definition.Expression.Field;
import io.aihub.dossier.definition.Expression.Listing;
import io.aihub.dossier.definition.Expression.Literal;
import io.aihub.dossier.definition.Expression.Name;
import io.aihub.dossier.definition.Expression.Unary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule comes to. As in CEL, {@code &&} and {@code ||} answer by the side that can be told
 * when the other cannot; a rule that cannot be told at all is broken, which is how an API server
 * takes it.
 */
final class ExpressionEvaluation {
    private final Map<String, Object> variables;

    private ExpressionEvaluation(Map<String, Object> variables) {
        this.variables = variables;
    }

    /** A rule that cannot be told about this value. */
    static final class Untold extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Untold(String why) {
            super(why, null, false, false);
        }
    }

    /** Whether the rule holds of {@code self}; one that cannot be told does not. */
    static boolean holds(Expression rule, Object self) {
        return told(rule, self).orElse(false);
    }

    /** Whether the rule holds of {@code self}; absent when that cannot be told. */
    static Optional<Boolean> told(Expression rule, Object self) {
        try {
            return Optional.of(truth(new ExpressionEvaluation(Map.of("self", self)).of(rule)));
        } catch (Untold e) {
            return Optional.empty();
        }
    }

    private Object of(Expression expression) {
        if (expression instanceof Literal literal) {
            return literal.value();
        } else if (expression instanceof Name name) {
            return variable(name.name());
        } else if (expression instanceof Field field) {
            return key(of(field.of()), field.name());
        } else if (expression instanceof Entry entry) {
            return at(of(entry.of()), of(entry.at()));
        } else if (expression instanceof Listing listing) {
            return listing.items().stream().map(this::of).toList();
        } else if (expression instanceof Unary unary) {
            return unary(unary);
        } else if (expression instanceof Binary binary) {
            return binary(binary);
        } else if (expression instanceof Choice choice) {
            return of(truth(of(choice.condition())) ? choice.yes() : choice.no());
        }
        return call((Call) expression);
    }

    private Object variable(String name) {
        if (!variables.containsKey(name)) {
            throw new Untold("no variable " + name);
        }
        return variables.get(name);
    }

    private static Object key(Object of, Object name) {
        if (of instanceof Map<?, ?> map && map.containsKey(name)) {
            return map.get(name);
        }
        throw new Untold("no such key: " + name);
    }

    private static Object at(Object of, Object at) {
        if (of instanceof List<?> list && at instanceof Long place) {
            if (place < 0 || place >= list.size()) {
                throw new Untold("no entry " + place);
            }
            return list.get(place.intValue());
        }
        return key(of, at);
    }

    private Object unary(Unary unary) {
        Object operand = of(unary.operand());
        if (unary.operator().equals("!")) {
            return !truth(operand);
        }
        if (operand instanceof Long number) {
            return -number;
        }
        if (operand instanceof Double number) {
            return -number;
        }
        throw new Untold("no number");
    }

    private Object binary(Binary binary) {
        return switch (binary.operator()) {
            case "&&" -> both(binary, false);
            case "||" -> both(binary, true);
            default ->
                    ExpressionFunctions.operator(
                            binary.operator(), of(binary.left()), of(binary.right()));
        };
    }

    private boolean both(Binary binary, boolean decisive) {
        boolean left;
        try {
            left = truth(of(binary.left()));
        } catch (Untold untold) {
            if (truth(of(binary.right())) == decisive) {
                return decisive;
            }
            throw untold;
        }
        return left == decisive ? decisive : truth(of(binary.right()));
    }

    private Object call(Call call) {
        List<Expression> arguments = call.arguments();
        if (call.target() == null && call.function().equals("has")) {
            Field field = (Field) arguments.get(0);
            return of(field.of()) instanceof Map<?, ?> map && map.containsKey(field.name());
        }
        boolean macro = call.function().equals("all") || call.function().equals("exists");
        if (call.target() != null && macro) {
            return quantified(call);
        }
        List<Object> values = arguments.stream().map(this::of).toList();
        return call.target() == null
                ? ExpressionFunctions.function(call.function(), values)
                : ExpressionFunctions.method(of(call.target()), call.function(), values);
    }

    private boolean quantified(Call call) {
        boolean all = call.function().equals("all");
        String variable = ((Name) call.arguments().get(0)).name();
        if (!(of(call.target()) instanceof List<?> list)) {
            throw new Untold("no list");
        }
        for (Object item : list) {
            Map<String, Object> scope = new HashMap<>(variables);
            scope.put(variable, item);
            if (truth(new ExpressionEvaluation(scope).of(call.arguments().get(1))) != all) {
                return !all;
            }
        }
        return all;
    }

    private static boolean truth(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new Untold("no truth value");
    }
}
