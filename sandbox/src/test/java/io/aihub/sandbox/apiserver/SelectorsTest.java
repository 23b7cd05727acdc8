package io.aihub.sandbox.apiserver;

import static io.aihub.sandbox.apiserver.RawClient.WIDGETS;
import static io.aihub.sandbox.apiserver.RawClient.widget;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.sandbox.apiserver.RawClient.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorsTest extends ServerTest {
    @BeforeEach
    void three_widgets() throws IOException {
        create("red", "{\"color\":\"Red\"}", "{\"q\":\"x\"}");
        create("blue", "{\"color\":\"Blue\"}", "{\"q\":\"y\",\"extra\":\"1\"}");
        create("plain", "{}", "{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=x                | red",
                "q==y               | blue",
                "q!=x               | blue plain",
                "q in (x,y)         | blue red",
                "q in (x, z)        | red",
                "q notin (x)        | blue plain",
                "q                  | blue red",
                "!q                 | plain",
                "q in (x,y),extra   | blue",
                "q in (nobody)      | ''"
            })
    void label_selectors_select_by_equality_set_and_existence(String selector, String names)
            throws IOException {
        assertThat(list("labelSelector", selector)).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metadata.name=red               | red",
                "metadata.namespace=default      | blue plain red",
                "spec.color=Blue                 | blue",
                "spec.color!=Blue                | plain red",
                "spec.color=Red,metadata.name!=x | red",
                "status.state=On                 | ''"
            })
    void field_selectors_select_on_what_the_definition_lists(String selector, String names)
            throws IOException {
        assertThat(list("fieldSelector", selector)).isEqualTo(names);
    }

    @Test
    void a_field_that_is_not_selectable_is_400() throws IOException {
        Answer answer = api.get(WIDGETS + "?fieldSelector=spec.size%3D3");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/message")).isEqualTo("field label not supported: spec.size");
    }

    @Test
    void a_limit_may_be_answered_with_everything_and_no_continue_token() throws IOException {
        Answer answer = api.get(WIDGETS + "?limit=1");

        assertThat(answer.body().at("/items")).hasSize(3);
        assertThat(answer.at("/metadata/continue")).isEmpty();
        assertThat(answer.at("/metadata/resourceVersion")).isEqualTo("" + version());
    }

    @Test
    void a_list_over_all_namespaces_holds_every_namespace() throws IOException {
        api.create("/apis/test.io/v1/namespaces/other/widgets", widget("far", "{}"));

        assertThat(api.get("/apis/test.io/v1/widgets").body().at("/items")).hasSize(4);
    }

    private void create(String name, String spec, String labels) throws IOException {
        String body = widget(name, spec).replace("\"metadata\":{", "\"metadata\":{\"labels\":%s,");
        api.create(WIDGETS, body.formatted(labels));
    }

    private String list(String parameter, String selector) throws IOException {
        String value = URLEncoder.encode(selector, StandardCharsets.UTF_8);
        Answer answer = api.get(WIDGETS + "?" + parameter + "=" + value);
        List<String> names = new ArrayList<>();
        answer.body().at("/items").forEach(item -> names.add(item.at("/metadata/name").asText()));
        return String.join(" ", names);
    }
}
