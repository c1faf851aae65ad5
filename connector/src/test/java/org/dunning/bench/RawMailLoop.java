package org.dunning.bench;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Properties;
import javax.net.SocketFactory;

/** Jakarta Mail as fast as it goes by itself: one Transport kept open per thread, TCP_NODELAY, nothing noted. */
final class RawMailLoop {

    private final int port;
    private final Session session;

    RawMailLoop(int port) {
        this.port = port;
        var settings = new Properties();
        settings.put("mail.smtp.socketFactory", new Prompt());
        session = Session.getInstance(settings);
    }

    /** A message read from its bytes once, before any time is taken. */
    MimeMessage message(byte[] bytes) {
        try {
            return new MimeMessage(session, new ByteArrayInputStream(bytes));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    Transport open() {
        try {
            Transport transport = session.getTransport("smtp");
            transport.connect("127.0.0.1", port, null, null);
            return transport;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static void send(Transport transport, MimeMessage message) {
        try {
            transport.sendMessage(message, new Address[] {new InternetAddress("pagos@example.org")});
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Prompt extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            var socket = new Socket();
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException();
        }
    }
}
