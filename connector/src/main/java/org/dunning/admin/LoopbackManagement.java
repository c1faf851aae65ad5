package org.dunning.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;

/** Metrics are read without a login, but only at the management port and only while that port is bound to loopback. */
record LoopbackManagement(ManagementServerProperties management) {

    boolean isMetrics(HttpServletRequest request) {
        InetAddress address = management.getAddress();
        Integer port = management.getPort();
        return address != null
                && address.isLoopbackAddress()
                && port != null
                && (port == 0 || port == request.getLocalPort())
                && request.getRequestURI().equals("/actuator/prometheus");
    }
}
