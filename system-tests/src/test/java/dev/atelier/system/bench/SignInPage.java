package dev.atelier.system.bench;

import dev.atelier.system.Installation;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** What somebody who is not signed in is led to. */
record SignInPage(int port, String host) {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int MOST_HOPS = 6;

    /** Opens the platform's address again and again until that leads to the identity provider's form. */
    void await(Installation installation) throws InterruptedException {
        Instant deadline = Instant.now().plus(LONGEST);
        while (!answers()) {
            if (!installation.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("the installation did not start:\n" + installation.output());
            }
            Thread.sleep(PAUSE);
        }
    }

    private boolean answers() throws InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build()) {
            URI address = URI.create("http://" + host + "/login");
            for (int hop = 0; hop < MOST_HOPS; hop++) {
                HttpResponse<String> answer = http.send(request(address), BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return answer.body().contains("kc-form-login");
                }
                String next = answer.headers().firstValue("Location").orElse("");
                if (next.isEmpty()) {
                    return false;
                }
                address = address.resolve(next);
            }
            return false;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static HttpRequest request(URI address) {
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        URI direct = URI.create("http://127.0.0.1:" + address.getPort() + address.getRawPath() + query);
        return HttpRequest.newBuilder(direct)
                .header("Host", address.getAuthority())
                .header("Accept", "text/html")
                .timeout(Duration.ofSeconds(30))
                .build();
    }
}
