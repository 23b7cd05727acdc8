package io.aihub.sandbox.apiserver;

import static io.aihub.sandbox.apiserver.RawClient.WIDGETS;
import static io.aihub.sandbox.apiserver.RawClient.widget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.apiserver.RawClient.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GarbageCollectionTest extends ServerTest {
    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

    @Test
    void deleting_an_owner_deletes_its_dependents_and_theirs() throws IOException {
        String owner = api.create(WIDGETS, widget("owner", "{}")).at("/metadata/uid");
        Answer child = api.create(WIDGETS, owned("child", "owner", owner));
        api.create(WIDGETS, owned("grandchild", "child", child.at("/metadata/uid")));
        api.create(WIDGETS, widget("stranger", "{}"));

        assertThat(api.delete(WIDGETS + "/owner", "").at("/status")).isEqualTo("Success");

        await().until(() -> gone("child") && gone("grandchild"));
        assertThat(gone("stranger")).isFalse();
    }

    @Test
    void an_owner_is_known_by_its_uid_and_not_by_its_name() throws IOException {
        String old = api.create(WIDGETS, widget("owner", "{}")).at("/metadata/uid");
        api.create(WIDGETS, owned("child", "owner", old));
        api.delete(WIDGETS + "/owner", "");
        String now = api.create(WIDGETS, widget("owner", "{}")).at("/metadata/uid");
        api.create(WIDGETS, owned("other", "owner", now));

        await().until(() -> gone("child"));
        assertThat(gone("other")).isFalse();
    }

    @Test
    void an_object_created_with_an_owner_that_is_gone_is_collected() throws IOException {
        api.create(WIDGETS, owned("child", "owner", "00000000-0000-0000-0000-000000000000"));

        await().until(() -> gone("child"));
    }

    @Test
    void an_orphaning_delete_leaves_dependents_without_the_reference() throws IOException {
        String owner = api.create(WIDGETS, widget("owner", "{}")).at("/metadata/uid");
        api.create(WIDGETS, owned("child", "owner", owner));
        api.delete(WIDGETS + "/owner?propagationPolicy=Orphan", "");
        api.create(WIDGETS, owned("marker", "owner", owner));

        await().until(() -> gone("marker"));
        assertThat(api.get(WIDGETS + "/child").body().at("/metadata/ownerReferences")).isEmpty();
    }

    @Test
    void a_delete_with_the_uid_or_version_of_another_object_is_409() throws IOException {
        api.create(WIDGETS, widget("one", "{}"));
        String form = "{\"kind\":\"DeleteOptions\",\"preconditions\":{\"%s\":\"%s\"}}";

        assertThat(api.delete(WIDGETS + "/one", form.formatted("uid", "x")).status())
                .isEqualTo(409);
        assertThat(api.delete(WIDGETS + "/one", form.formatted("resourceVersion", "0")).status())
                .isEqualTo(409);
        assertThat(gone("one")).isFalse();
    }

    @Test
    void a_finalizer_holds_a_deleted_object_until_it_is_removed() throws IOException {
        ObjectNode body = (ObjectNode) RawClient.tree(widget("one", "{}"));
        body.withObject("/metadata").putArray("finalizers").add("test.io/hold");
        api.create(WIDGETS, body.toString());
        api.delete(WIDGETS + "/one", "");

        assertThat(api.get(WIDGETS + "/one").at("/metadata/deletionTimestamp")).isNotEmpty();
        api.merge(WIDGETS + "/one", "{\"metadata\":{\"finalizers\":null}}");
        assertThat(gone("one")).isTrue();
    }

    @Test
    void deleting_a_namespace_deletes_what_is_in_it_and_then_the_namespace() throws IOException {
        api.create(
                "/api/v1/namespaces",
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"default\"}}");
        api.create(WIDGETS, widget("one", "{}"));
        api.create(
                CONFIG_MAPS,
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"c\"}}");
        api.create("/apis/test.io/v1/namespaces/other/widgets", widget("far", "{}"));
        api.delete("/api/v1/namespaces/default", "");

        await().until(() -> api.get("/api/v1/namespaces/default").status() == 404);
        assertThat(gone("one")).isTrue();
        assertThat(api.get(CONFIG_MAPS + "/c").status()).isEqualTo(404);
        assertThat(api.get("/apis/test.io/v1/namespaces/other/widgets/far").status())
                .isEqualTo(200);
    }

    @Test
    void deleting_a_collection_heeds_its_selector() throws IOException {
        api.create(WIDGETS, widget("one", "{\"color\":\"Red\"}"));
        api.create(WIDGETS, widget("two", "{\"color\":\"Blue\"}"));
        api.delete(WIDGETS + "?fieldSelector=spec.color%3DRed", "");

        assertThat(gone("one")).isTrue();
        assertThat(gone("two")).isFalse();
    }

    private boolean gone(String name) throws IOException {
        return api.get(WIDGETS + "/" + name).status() == 404;
    }

    private static String owned(String name, String owner, String uid) {
        ObjectNode body = (ObjectNode) RawClient.tree(widget(name, "{}"));
        body.withObject("/metadata")
                .putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "test.io/v1")
                .put("kind", "Widget")
                .put("name", owner)
                .put("uid", uid);
        return body.toString();
    }
}
