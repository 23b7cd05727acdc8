package io.aihub.sandbox.apiserver;

import static io.aihub.sandbox.apiserver.RawClient.WIDGETS;
import static io.aihub.sandbox.apiserver.RawClient.widget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalAndHooksTest extends ServerTest {
    @Test
    void every_write_is_listed_with_who_what_and_whether_it_changed_anything() throws IOException {
        api.create(WIDGETS, widget("one", "{}"));
        api.create(WIDGETS, widget("one", "{}"));
        api.apply(WIDGETS + "/one/status", "m", widget("one", "{}"));
        new RawClient(server.url(), "other").delete(WIDGETS + "/one", "");
        List<RequestJournal.Entry> mine = server.journal().writesBy("tester");

        assertThat(mine)
                .extracting(e -> e.request().verb().name())
                .containsExactly("Create", "Create", "Apply");
        assertThat(mine).extracting(e -> e.result().status()).containsExactly(201, 409, 200);
        assertThat(mine).extracting(e -> e.request().target().name()).containsOnly("one");
        assertThat(mine.get(0).result().changed()).isTrue();
        assertThat(mine.get(1).result().changed()).isFalse();
        assertThat(mine.get(2).request().target().subresource()).isEqualTo("status");
        assertThat(server.journal().writesBy("other")).hasSize(1);
        assertThat(mine).extracting(e -> e.request().sequence()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void reads_and_watches_are_counted_by_client() throws IOException {
        api.get(WIDGETS);
        api.get(WIDGETS + "/one");

        assertThat(server.journal().readsBy("tester")).isEqualTo(2);
        assertThat(server.journal().readsBy("nobody")).isZero();
    }

    @Test
    void without_a_token_the_user_agent_tells_clients_apart() throws IOException {
        var connection = URI.create(server.url() + WIDGETS).toURL().openConnection();
        connection.setRequestProperty("User-Agent", "kubectl/v1.34 (linux)");
        connection.getInputStream().close();

        assertThat(server.journal().readsBy("kubectl")).isEqualTo(1);
    }

    @Test
    void a_connection_dropped_before_leaves_no_trace_of_the_write() throws IOException {
        server.hook(on(WriteHook.Verdict.dropConnection(), WriteHook.Verdict.proceed()));

        assertThatThrownBy(() -> api.create(WIDGETS, widget("one", "{}")))
                .isInstanceOf(IOException.class);
        server.unhook();
        assertThat(api.get(WIDGETS + "/one").status()).isEqualTo(404);
        assertThat(last().result().status()).isZero();
        assertThat(last().result().changed()).isFalse();
    }

    @Test
    void a_connection_dropped_after_leaves_the_write_done_and_the_answer_lost() throws IOException {
        server.hook(on(WriteHook.Verdict.proceed(), WriteHook.Verdict.dropConnection()));

        assertThatThrownBy(() -> api.create(WIDGETS, widget("one", "{}")))
                .isInstanceOf(IOException.class);
        server.unhook();
        assertThat(api.get(WIDGETS + "/one").status()).isEqualTo(200);
        assertThat(last().result().changed()).isTrue();
    }

    @Test
    void a_hook_can_answer_in_place_of_the_server() throws IOException {
        server.hook(
                on(
                        WriteHook.Verdict.respond(503, "ServiceUnavailable"),
                        WriteHook.Verdict.proceed()));
        RawClient.Answer answer = api.create(WIDGETS, widget("one", "{}"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/reason")).isEqualTo("ServiceUnavailable");
        assertThat(api.get(WIDGETS + "/one").status()).isEqualTo(404);
    }

    @Test
    void the_sandboxs_own_controllers_pass_by_the_hook() throws IOException {
        String owner = api.create(WIDGETS, widget("owner", "{}")).at("/metadata/uid");
        server.hook(on(WriteHook.Verdict.dropConnection(), WriteHook.Verdict.proceed()));
        server.loadCrds(CRDS);

        assertThat(owner).isNotEmpty();
        assertThat(last().request().client()).isEqualTo("sandbox-setup");
        assertThat(last().result().status()).isEqualTo(200);
    }

    private RequestJournal.Entry last() {
        List<RequestJournal.Entry> all = server.journal().writes();
        return all.get(all.size() - 1);
    }

    private static WriteHook on(WriteHook.Verdict before, WriteHook.Verdict after) {
        return new WriteHook() {
            @Override
            public Verdict before(WriteRequest request) {
                return before;
            }

            @Override
            public Verdict after(WriteRequest request, WriteResult result) {
                return after;
            }
        };
    }
}
