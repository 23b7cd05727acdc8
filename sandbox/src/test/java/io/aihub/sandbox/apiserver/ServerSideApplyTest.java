package io.aihub.sandbox.apiserver;

import static io.aihub.sandbox.apiserver.RawClient.DEPLOYMENTS;
import static io.aihub.sandbox.apiserver.RawClient.WIDGETS;
import static io.aihub.sandbox.apiserver.RawClient.widget;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.sandbox.apiserver.RawClient.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ServerSideApplyTest extends ServerTest {
    private static final String ONE = WIDGETS + "/one";

    @Test
    void applying_an_absent_object_creates_it_with_201() throws IOException {
        Answer answer = api.apply(ONE, "a", widget("one", "{\"color\":\"Red\"}"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/metadata/uid")).isNotEmpty();
        assertThat(answer.at("/metadata/generation")).isEqualTo("1");
        assertThat(answer.at("/spec/finish")).as("schema default").isEqualTo("Matte");
    }

    @Test
    void a_yaml_body_means_the_same_as_a_json_body() throws IOException {
        api.apply(ONE, "a", widget("one", "{\"size\":3}"));
        long before = version();

        Answer answer =
                api.apply(
                        ONE,
                        "a",
                        """
                        apiVersion: test.io/v1
                        kind: Widget
                        metadata:
                          name: one
                        spec:
                          size: 3
                        """);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void applying_the_same_again_writes_nothing() throws IOException {
        Answer first = api.apply(ONE, "a", widget("one", "{\"color\":\"Red\"}"));
        Answer second = api.apply(ONE, "a", widget("one", "{\"color\":\"Red\"}"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(server.journal().writesBy("tester")).last().matches(e -> !e.result().changed());
    }

    @Test
    void a_field_left_out_of_the_next_apply_is_removed() throws IOException {
        api.apply(ONE, "a", widget("one", "{\"color\":\"Red\",\"size\":3}"));
        Answer answer = api.apply(ONE, "a", widget("one", "{\"color\":\"Red\"}"));

        assertThat(answer.body().at("/spec/size").isMissingNode()).isTrue();
        assertThat(answer.at("/metadata/generation")).isEqualTo("2");
    }

    @Test
    void a_field_left_out_stays_while_another_manager_owns_it() throws IOException {
        api.apply(ONE, "a", widget("one", "{\"color\":\"Red\",\"size\":3}"));
        api.apply(ONE, "b", widget("one", "{\"size\":3}"));
        Answer answer = api.apply(ONE, "a", widget("one", "{\"color\":\"Red\"}"));

        assertThat(answer.at("/spec/size")).isEqualTo("3");
    }

    @Test
    void labels_of_another_manager_stay() throws IOException {
        api.apply(ONE, "a", widget("one", "{\"color\":\"Red\"}"));
        api.merge(ONE, "{\"metadata\":{\"labels\":{\"team\":\"x\"}}}");
        Answer answer = api.apply(ONE, "a", widget("one", "{\"color\":\"Blue\"}"));

        assertThat(answer.at("/metadata/labels/team")).isEqualTo("x");
        assertThat(answer.at("/spec/color")).isEqualTo("Blue");
    }

    @Test
    void another_managers_field_with_another_value_is_a_conflict_that_changes_nothing()
            throws IOException {
        api.apply(ONE, "a", widget("one", "{\"color\":\"Red\",\"size\":1}"));
        long before = version();
        Answer answer = api.apply(ONE, "b", widget("one", "{\"color\":\"Blue\"}"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/reason")).isEqualTo("Conflict");
        assertThat(answer.at("/message")).contains("conflict with \"a\": .spec.color");
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void a_field_set_by_a_plain_create_is_owned_too() throws IOException {
        api.create(WIDGETS + "?fieldManager=person", widget("one", "{\"color\":\"Red\"}"));
        Answer answer = api.apply(ONE, "operator", widget("one", "{\"color\":\"Blue\"}"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/message")).contains("conflict with \"person\"");
    }

    @Test
    void force_takes_the_field_and_the_old_owner_no_longer_prunes_it() throws IOException {
        api.apply(ONE, "a", widget("one", "{\"color\":\"Red\",\"size\":1}"));
        Answer forced = api.apply(ONE + "?force=true", "b", widget("one", "{\"color\":\"Blue\"}"));
        Answer answer = api.apply(ONE, "a", widget("one", "{\"size\":1}"));

        assertThat(forced.status()).isEqualTo(200);
        assertThat(answer.at("/spec/color")).isEqualTo("Blue");
    }

    @Test
    void apply_needs_a_field_manager() throws IOException {
        Answer answer = api.send("PATCH", ONE, "application/apply-patch+yaml", widget("one", "{}"));

        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void items_of_a_keyed_list_merge_by_key_and_are_pruned_one_by_one() throws IOException {
        api.apply(ONE, "a", widget("one", "{\"parts\":[{\"name\":\"x\",\"count\":1}]}"));
        api.apply(ONE, "b", widget("one", "{\"parts\":[{\"name\":\"y\",\"count\":2}]}"));
        Answer both = api.get(ONE);
        Answer left = api.apply(ONE, "a", widget("one", "{}"));

        assertThat(both.body().at("/spec/parts")).hasSize(2);
        assertThat(left.body().at("/spec/parts")).hasSize(1);
        assertThat(left.at("/spec/parts/0/name")).isEqualTo("y");
    }

    @Test
    void values_of_a_set_have_an_owner_each_and_an_unmarked_list_is_replaced() throws IOException {
        api.apply(ONE, "a", widget("one", "{\"tags\":[\"x\"],\"notes\":[\"1\",\"2\"]}"));
        api.apply(ONE, "b", widget("one", "{\"tags\":[\"y\"]}"));
        Answer answer = api.apply(ONE, "a", widget("one", "{\"notes\":[\"3\"]}"));

        assertThat(answer.body().at("/spec/tags").toString()).isEqualTo("[\"y\"]");
        assertThat(answer.body().at("/spec/notes").toString()).isEqualTo("[\"3\"]");
    }

    @Test
    void apply_to_status_touches_status_alone() throws IOException {
        api.apply(ONE, "a", widget("one", "{\"color\":\"Red\"}"));
        Answer answer =
                api.apply(
                        ONE + "/status",
                        "a",
                        """
                        {"apiVersion":"test.io/v1","kind":"Widget","metadata":{"name":"one",
                         "labels":{"x":"y"}},"spec":{"color":"Blue"},"status":{"state":"On",
                         "conditions":[{"type":"Ready","status":"True"}]}}""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/spec/color")).isEqualTo("Red");
        assertThat(answer.at("/status/state")).isEqualTo("On");
        assertThat(answer.at("/metadata/generation")).isEqualTo("1");
        assertThat(answer.body().at("/metadata/labels").isMissingNode()).isTrue();
    }

    @Test
    void one_manager_owns_main_object_and_status_apart() throws IOException {
        String status =
                """
                {"apiVersion":"test.io/v1","kind":"Widget","metadata":{"name":"one"},
                 "status":{"state":"On"}}""";
        api.apply(ONE, "a", widget("one", "{\"color\":\"Red\"}"));
        api.apply(ONE + "/status", "a", status);
        Answer afterMain = api.apply(ONE, "a", widget("one", "{\"color\":\"Blue\"}"));
        Answer afterStatus = api.apply(ONE + "/status", "a", status);

        assertThat(afterMain.at("/status/state")).isEqualTo("On");
        assertThat(afterStatus.at("/spec/color")).isEqualTo("Blue");
    }

    @Test
    void conditions_of_two_managers_stand_side_by_side() throws IOException {
        String form =
                """
                {"apiVersion":"test.io/v1","kind":"Widget","metadata":{"name":"one"},
                 "status":{"conditions":[{"type":"%s","status":"True"}]}}""";
        api.apply(ONE, "a", widget("one", "{}"));
        api.apply(ONE + "/status", "a", form.formatted("Ready"));
        Answer answer = api.apply(ONE + "/status", "b", form.formatted("Seen"));

        assertThat(answer.body().at("/status/conditions")).hasSize(2);
    }

    @Test
    void apply_to_the_status_of_an_absent_object_is_404() throws IOException {
        assertThat(api.apply(ONE + "/status", "a", widget("one", "{}")).status()).isEqualTo(404);
    }

    @Test
    void a_stale_resource_version_in_the_body_is_409() throws IOException {
        String first = api.apply(ONE, "a", widget("one", "{}")).at("/metadata/resourceVersion");
        api.merge(ONE, "{\"spec\":{\"size\":9}}");
        String body =
                """
                {"apiVersion":"test.io/v1","kind":"Widget","metadata":{"name":"one",
                 "resourceVersion":"%s"},"status":{"state":"On"}}"""
                        .formatted(first);
        Answer answer = api.apply(ONE + "/status", "a", body);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/reason")).isEqualTo("Conflict");
        assertThat(answer.at("/message")).contains("the object has been modified");
    }

    @Test
    void containers_merge_by_name_ports_by_number_and_protocol_env_by_name() throws IOException {
        String path = DEPLOYMENTS + "/web";
        String form =
                """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{
                 "template":{"spec":{"containers":[{"name":"main",%s}]}}}}""";
        api.apply(
                path,
                "a",
                form.formatted(
                        "\"image\":\"i\",\"ports\":[{\"containerPort\":80}],"
                                + "\"env\":[{\"name\":\"A\",\"value\":\"1\"}]"));
        api.apply(path, "b", form.formatted("\"env\":[{\"name\":\"B\",\"value\":\"2\"}]"));
        Answer same =
                api.apply(
                        path,
                        "a",
                        form.formatted(
                                "\"image\":\"i\",\"ports\":[{\"containerPort\":80,"
                                        + "\"protocol\":\"TCP\"}],"
                                        + "\"env\":[{\"name\":\"A\",\"value\":\"1\"}]"));

        assertThat(same.body().at("/spec/template/spec/containers")).hasSize(1);
        assertThat(same.body().at("/spec/template/spec/containers/0/env")).hasSize(2);
        assertThat(same.body().at("/spec/template/spec/containers/0/ports")).hasSize(1);
        assertThat(same.at("/metadata/generation")).isEqualTo("2");
    }
}
