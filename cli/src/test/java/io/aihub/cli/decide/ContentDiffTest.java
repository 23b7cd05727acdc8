package io.aihub.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDiffTest {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a':1} | {'a':1} | ",
                "{'a':1} | {'a':2} | a: 1 -> 2",
                "{'a':{'b':1}} | {'a':{}} | a.b: 1 -> (none)",
                "{} | {'a':{'b':1}} | a.b: (none) -> 1",
                "{'s':[{'name':'x','v':1}]} | {'s':[{'name':'x','v':2}]} | s[x].v: 1 -> 2",
                "{'s':[{'name':'x'}]} | {'s':[{'name':'x'},{'name':'y'}]} | s[y].name: (none) -> y",
                "{'l':[1,2]} | {'l':[1,3]} | l: [1,2] -> [1,3]",
                "{'a':{'b':1}} | {'a':'t'} | a: {\"b\":1} -> t",
            })
    void a_change_is_named_by_its_path(String before, String after, String change)
            throws IOException {
        List<String> changes =
                ContentDiff.between(MAPPER.readTree(before), MAPPER.readTree(after)).stream()
                        .map(c -> c.path() + ": " + c.before() + " -> " + c.after())
                        .toList();
        assertThat(changes).isEqualTo(change == null ? List.of() : List.of(change));
    }
}
