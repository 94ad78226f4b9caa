package dev.accord;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the portal where to find it. */
@Component
class ReadyNotice {

    private static final Logger log = LoggerFactory.getLogger(ReadyNotice.class);

    @EventListener
    void announce(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            log.info(
                    "Accord is ready at http://localhost:{}", web.getWebServer().getPort());
        }
    }
}
