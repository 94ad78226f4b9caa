package dev.accord.metrics.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.shared.Registration;
import dev.accord.ui.Screen;

/** A screen of figures that is kept up to date as long as it is open. */
public abstract class LiveScreen extends Screen {

    private final FigureNews news;
    private Registration following = () -> {};

    protected LiveScreen(String title, FigureNews news) {
        super(title);
        this.news = news;
    }

    /** Shows what was noticed to have changed. */
    protected abstract void refresh();

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        following = news.follow(attach.getUI(), this::refresh);
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        following.remove();
        super.onDetach(detach);
    }
}
