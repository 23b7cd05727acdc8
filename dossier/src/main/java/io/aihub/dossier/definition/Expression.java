package io.aihub.dossier.definition;

import java.util.List;

/** A rule of a definition, parsed. */
sealed interface Expression {
    /** A value that stands in the text: a Long, a Double, a text, or a compiled pattern. */
    record Literal(Object value) implements Expression {}

    /** A variable. */
    record Name(String name) implements Expression {}

    /** A field of a value. */
    record Field(Expression of, String name) implements Expression {}

    /** An entry of a list, or a key of a map. */
    record Entry(Expression of, Expression at) implements Expression {}

    /** A list that stands in the text. */
    record Listing(List<Expression> items) implements Expression {}

    /** {@code ! -}. */
    record Unary(String operator, Expression operand) implements Expression {}

    /** An operator between two operands. */
    record Binary(String operator, Expression left, Expression right) implements Expression {}

    /** {@code condition ? yes : no}. */
    record Choice(Expression condition, Expression yes, Expression no) implements Expression {}

    /**
     * A function or a method.
     *
     * @param target what the method is called on, null for a function
     */
    record Call(Expression target, String function, List<Expression> arguments)
            implements Expression {}
}
