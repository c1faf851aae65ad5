package org.dunning.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * Sockets that send at once. Nagle's algorithm against delayed ACKs costs 40 ms per message beyond one buffer: 26
 * instead of 542 messages per second with 60 KiB each.
 */
final class PromptSocketFactory extends SocketFactory {

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** Ends every connection in the middle of its word, and opens no other. */
    void stop() {
        stopped = true;
        open.forEach(PromptSocketFactory::end);
    }

    @Override
    public Socket createSocket() throws IOException {
        return prompt(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return prompt(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return prompt(new Socket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return prompt(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return prompt(new Socket(host, port, from, fromPort));
    }

    private Socket prompt(Socket socket) throws IOException {
        if (stopped) {
            end(socket);
            throw new IOException("the connector is stopping");
        }
        socket.setTcpNoDelay(true);
        open.removeIf(Socket::isClosed);
        open.add(socket);
        return socket;
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it was closed
        }
    }
}
