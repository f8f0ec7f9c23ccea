package dev.atelier.core.tenant;

import java.util.Collection;
import java.util.List;

/**
 * What a verified token of the identity provider says about a person.
 *
 * @param subject the provider's immutable id of the person
 * @param tenants the keys of the tenants that the person belongs to; empty for somebody who gets a tenant of their own
 */
public record SignIn(
        String subject, String username, String displayName, List<String> tenants, Role role, boolean administrator) {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_KEY = 190;

    /** Reads the claims of a token; names that are too long for us are cut, for the provider allows any. */
    public static SignIn of(
            String subject,
            String username,
            String displayName,
            Collection<String> tenantNames,
            Collection<String> roleNames) {
        if (subject.isBlank() || subject.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a token's subject must have 1 to 190 characters");
        }
        String login = username.isBlank() ? subject : username;
        return new SignIn(
                subject,
                cut(login, LONGEST_NAME),
                cut(displayName.isBlank() ? login : displayName, LONGEST_NAME),
                tenantNames.stream()
                        .map(name -> name.startsWith("/") ? name.substring(1) : name)
                        .filter(name -> !name.isBlank() && name.length() <= LONGEST_KEY)
                        .sorted()
                        .toList(),
                Role.strongestOf(roleNames),
                roleNames.contains("administrator"));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
