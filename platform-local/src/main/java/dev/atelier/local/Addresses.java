package dev.atelier.local;

import dev.atelier.local.server.Ports;
import java.util.Map;

/** Where everything listens, decided before anything starts. */
record Addresses(int gateway, int keycloak, int platform, int database, String publicUrl) {

    /** Takes the configured ports if they are free, and free ones for what only we connect to. */
    static Addresses choose(LocalSettings settings) {
        Ports ports = new Ports();
        int gateway = take(ports, settings.port(), "./atelier up --port 9090");
        int keycloak = take(ports, settings.keycloakPort(), "ATELIER_KEYCLOAK_PORT=9180 ./atelier up");
        if (gateway == keycloak) {
            throw new Complaint("ATELIER_PORT and ATELIER_KEYCLOAK_PORT are both " + gateway
                    + ". Give them different ports: ATELIER_KEYCLOAK_PORT=9180");
        }
        return new Addresses(gateway, keycloak, ports.free(), ports.free(), settings.publicUrl(gateway));
    }

    Map<String, Integer> ports() {
        return Map.of("gateway", gateway, "keycloak", keycloak, "platform", platform, "database", database);
    }

    private static int take(Ports ports, int wanted, String example) {
        if (wanted == 0) {
            return ports.free();
        }
        if (!Ports.isFree(wanted)) {
            throw new Complaint("Port " + wanted + " is in use by another program, or you may not use it."
                    + " Stop that program, or choose another port: " + example);
        }
        return wanted;
    }
}
