package dev.accord.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.shared.Refused;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.255",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:a00:1]",
                "[::10.0.0.1]",
                "[64:ff9b::10.0.0.1]",
                "[64:ff9b:1::1]",
                "[100::1]",
                "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
                "[2001:db8::1]",
                "[2002:7f00:1::]",
                "[fc00::1]",
                "[fd12:3456::1]",
                "[fe80::1]",
                "[fec0::1]",
                "[ff02::1]",
                "localhost"
            })
    void staysShutForWhatIsNotOnThePublicInternet(String host) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Gate.open(target(host), allowing()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("forbidden-address"));
    }

    /** Some resolvers take them for addresses. */
    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "0x7f000001", "127.1", "127.0.0.1."})
    void isNotPickedByOtherWaysToWriteAnAddress(String host) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> Gate.open(target(host), allowing()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "[2606:4700::1111]",
                "[2a00:1450:4001:80b::200e]",
                "[64:ff9b::1.1.1.1]",
                "[::ffff:1.1.1.1]"
            })
    void isOpenForThePublicInternet(String host) throws Exception {
        assertThat(Gate.open(target(host), allowing()))
                .isEqualTo(InetAddress.getByName(host.replaceAll("[\\[\\]]", "")));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost, true",
        "localhost, 127.0.0.0/8, true",
        "LOCALHOST, localhost, true",
        "127.0.0.1, localhost, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.2, 127.0.0.1, false",
        "10.1.200.3, 10.1.0.0/16, true",
        "10.2.0.1, 10.1.0.0/16, false",
        "[fd00:1::5], fd00:1::/32, true",
        "[fd00:2::5], fd00:1::/32, false",
        "[::ffff:10.1.0.1], 10.1.0.0/16, true",
        "10.1.0.1, ::/0, false"
    })
    void opensForWhatAnAdministratorAllows(String host, String allowed, boolean open) {
        Target target = target(host);
        AllowedTargets.Known known = allowing(allowed);
        if (open) {
            assertThat(Gate.open(target, known)).isNotNull();
        } else {
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> Gate.open(target, known));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "256.1.1.1", "1.2.3.4/x", "fd00::/129", "a:b", "1:2/3/4", "/8"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Network.parse(text))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("bad-network"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.com",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "https:hooks.example.com",
                "https://",
                "https:///path",
                "https://user:secret@hooks.example.com/",
                "https://user@hooks.example.com/",
                "https://hooks.example.com/#part",
                "https://hooks.example.com:0/",
                "https://hooks.example.com:70000/",
                "https://hooks.example.com/a b",
                "https://hooks.example.com/\r\nX-Evil: 1",
                "https://höoks.example.com/"
            })
    void refusesWhatIsNoAddressToCall(String url) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Target.parse(url))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("bad-address"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://Hooks.Example.com, true, hooks.example.com, 443, /, hooks.example.com",
        "http://hooks.example.com:8080/a/b?c=d&e=%20, false, hooks.example.com, 8080, /a/b?c=d&e=%20, hooks.example.com:8080",
        "https://[2606:4700::1111]:8443/x, true, 2606:4700::1111, 8443, /x, [2606:4700::1111]:8443",
        "HTTP://hooks.example.com:80/?q, false, hooks.example.com, 80, /?q, hooks.example.com"
    })
    void readsAnAddress(String url, boolean secure, String host, int port, String path, String authority) {
        Target target = Target.parse(url);

        assertThat(target).isEqualTo(new Target(secure, host, port, path));
        assertThat(target.authority()).isEqualTo(authority);
    }

    private static Target target(String host) {
        return Target.parse("https://" + host + "/");
    }

    private static AllowedTargets.Known allowing(String... targets) {
        return AllowedTargets.Known.of(List.of(targets));
    }
}
