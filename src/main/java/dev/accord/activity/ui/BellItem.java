package dev.accord.activity.ui;

import com.vaadin.flow.component.Component;
import dev.accord.activity.Notifications;
import dev.accord.people.Acting;
import dev.accord.ui.BarItem;
import java.time.Clock;

/** Puts the bell into the top bar. */
@org.springframework.stereotype.Component
class BellItem implements BarItem {

    private final Notifications notifications;
    private final BellNews news;
    private final Acting acting;
    private final Clock clock;

    BellItem(Notifications notifications, BellNews news, Acting acting, Clock clock) {
        this.notifications = notifications;
        this.news = news;
        this.acting = acting;
        this.clock = clock;
    }

    @Override
    public Component fresh() {
        return new Bell(notifications, news, acting.person(), clock);
    }
}
