package dev.accord.webhooks;

import dev.accord.shared.Refused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Says which address is called for a host. The name is looked up once, each of its addresses has to be open, and the one
 * that is given is the one to connect to: whoever answers differently a moment later has no say in it.
 */
final class Gate {

    private Gate() {}

    /** @throws Refused with code {@code unknown-host} or {@code forbidden-address} */
    static InetAddress open(Target target, AllowedTargets.Known allowed) {
        List<InetAddress> addresses = addresses(target.host());
        for (InetAddress address : addresses) {
            if (!PublicInternet.has(address) && !allowed.covers(target.host(), address)) {
                throw Refused.invalid(
                        "forbidden-address",
                        "%s is %s, which is not on the public internet: allow that host or network first",
                        target.host(),
                        address.getHostAddress());
            }
        }
        return addresses.getFirst();
    }

    private static List<InetAddress> addresses(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException nobody) {
            throw Refused.invalid("unknown-host", "the host %s is not known", host);
        }
    }
}
