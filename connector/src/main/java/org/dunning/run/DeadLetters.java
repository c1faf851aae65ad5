package org.dunning.run;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notes failures that no route expected; the caller gets the failure as well. */
@Component
public class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final AtomicLong count = new AtomicLong();

    /** One line, without the message's content: it may hold a debtor's data. */
    public void note(Exchange exchange) {
        Exception problem = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        count.incrementAndGet();
        String route = exchange.getProperty(Exchange.FAILURE_ROUTE_ID, exchange.getFromRouteId(), String.class);
        LOG.error("route {} failed: {}", route, Causes.inWords(problem));
        LOG.debug("route {} failed", route, problem);
    }

    /** Failures since the start. */
    public long count() {
        return count.get();
    }
}
