package dev.accord.webhooks;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public internet, by the registries of special-purpose addresses of IANA (RFC 6890). The
 * others are of this machine, of its network, or of nobody: whoever could make the portal call them would reach through it
 * what is closed to them.
 */
final class PublicInternet {

    private static final List<Network> CLOSED_IPV4 = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // behind the address translation of a carrier
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, where clouds tell machines their secrets
            "172.16.0.0/12", // private
            "192.0.0.0/24", // assigned to protocols
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16", // private
            "198.18.0.0/15", // measurements
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    /** All that is public in IPv6 today; loopback, link-local, unique-local and multicast lie outside of it. */
    private static final Network GLOBAL_IPV6 = Network.parse("2000::/3");

    private static final List<Network> CLOSED_IPV6 = networks(
            "2001::/23", // assigned to protocols, among them Teredo, which carries IPv4
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which carries IPv4
            "3fff::/20"); // documentation

    /** What a network that has no IPv4 translates: the last four bytes are the address. */
    private static final Network TRANSLATED = Network.parse("64:ff9b::/96");

    private static final int IPV4_IN_IPV6 = 12;

    private PublicInternet() {}

    static boolean has(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            // also what was only mapped to IPv6: the JDK makes IPv4 of it
            return CLOSED_IPV4.stream().noneMatch(closed -> closed.contains(address));
        }
        return TRANSLATED.contains(address)
                ? has(translated(address))
                : GLOBAL_IPV6.contains(address) && CLOSED_IPV6.stream().noneMatch(closed -> closed.contains(address));
    }

    private static InetAddress translated(InetAddress address) {
        byte[] all = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(all, IPV4_IN_IPV6, all.length));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }
}
