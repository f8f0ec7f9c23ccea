package dev.atelier.local.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** The environments of the servers. Only the platform sees settings of Atelier, which may be keys of model providers. */
public final class Environments {
    private Environments() {}

    /** The launcher's environment without anybody's settings: neither Atelier's nor options for all JVMs or Keycloak. */
    public static Map<String, String> plain(Map<String, String> inherited) {
        Map<String, String> result = new LinkedHashMap<>(inherited);
        result.keySet()
                .removeIf(name -> name.startsWith("ATELIER_")
                        || name.startsWith("KC_")
                        || name.startsWith("KEYCLOAK_")
                        || name.equals("JAVA_TOOL_OPTIONS")
                        || name.equals("JDK_JAVA_OPTIONS"));
        return result;
    }

    static Map<String, String> with(Map<String, String> base, Map<String, String> more) {
        Map<String, String> result = new LinkedHashMap<>(base);
        result.putAll(more);
        return result;
    }
}
