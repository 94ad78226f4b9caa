package dev.accord.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.server.LoadDependenciesOnStartup;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;

/**
 * The page that every screen lives in: theme, colour scheme, icon and the open line on which the server speaks first.
 *
 * <p>The line carries only what the server says. What the person does travels by ordinary requests, which pass the
 * security filters one by one. Everything the browser needs comes with the first page: no later screen waits for a
 * part of the bundle, and a bundle that is reused fits views that are new (docs/decisions/0004-front-end-build.md).
 */
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("assets/tokens.css")
@StyleSheet("assets/boards.css")
@StyleSheet("assets/definitions.css")
@StyleSheet("assets/frame.css")
@StyleSheet("assets/kit.css")
@StyleSheet("assets/work.css")
@StyleSheet("assets/lifecycle.css")
@ColorScheme(ColorScheme.Value.SYSTEM)
@LoadDependenciesOnStartup
@Push(transport = Transport.WEBSOCKET_XHR)
class AppShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setViewport("width=device-width, initial-scale=1");
        settings.setPageTitle("Accord");
        settings.addLink("icon", "assets/accord.svg");
        settings.addMetaTag("description", "The portal of one revenue team.");
        settings.addInlineWithContents(
                Inline.Position.APPEND, Appearance.BEFORE_FIRST_PAINT, Inline.Wrapping.JAVASCRIPT);
    }
}
