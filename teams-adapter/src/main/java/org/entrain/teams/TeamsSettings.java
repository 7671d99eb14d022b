package org.entrain.teams;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * How this program is known to Teams.
 *
 * @param appId the bot's Microsoft app id
 * @param password its client secret
 * @param tenantId the tenant that the bot is registered in; may be empty for {@link Type#MULTI_TENANT}
 * @param type where its tokens come from, and whom it serves
 * @param openIdMetadataUrl where the keys of the platform's tokens are described
 * @param loginUrl where the bot's own tokens come from, without a path
 * @param trustedHosts further hosts, such as {@code localhost:3979}, that may call and be called, over plain HTTP too:
 *     the playground's, or a test's; empty otherwise
 */
public record TeamsSettings(
        String appId,
        String password,
        String tenantId,
        Type type,
        String openIdMetadataUrl,
        String loginUrl,
        Set<String> trustedHosts) {
    /** Microsoft's own description of its keys. */
    public static final String OPEN_ID_METADATA_URL =
            "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /** Microsoft's own token service. */
    public static final String LOGIN_URL = "https://login.microsoftonline.com";

    /** The connectors of the public cloud and of the US government's community cloud. */
    private static final Set<String> CONNECTORS =
            Set.of("smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com");

    /** The two registrations that a bot without a managed identity can have. */
    public enum Type {
        /** Registered in one tenant, and serves that tenant alone. */
        SINGLE_TENANT,
        /** Serves every tenant it is installed in. */
        MULTI_TENANT
    }

    public TeamsSettings {
        trustedHosts = Set.copyOf(trustedHosts);
        if (appId.isBlank()) {
            throw new IllegalArgumentException("Teams needs an app id");
        }
        if (type == Type.SINGLE_TENANT && tenantId.isBlank()) {
            throw new IllegalArgumentException("A single-tenant bot needs the id of its tenant");
        }
    }

    /** A bot of Microsoft's public cloud. */
    public static TeamsSettings of(String appId, String password, String tenantId, Type type) {
        return new TeamsSettings(appId, password, tenantId, type, OPEN_ID_METADATA_URL, LOGIN_URL, Set.of());
    }

    /** Whether the bot's token may be sent to {@code url}: the connectors of Teams over HTTPS, and the trusted hosts. */
    boolean trusts(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException expected) {
            return false;
        }
        if (uri.getHost() == null || uri.getUserInfo() != null) {
            return false;
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean connector = CONNECTORS.contains(host) || host.endsWith(".botframework.com");
        return (connector && "https".equals(uri.getScheme()) && uri.getPort() == -1) || isTrustedHost(uri);
    }

    /** Whether a file may be fetched from {@code uri}: anywhere over HTTPS, else from the trusted hosts. */
    boolean mayFetch(URI uri) {
        return uri.getHost() != null && ("https".equals(uri.getScheme()) || isTrustedHost(uri));
    }

    private boolean isTrustedHost(URI uri) {
        String host = uri.getPort() == -1 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        return trustedHosts.contains(host);
    }

    /** Whether what happens between these tenants is served; false where there is none. */
    boolean serves(Set<String> tenants) {
        return !tenants.isEmpty()
                && (type == Type.MULTI_TENANT || tenants.stream().allMatch(tenantId::equalsIgnoreCase));
    }

    /** The tenant whose token service knows the bot. */
    String tokenTenant() {
        return type == Type.SINGLE_TENANT ? tenantId : "botframework.com";
    }

    @Override
    public String toString() {
        return "TeamsSettings[appId=%s, type=%s]".formatted(appId, type);
    }
}
