package io.aihub.sandbox.apiserver;

import static io.aihub.sandbox.apiserver.RawClient.DEPLOYMENTS;
import static io.aihub.sandbox.apiserver.RawClient.WIDGETS;
import static io.aihub.sandbox.apiserver.RawClient.widget;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.apiserver.RawClient.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WritesTest extends ServerTest {
    private static final String ONE = WIDGETS + "/one";
    private static final String DEPLOYMENT =
            """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},
             "spec":{"selector":{"matchLabels":{"app":"web"}}},"status":{"replicas":7}}""";

    @Test
    void a_create_sets_uid_time_version_and_generation() throws IOException {
        Answer answer = api.create(WIDGETS, widget("one", "{}"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/metadata/uid")).hasSize(36);
        assertThat(answer.at("/metadata/creationTimestamp")).endsWith("Z");
        assertThat(answer.at("/metadata/resourceVersion")).isEqualTo("" + version());
        assertThat(answer.at("/metadata/generation")).isEqualTo("1");
        assertThat(answer.at("/metadata/namespace")).isEqualTo("default");
    }

    @Test
    void a_second_create_of_the_name_is_409_already_exists() throws IOException {
        api.create(WIDGETS, widget("one", "{}"));
        Answer answer = api.create(WIDGETS, widget("one", "{}"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/reason")).isEqualTo("AlreadyExists");
        assertThat(answer.at("/details/name")).isEqualTo("one");
    }

    @Test
    void what_is_absent_is_a_404_with_a_status_body() throws IOException {
        Answer answer = api.get(ONE);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/kind")).isEqualTo("Status");
        assertThat(answer.at("/message")).isEqualTo("widgets.test.io \"one\" not found");
    }

    @Test
    void a_kind_that_nobody_defined_is_404() throws IOException {
        assertThat(api.get("/apis/none.io/v1/things").status()).isEqualTo(404);
    }

    @Test
    void status_is_dropped_on_create_of_custom_and_built_in_kinds() throws IOException {
        ObjectNode body = (ObjectNode) RawClient.tree(widget("one", "{}"));
        body.putObject("status").put("state", "On");
        Answer custom = api.create(WIDGETS, body.toString());
        Answer builtIn = api.create(DEPLOYMENTS, DEPLOYMENT);

        assertThat(custom.body().has("status")).isFalse();
        assertThat(builtIn.body().has("status")).isFalse();
        assertThat(builtIn.at("/spec/replicas")).as("default").isEqualTo("1");
    }

    @Test
    void a_replace_keeps_status_and_a_status_replace_keeps_spec() throws IOException {
        Answer created = api.create(WIDGETS, widget("one", "{\"color\":\"Red\"}"));
        ObjectNode withStatus = (ObjectNode) created.body().deepCopy();
        withStatus.putObject("status").put("state", "On");
        withStatus.withObject("/spec").put("color", "Ignored");
        Answer second = api.replace(ONE + "/status", withStatus.toString());
        ObjectNode withoutStatus = (ObjectNode) second.body().deepCopy();
        withoutStatus.remove("status");
        withoutStatus.withObject("/spec").put("color", "Blue");
        Answer third = api.replace(ONE, withoutStatus.toString());

        assertThat(second.at("/spec/color")).isEqualTo("Red");
        assertThat(second.at("/metadata/generation")).isEqualTo("1");
        assertThat(third.at("/status/state")).isEqualTo("On");
        assertThat(third.at("/metadata/generation")).isEqualTo("2");
    }

    @Test
    void generation_does_not_rise_with_labels() throws IOException {
        api.create(WIDGETS, widget("one", "{}"));
        Answer answer = api.merge(ONE, "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");

        assertThat(answer.at("/metadata/generation")).isEqualTo("1");
    }

    @Test
    void a_replace_with_a_stale_version_is_409_and_without_one_refused_for_custom_resources()
            throws IOException {
        Answer created = api.create(WIDGETS, widget("one", "{}"));
        api.merge(ONE, "{\"spec\":{\"size\":1}}");

        assertThat(api.replace(ONE, created.body().toString()).status()).isEqualTo(409);
        assertThat(api.replace(ONE, widget("one", "{}")).status()).isEqualTo(422);
    }

    @Test
    void a_built_in_kind_may_be_replaced_without_a_version() throws IOException {
        api.create(DEPLOYMENTS, DEPLOYMENT);

        assertThat(api.replace(DEPLOYMENTS + "/web", DEPLOYMENT).status()).isEqualTo(200);
    }

    @Test
    void a_patch_that_states_a_stale_version_is_409() throws IOException {
        Answer created = api.create(WIDGETS, widget("one", "{}"));
        api.merge(ONE, "{\"spec\":{\"size\":1}}");
        String patch =
                "{\"metadata\":{\"resourceVersion\":\"%s\"},\"spec\":{\"size\":2}}"
                        .formatted(created.at("/metadata/resourceVersion"));

        assertThat(api.merge(ONE, patch).status()).isEqualTo(409);
        assertThat(api.get(ONE).at("/spec/size")).isEqualTo("1");
    }

    @Test
    void a_write_that_changes_nothing_keeps_the_version_and_tells_no_watcher() throws IOException {
        Answer created = api.create(WIDGETS, widget("one", "{\"color\":\"Red\"}"));
        long before = version();

        assertThat(api.replace(ONE, created.body().toString()).status()).isEqualTo(200);
        assertThat(api.merge(ONE, "{\"spec\":{\"color\":\"Red\"}}").status()).isEqualTo(200);
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void a_null_in_a_merge_patch_removes_the_field() throws IOException {
        api.create(WIDGETS, widget("one", "{\"color\":\"Red\"}"));
        Answer answer = api.merge(ONE, "{\"spec\":{\"color\":null}}");

        assertThat(answer.body().at("/spec").has("color")).isFalse();
    }

    @Test
    void a_json_patch_whose_test_fails_is_422() throws IOException {
        api.create(WIDGETS, widget("one", "{\"color\":\"Red\"}"));
        String test = "{\"op\":\"test\",\"path\":\"/spec/color\",\"value\":\"%s\"}";
        String set = "{\"op\":\"replace\",\"path\":\"/spec/color\",\"value\":\"Blue\"}";

        assertThat(api.jsonPatch(ONE, "[" + test.formatted("No") + "," + set + "]").status())
                .isEqualTo(422);
        assertThat(api.jsonPatch(ONE, "[" + test.formatted("Red") + "," + set + "]").status())
                .isEqualTo(200);
    }

    @Test
    void a_strategic_merge_patch_merges_containers_but_is_415_for_custom_resources()
            throws IOException {
        String type = "application/strategic-merge-patch+json";
        api.create(DEPLOYMENTS, DEPLOYMENT);
        String patch = "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"%s\"}]}}}}";
        api.send("PATCH", DEPLOYMENTS + "/web", type, patch.formatted("a"));
        Answer answer = api.send("PATCH", DEPLOYMENTS + "/web", type, patch.formatted("b"));
        api.create(WIDGETS, widget("one", "{}"));

        assertThat(answer.body().at("/spec/template/spec/containers")).hasSize(2);
        assertThat(api.send("PATCH", ONE, type, "{}").status()).isEqualTo(415);
    }

    @Test
    void a_dry_run_answers_and_stores_nothing() throws IOException {
        assertThat(api.create(WIDGETS + "?dryRun=All", widget("one", "{}")).status())
                .isEqualTo(201);
        assertThat(api.get(ONE).status()).isEqualTo(404);
    }

    @Test
    void the_scale_subresource_sets_replicas() throws IOException {
        api.create(DEPLOYMENTS, DEPLOYMENT);
        Answer scale = api.merge(DEPLOYMENTS + "/web/scale", "{\"spec\":{\"replicas\":0}}");

        assertThat(scale.at("/kind")).isEqualTo("Scale");
        assertThat(api.get(DEPLOYMENTS + "/web").at("/spec/replicas")).isEqualTo("0");
        assertThat(api.get(DEPLOYMENTS + "/web").at("/metadata/generation")).isEqualTo("2");
    }

    @Test
    void a_body_of_another_name_than_the_path_is_400_and_of_another_kind_422() throws IOException {
        api.create(WIDGETS, widget("one", "{}"));

        assertThat(api.apply(ONE, "a", widget("two", "{}")).status()).isEqualTo(400);
        assertThat(api.create(WIDGETS, DEPLOYMENT).status()).isEqualTo(422);
        assertThat(api.create(WIDGETS, "no object").status()).isEqualTo(400);
    }

    @Test
    void events_and_leases_are_stored_like_other_objects() throws IOException {
        String events = "/apis/events.k8s.io/v1/namespaces/default/events";
        String event =
                "{\"apiVersion\":\"events.k8s.io/v1\",\"kind\":\"Event\","
                        + "\"metadata\":{\"name\":\"e\"},\"reason\":\"Why\"}";
        String leases = "/apis/coordination.k8s.io/v1/namespaces/default/leases";
        String lease =
                "{\"apiVersion\":\"coordination.k8s.io/v1\",\"kind\":\"Lease\","
                        + "\"metadata\":{\"name\":\"l\"}}";

        assertThat(api.create(events, event).status()).isEqualTo(201);
        assertThat(api.create(events, event).status()).isEqualTo(409);
        assertThat(api.create(leases, lease).status()).isEqualTo(201);
    }

    @Test
    void access_reviews_say_allowed_and_self_reviews_say_who() throws IOException {
        String base = "{\"apiVersion\":\"%s\",\"kind\":\"%s\",\"spec\":{}}";
        Answer access =
                api.create(
                        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                        base.formatted("authorization.k8s.io/v1", "SelfSubjectAccessReview"));
        Answer self =
                api.create(
                        "/apis/authentication.k8s.io/v1/selfsubjectreviews",
                        base.formatted("authentication.k8s.io/v1", "SelfSubjectReview"));

        assertThat(access.at("/status/allowed")).isEqualTo("true");
        assertThat(self.at("/status/userInfo/username")).isEqualTo("tester");
        assertThat(server.journal().writesBy("tester")).isEmpty();
    }
}
