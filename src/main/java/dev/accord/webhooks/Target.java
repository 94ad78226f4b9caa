package dev.accord.webhooks;

import dev.accord.shared.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * An address to call, well-formed. Whether it may be called is said by {@link Gate}.
 *
 * @param host in small letters, an IPv6 address without its brackets
 * @param path with the query
 */
record Target(boolean secure, String host, int port, String path) {

    static final int LONGEST = 500;

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** @throws Refused with code {@code bad-address} */
    static Target parse(String text) {
        if (text.length() > LONGEST) {
            throw refused("it has %d characters; at most %d fit".formatted(text.length(), LONGEST));
        }
        URI uri = uri(text.strip());
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused("it begins with https:// or http://");
        }
        if (uri.getRawUserInfo() != null) {
            throw refused("it carries a name or password, which would be shown to everybody here: the signature says "
                    + "who calls");
        }
        if (uri.getRawFragment() != null) {
            throw refused("what follows # never reaches a server");
        }
        String host = uri.getHost();
        if (host == null) {
            throw refused("it names no host, such as hooks.example.com");
        }
        boolean secure = scheme.equals("https");
        int port = uri.getPort() == -1 ? secure ? HTTPS : HTTP : uri.getPort();
        if (port < 1 || port > 65_535) {
            throw refused("%d is no port".formatted(port));
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(
                secure,
                host.replace("[", "").replace("]", "").toLowerCase(Locale.ROOT),
                port,
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.isOpaque() || !uri.toASCIIString().equals(text)) {
                throw refused("it is written in ASCII, such as https://hooks.example.com/accord");
            }
            return uri;
        } catch (URISyntaxException wrong) {
            throw refused(wrong.getReason().toLowerCase(Locale.ROOT));
        }
    }

    private static Refused refused(String why) {
        return Refused.invalid("bad-address", "%s", "this address cannot be called: " + why);
    }

    /** What the server is called by, which may stand for several behind one address. */
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == (secure ? HTTPS : HTTP) ? name : name + ":" + port;
    }
}
