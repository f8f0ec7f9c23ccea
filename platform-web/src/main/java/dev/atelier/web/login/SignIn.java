package dev.atelier.web.login;

import java.util.List;

/**
 * What the identity provider says about a person, from a token that was verified.
 *
 * @param subject the provider's unchanging id of the person
 * @param username what the person types to sign in
 * @param displayName how the person is shown
 * @param tenants names of the tenants the person belongs to
 * @param roles names of the person's roles
 */
public record SignIn(String subject, String username, String displayName, List<String> tenants, List<String> roles) {
    public SignIn {
        tenants = List.copyOf(tenants);
        roles = List.copyOf(roles);
    }
}
