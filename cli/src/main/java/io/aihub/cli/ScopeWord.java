package io.aihub.cli;

import io.aihub.api.v1alpha1.DecisionScope;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a scope, as it is typed on a command line or written in an object. */
final class ScopeWord implements ITypeConverter<DecisionScope> {
    @Override
    public DecisionScope convert(String text) {
        return Stream.of(DecisionScope.values())
                .filter(scope -> scope.name().equalsIgnoreCase(text.replace("-", "")))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "write this-content or same-pods instead of " + text));
    }
}
