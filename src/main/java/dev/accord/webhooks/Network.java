package dev.accord.webhooks;

import dev.accord.shared.Refused;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Addresses that begin with the same bits, such as {@code 10.0.0.0/8}. */
record Network(InetAddress address, int bits) {

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*", Pattern.CASE_INSENSITIVE);

    /** Whether the text is meant as addresses, and not as the name of a host. */
    static boolean looksLike(String text) {
        return text.contains("/") || text.contains(":") || text.matches("[\\d.]+");
    }

    /** @throws Refused with code {@code bad-network} */
    static Network parse(String text) {
        String[] parts = text.split("/", 2);
        InetAddress address = literal(parts[0], text);
        int most = address.getAddress().length * Byte.SIZE;
        int bits = parts.length == 1 ? most : parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
        if (bits < 0 || bits > most) {
            throw refused(text);
        }
        return new Network(address, bits);
    }

    /** Never a name, so that nobody is asked for it. */
    private static InetAddress literal(String address, String text) {
        if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
            throw refused(text);
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException wrong) {
            throw refused(text);
        }
    }

    private static Refused refused(String text) {
        return Refused.invalid(
                "bad-network", "\"%s\" is no network, such as 10.1.0.0/16, 192.168.1.20 or fd00::/8", text);
    }

    boolean contains(InetAddress other) {
        int length = address.getAddress().length * Byte.SIZE;
        return other.getAddress().length * Byte.SIZE == length
                && number(other).xor(number(address)).shiftRight(length - bits).signum() == 0;
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    @Override
    public String toString() {
        boolean single = bits == address.getAddress().length * Byte.SIZE;
        return address.getHostAddress() + (single ? "" : "/" + bits);
    }
}
