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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the part of CEL in which the rules of our definitions are written. What it does not know it
 * refuses, so that a rule is never read as something else; a test reads all of them.
 */
final class ExpressionParser {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:(?<text>'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")"
                            + "|(?<number>[0-9]+(?:\\.[0-9]+)?)"
                            + "|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
                            + "|(?<sign>&&|\\|\\||==|!=|<=|>=|[-+*/%<>!?:.,()\\[\\]]))");
    private static final List<List<String>> LEVELS =
            List.of(
                    List.of("||"),
                    List.of("&&"),
                    List.of("==", "!=", "<", "<=", ">", ">=", "in"),
                    List.of("+", "-"));

    private final List<String> tokens = new ArrayList<>();
    private final String rule;
    private int at;

    private ExpressionParser(String rule) {
        this.rule = rule;
        Matcher matcher = TOKEN.matcher(rule);
        int end = 0;
        while (end < rule.stripTrailing().length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw unknown(rule.substring(end));
            }
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
    }

    static Expression parse(String rule) {
        ExpressionParser parser = new ExpressionParser(rule);
        Expression whole = parser.choice();
        if (parser.at != parser.tokens.size()) {
            throw parser.unknown(parser.peek());
        }
        return whole;
    }

    private Expression choice() {
        Expression condition = binary(0);
        if (!take("?")) {
            return condition;
        }
        Expression yes = choice();
        expect(":");
        return new Choice(condition, yes, choice());
    }

    private Expression binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Expression left = binary(level + 1);
        while (LEVELS.get(level).contains(peek())) {
            left = new Binary(next(), left, binary(level + 1));
        }
        return left;
    }

    private Expression unary() {
        if (peek().equals("!") || peek().equals("-")) {
            return new Unary(next(), unary());
        }
        Expression value = primary();
        while (peek().equals(".") || peek().equals("[")) {
            value = take(".") ? member(value) : entry(value);
        }
        return value;
    }

    private Expression member(Expression of) {
        String name = word();
        if (!take("(")) {
            return new Field(of, name);
        }
        List<Expression> arguments = list(")");
        return new Call(of, name, name.equals("matches") ? compiled(arguments) : arguments);
    }

    /** A pattern stands in the text of every rule, so it is compiled with it. */
    private static List<Expression> compiled(List<Expression> arguments) {
        String pattern = String.valueOf(((Literal) arguments.get(0)).value());
        return List.of(new Literal(Pattern.compile(pattern)));
    }

    private Expression entry(Expression of) {
        expect("[");
        Expression at = choice();
        expect("]");
        return new Entry(of, at);
    }

    private Expression primary() {
        if (take("(")) {
            Expression inner = choice();
            expect(")");
            return inner;
        }
        if (take("[")) {
            return new Listing(list("]"));
        }
        char first = peek().isEmpty() ? ' ' : peek().charAt(0);
        if (first == '\'' || first == '"') {
            return new Literal(text(next()));
        }
        if (Character.isDigit(first)) {
            String number = next();
            return number.contains(".")
                    ? new Literal(Double.valueOf(number))
                    : new Literal(Long.valueOf(number));
        }
        String word = word();
        if (word.equals("true") || word.equals("false")) {
            return new Literal(Boolean.valueOf(word));
        }
        return take("(") ? new Call(null, word, list(")")) : new Name(word);
    }

    private List<Expression> list(String end) {
        List<Expression> items = new ArrayList<>();
        while (!take(end)) {
            items.add(choice());
            if (!peek().equals(end)) {
                expect(",");
            }
        }
        return List.copyOf(items);
    }

    private static String text(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    private String word() {
        String word = next();
        if (word.isEmpty() || !Character.isJavaIdentifierStart(word.charAt(0))) {
            throw unknown(word);
        }
        return word;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        String token = peek();
        at++;
        return token;
    }

    private boolean take(String token) {
        boolean there = peek().equals(token);
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw unknown(peek());
        }
    }

    private IllegalArgumentException unknown(String what) {
        return new IllegalArgumentException("\"" + what + "\" is not known in the rule " + rule);
    }
}
