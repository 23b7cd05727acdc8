package io.aihub.e2e.crash;

import io.aihub.demo.crash.KillPoints;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * The operator's way to the API server: plain HTTP on loopback on this side, TLS on the other, each
 * connection with one of its own there. Only what is to be struck is held back.
 */
final class StrikingProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final Config server;
    private final SSLContext trust;
    private final KillPoints strikes;
    private final Set<ProxyConnection> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "striking-proxy");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * Begins to listen.
     *
     * @param server the API server's address and authority
     */
    StrikingProxy(Config server, KillPoints strikes) throws IOException {
        this.server = server;
        this.strikes = strikes;
        this.trust = trust(server);
        this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        threads.execute(this::listen);
    }

    private static SSLContext trust(Config server) throws IOException {
        try {
            return SSLUtils.sslContext(server);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** A kubeconfig like this one that leads here. */
    Path kubeconfig(Path direct) throws IOException {
        String address = "http://127.0.0.1:" + listener.getLocalPort();
        String text = Files.readString(direct);
        String url = server.getMasterUrl().replaceAll("/$", "");
        if (!text.contains(url)) {
            throw new IOException(direct + " does not lead to " + url);
        }
        Path file = Files.createTempFile(direct.getParent(), "kubeconfig-", "-proxied");
        return Files.writeString(file, text.replaceAll(Pattern.quote(url) + "/?", address));
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                pass(listener.accept());
            } catch (IOException closed) {
                // The API server refused, and the operator sees its own connection end; or all is
                // over.
            }
        }
    }

    private void pass(Socket operator) throws IOException {
        try {
            URI url = URI.create(server.getMasterUrl());
            Socket upstream = trust.getSocketFactory().createSocket(url.getHost(), url.getPort());
            operator.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            ProxyConnection passage = new ProxyConnection(operator, upstream, strikes);
            open.add(passage);
            threads.execute(() -> ended(passage, passage::requests));
            threads.execute(() -> ended(passage, passage::answers));
        } catch (IOException e) {
            operator.close();
            throw e;
        }
    }

    private void ended(ProxyConnection passage, Runnable way) {
        try (passage) {
            way.run();
        } finally {
            open.remove(passage);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            open.forEach(ProxyConnection::close);
            threads.shutdownNow();
        }
    }
}
